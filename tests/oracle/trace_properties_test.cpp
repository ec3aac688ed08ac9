// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "tests/oracle/trace.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/random_ledger.hpp"

using namespace sluice::oracle;

namespace {

constexpr std::uint64_t ledger_count = 2000;
constexpr Rule rules[] = {Rule::haircut, Rule::fifo,          Rule::lifo,
                          Rule::libr,    Rule::tainted_first, Rule::poison};

std::int64_t sum_of(const BySource& parts) {
  return std::accumulate(parts.begin(), parts.end(), std::int64_t{0},
                         [](std::int64_t sum, const auto& part) { return sum + part.second; });
}

bool parts_add_up(const Result& result) {
  std::vector<std::int64_t> rests(result.sources.size(), 0);
  for (const auto& account : result.accounts) {
    if (sum_of(account.by_source) != *account.rests) return false;
    for (const auto& [source, amount] : account.by_source) rests[static_cast<std::size_t>(source)] += amount;
  }
  for (const auto& transfer : result.transfers)
    if (sum_of(transfer.by_source) != *transfer.traced || *transfer.traced > transfer.amount) return false;
  for (std::size_t s = 0; s < rests.size(); ++s) {
    const auto& source = result.sources[s];
    if (rests[s] != source.rests) return false;
    if (source.stolen
        != source.rests + source.dissipated + source.left_visibility + source.returned + source.other_victims
               + source.under_floor)
      return false;
  }
  return true;
}

std::int64_t carried(const Result& result, const std::string& transfer) {
  for (const auto& listed : result.transfers)
    if (listed.id == transfer) return *listed.traced;
  return 0;
}

// Payments from outside to inside, and from inside to outside: their parties are outside in any case.
std::vector<std::string> rows_at_edge(const Ledger& ledger, bool entering) {
  std::vector<std::string> ids;
  for (const auto& row : ledger.rows) {
    const bool payer_in = kind_of(ledger, row.payer) == Account::Kind::inside;
    const bool payee_in = kind_of(ledger, row.payee) == Account::Kind::inside;
    if (payer_in != payee_in && payee_in == entering) ids.push_back(row.id);
  }
  return ids;
}

}  // namespace

TEST_CASE("conservation on random ledgers under every rule") {
  for (std::uint64_t seed = 0; seed < ledger_count; ++seed) {
    const Ledger ledger = random_ledger(seed);
    Query query = random_query(ledger, seed);
    for (const Rule rule : rules) {
      query.rule = rule;
      if (rule == Rule::libr || rule == Rule::tainted_first) query.backward = false;
      const Result result = trace(ledger, query);
      INFO("seed " << seed << ", rule " << static_cast<int>(rule));
      if (rule != Rule::poison && !parts_add_up(result)) FAIL("the ends do not add up to what was stolen");
      CHECK(result.sources.size() + result.unknown_at.size() == query.sources.size());
    }
  }
}

TEST_CASE("in the completed ledger no balance is below zero and given balances hold") {
  for (std::uint64_t seed = 0; seed < ledger_count; ++seed) {
    const Ledger ledger = random_ledger(seed);
    const Completed done = complete(ledger, {"A"});
    INFO("seed " << seed);
    for (const auto& pocket : done.pockets)
      for (std::size_t count = 0; count <= done.rows.size(); ++count)
        if (balance_after(done.rows, count, pocket.id, pocket.opening) < 0) FAIL(pocket.id.account);
    for (const auto& row : ledger.rows) {
      if (!row.payer_balance_after || row.payer == "A") continue;
      const auto pocket = std::ranges::find(done.pockets, PocketId{row.payer, row.currency}, &Pocket::id);
      if (pocket == done.pockets.end()) continue;
      const auto here = std::ranges::find(done.rows, std::optional(row.id), &CompletedRow::id);
      const auto count = static_cast<std::size_t>(here - done.rows.begin()) + 1;
      CHECK(balance_after(done.rows, count, pocket->id, pocket->opening)
            == std::max<std::int64_t>(*row.payer_balance_after, 0));
    }
  }
}

TEST_CASE("everything a conserving rule lists is marked by poison, limits and all") {
  for (std::uint64_t seed = 0; seed < ledger_count; ++seed) {
    const Ledger ledger = random_ledger(seed);
    Query query = random_query(ledger, seed);
    const auto listed = [&](Rule rule) {
      query.rule = rule;
      auto transfers = trace(ledger, query).transfers;
      for (auto& transfer : transfers) transfer.traced.reset(), transfer.by_source.clear();
      return transfers;
    };
    INFO("seed " << seed);
    const auto marked = listed(Rule::poison);
    for (const Rule rule : {Rule::haircut, Rule::fifo, Rule::lifo})
      for (const auto& transfer : listed(rule))
        if (std::ranges::find(marked, transfer) == marked.end()) FAIL("traced, but not marked");
  }
}

TEST_CASE("backward is the exact mirror of forward under fifo and lifo") {
  int pairs = 0;
  for (std::uint64_t seed = 0; seed < ledger_count / 2; ++seed) {
    const Ledger ledger = random_ledger(seed);
    for (const Rule rule : {Rule::fifo, Rule::lifo})
      for (const auto& in : rows_at_edge(ledger, true)) {
        const Result forward = trace(ledger, {.sources = {{in, ""}}, .rule = rule});
        for (const auto& out : rows_at_edge(ledger, false)) {
          const Result back = trace(ledger, {.sources = {{out, ""}}, .rule = rule, .backward = true});
          INFO("seed " << seed << ", " << in << " to " << out);
          if (carried(forward, out) != carried(back, in)) FAIL("not a mirror");
          ++pairs;
        }
      }
  }
  CHECK(pairs > 1000);
}

TEST_CASE("two cut-offs agree on their common past") {
  for (std::uint64_t seed = 0; seed < ledger_count; ++seed) {
    const Ledger ledger = random_ledger(seed);
    Query query = random_query(ledger, seed);
    query.backward = false;
    query.until_ns.reset();
    const auto whole = trace(ledger, query).transfers;
    query.until_ns = ledger.rows[ledger.rows.size() / 2].time_ns;
    const auto past = trace(ledger, query).transfers;
    INFO("seed " << seed);
    CHECK(past.size() <= whole.size());
    CHECK(std::equal(past.begin(), past.end(), whole.begin()));
  }
}
