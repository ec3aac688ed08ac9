// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "tests/oracle/paths.hpp"
#include "tests/oracle/sweep.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/random_ledger.hpp"

using namespace sluice::oracle;

namespace {

constexpr std::uint64_t ledger_count = 2000;
constexpr Rule rules[] = {Rule::haircut, Rule::fifo, Rule::lifo, Rule::libr, Rule::tainted_first};

// Every random ledger with its question, forward and under each conserving rule.
template <class Check>
void for_each_question(const Check& check) {
  for (std::uint64_t seed = 0; seed < ledger_count; ++seed) {
    const Ledger ledger = random_ledger(seed);
    Query query = random_query(ledger, seed);
    query.backward = false;
    for (const Rule rule : rules) {
      query.rule = rule;
      INFO("seed " << seed << ", rule " << static_cast<int>(rule));
      check(ledger, query);
    }
  }
}

std::int64_t& end_of(TracedSource& source, const std::string& end) {
  if (end == "rests") return source.rests;
  if (end == "dissipated") return source.dissipated;
  if (end == "left_visibility") return source.left_visibility;
  if (end == "returned") return source.returned;
  if (end == "other_victims") return source.other_victims;
  return source.under_floor;
}

// The sources of the trace with their ends added up from the paths.
std::vector<TracedSource> summed(const std::vector<Path>& found, const std::vector<TracedSource>& traced) {
  std::vector<TracedSource> sums;
  for (const auto& source : traced)
    sums.push_back({.transfer = source.transfer, .victim = source.victim, .currency = source.currency});
  for (const auto& path : found) {
    auto& sum = sums[static_cast<std::size_t>(path.source)];
    sum.stolen += path.amount;
    end_of(sum, path.end) += path.amount;
  }
  return sums;
}

using Shares = std::map<int, std::int64_t>;  // by source

// The transfers of the trace, added up from the pieces that pass.
std::vector<TracedTransfer> passing(const std::vector<Path>& found, const std::vector<CompletedRow>& rows) {
  std::vector<Shares> shares(rows.size());
  for (const auto& path : found)
    for (const int row : path.rows) shares[static_cast<std::size_t>(row)][path.source] += path.amount;
  std::vector<TracedTransfer> transfers;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (shares[i].empty()) continue;
    const auto& row = rows[i];
    std::int64_t sum = 0;
    for (const auto& [source, share] : shares[i]) sum += share;
    transfers.push_back({row.id, row.payer, row.payee, row.time_ns, row.amount, row.currency, sum,
                         BySource(shares[i].begin(), shares[i].end())});
  }
  return transfers;
}

// What rests (or ends outside) in each pocket, by source.
std::map<PocketId, Shares> ends_by_pocket(const std::vector<Path>& found, bool resting) {
  std::map<PocketId, Shares> ends;
  for (const auto& path : found)
    if ((path.end == "rests") == resting && path.end != "under_floor")
      ends[{path.account, path.currency}][path.source] += path.amount;
  return ends;
}

std::int64_t sum_of(const Shares& shares) {
  std::int64_t sum = 0;
  for (const auto& [source, share] : shares) sum += share;
  return sum;
}

bool is_connected(const Path& path, const std::vector<CompletedRow>& rows, const std::string& source) {
  const auto row_at = [&](std::size_t i) { return rows[static_cast<std::size_t>(path.rows[i])]; };
  if (row_at(0).id != source) return false;
  for (std::size_t i = 1; i < path.rows.size(); ++i)
    if (path.rows[i - 1] >= path.rows[i] || row_at(i - 1).payee != row_at(i).payer
        || row_at(i - 1).currency != row_at(i).currency)
      return false;
  return row_at(path.rows.size() - 1).payee == path.account;
}

}  // namespace

TEST_CASE("path amounts add up to what the trace says of each source and end") {
  for_each_question([](const Ledger& ledger, const Query& query) {
    const Result traced = trace(ledger, query);
    if (summed(paths(ledger, query), traced.sources) != traced.sources) FAIL("the ends differ");
  });
}

TEST_CASE("path amounts add up to what the trace says of each account") {
  for_each_question([](const Ledger& ledger, const Query& query) {
    const auto found = paths(ledger, query);
    auto resting = ends_by_pocket(found, true), outside = ends_by_pocket(found, false);
    for (const auto& account : trace(ledger, query).accounts) {
      const PocketId pocket{account.account, account.currency};
      const Shares rests(account.by_source.begin(), account.by_source.end());
      if (resting[pocket] != rests) FAIL("what rests at " << account.account << " differs");
      if (!account.end.empty() && sum_of(outside[pocket]) != *account.received) FAIL("an end differs");
      resting.erase(pocket);
      outside.erase(pocket);
    }
    if (!resting.empty() || !outside.empty()) FAIL("a path ends where nothing is traced");
  });
}

TEST_CASE("on every row the pieces that pass add up to its share") {
  for_each_question([](const Ledger& ledger, const Query& query) {
    const auto rows = lay_out(ledger, query).rows;
    if (passing(paths(ledger, query), rows) != trace(ledger, query).transfers) FAIL("a share differs");
  });
}

TEST_CASE("a path leads from its source to its end, once, and carries no more than its narrowest row") {
  for_each_question([](const Ledger& ledger, const Query& query) {
    const Sweep sweep = lay_out(ledger, query);
    const auto found = paths(ledger, query);
    std::set<std::vector<int>> seen;
    for (const auto& path : found) {
      const auto& source = sweep.sources[static_cast<std::size_t>(path.source)].transfer;
      if (!is_connected(path, sweep.rows, source)) FAIL("rows that do not follow each other");
      if (!seen.insert(path.rows).second) FAIL("the same rows twice");
      if (path.amount <= 0 || path.amount > path.bottleneck.value_or(path.amount)) FAIL("a wrong amount");
      const bool has_lots = query.rule == Rule::fifo || query.rule == Rule::lifo;
      if (path.bottleneck.has_value() == has_lots) FAIL("a bottleneck belongs to the rules without lots");
    }
    std::size_t shares = 0;
    for (const auto& transfer : trace(ledger, query).transfers) shares += transfer.by_source.size();
    if (found.size() > shares) FAIL("more than one new piece for a share");
  });
}

TEST_CASE("recoverable is what rests, as far as the balance at the end allows") {
  int narrower = 0;
  for_each_question([&](const Ledger& ledger, const Query& query) {
    const Sweep sweep = lay_out(ledger, query);
    std::map<PocketId, std::int64_t> recoverable;
    const auto found = paths(ledger, query);
    for (const auto& path : found) {
      if (path.recoverable < 0 || path.recoverable > (path.end == "rests" ? path.amount : 0))
        FAIL("recoverable is not within what rests");
      recoverable[{path.account, path.currency}] += path.recoverable;
    }
    for (const auto& [pocket, rests] : ends_by_pocket(found, true)) {
      const auto balance = balance_after(sweep.rows, sweep.rows.size(), pocket, sweep.openings.at(pocket));
      if (recoverable[pocket] != std::min(sum_of(rests), balance)) FAIL("wrong in " << pocket.account);
      narrower += balance < sum_of(rests);
    }
  });
  CHECK(narrower > 100);
}
