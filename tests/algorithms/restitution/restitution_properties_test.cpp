// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <utility>

#include "algorithms/bounds/bounds.hpp"
#include "tests/algorithms/restitution/asked_refund.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/random_ledger.hpp"

using namespace sluice;

namespace {

constexpr oracle::Method methods[] = {oracle::Method::article_8, oracle::Method::pari_passu,
                                      oracle::Method::rolling,   oracle::Method::fifo,
                                      oracle::Method::lifo,      oracle::Method::libr};

/// All that can be stolen money is frozen, or a part, or more than is there; some of it was repaid.
oracle::RefundQuery random_refund(const oracle::Ledger& ledger, std::uint64_t seed) {
  oracle::RandomNumbers random(seed * 31 + 5);
  oracle::RefundQuery query{.stolen = oracle::random_query(ledger, seed), .frozen = {}};
  query.stolen.backward = false;
  query.frozen = oracle::freeze_all(ledger, query.stolen);
  for (auto& frozen : query.frozen)
    if (random.chance(40)) frozen.amount = random.between(0, frozen.amount + 5);
  if (random.chance(50)) std::ranges::reverse(query.frozen);
  for (const auto& victim : oracle::refund(ledger, query).victims)
    if (random.chance(40)) query.repaid[{victim.victim, victim.currency}] = random.between(0, 12);
  query.count_receipts = random.chance(50);
  query.weight_open = random.chance(30);
  return query;
}

/// The oracle lists the victims of one transfer by their names, the engine by their first source.
std::vector<oracle::Receipt> by_name(std::vector<oracle::Receipt> receipts) {
  const auto order = [](const oracle::Receipt& receipt) {
    return std::pair(receipt.transfer, receipt.victim);
  };
  std::ranges::sort(receipts, {}, order);
  return receipts;
}

using Claim8 = std::pair<PocketNo, std::uint32_t>;

std::map<Claim8, Amount> sums_by_claim(const Restitution& result) {
  std::map<Claim8, Amount> sums;
  for (const auto& row : result.rows) sums[{row.pocket, row.victim}] += row.amount;
  return sums;
}

/// What holds for every answer, whatever the method.
void check_sums(const TransferGraph& graph, const Restitution& result) {
  const auto sums = sums_by_claim(result);
  for (const auto& account : result.accounts) {
    Amount sum;
    for (const auto& [claim, amount] : sums)
      if (claim.first == account.pocket) sum += amount;
    CHECK(sum == account.returned);
    CHECK(account.returned <= account.frozen);
    CHECK((account.because == RemainsBecause::nothing_remains) == (account.remains() == Amount(0)));
  }
  for (const auto& victim : result.victims) {
    Amount sum;
    for (const auto& [claim, amount] : sums)
      if (claim.second == victim.victim && graph.currency(claim.first) == victim.currency) sum += amount;
    CHECK(sum == victim.returned);
    CHECK(victim.returned <= victim.loss - victim.repaid);
  }
  for (const auto& row : result.rows) {
    CHECK(row.amount > Amount(0));
    CHECK(!row.transfers.empty());
    CHECK(std::ranges::adjacent_find(row.transfers, std::ranges::greater_equal{}) == row.transfers.end());
  }
}

/// The transfers that this victim's sources alone mark, other victims' accounts being outside as ever.
std::vector<TransferNo> marked_for(const tests::AskedRefund& asked, TraceQuery query, std::uint32_t victim) {
  query.rule = Rule::poison;
  query.hops_max.reset();
  query.horizon.reset();
  query.amount_min.clear();
  for (const auto& source : query.sources)
    query.boundary.uncovered.push_back(asked.graph().account(asked.graph().payer(source.transfer)));
  std::erase_if(query.sources, [&](const Source& source) { return source.victim != victim; });
  std::vector<TransferNo> marked;
  for (const auto& row : trace(asked.graph(), query).transfers)
    if (row.key.phase() == RowKey::the_transfer) marked.push_back(row.key.transfer());
  return marked;
}

void check_marked_inflows(tests::AskedRefund& asked, const Restitution& result) {
  for (const auto& row : result.rows) {
    auto expected = marked_for(asked, asked.query(), row.victim);
    std::erase_if(expected, [&](TransferNo transfer) { return asked.graph().payee(transfer) != row.pocket; });
    CHECK(row.transfers == expected);
  }
}

}  // namespace

TEST_CASE("every refund method gives the oracle's answer on random ledgers") {
  std::size_t rows = 0;
  for (std::uint64_t seed = 1; seed <= 1'500; ++seed) {
    const auto ledger = oracle::random_ledger(seed);
    auto query = random_refund(ledger, seed);
    const tests::AskedRefund asked(ledger, query.stolen);
    for (const auto method : methods) {
      query.method = method;
      CAPTURE(seed, static_cast<int>(method));
      const auto engine = asked.refund(query), slow = oracle::refund(ledger, query);
      rows += engine.rows.size();
      CHECK((engine.rows == slow.rows));
      CHECK((engine.victims == slow.victims));
      CHECK((engine.accounts == slow.accounts));
      CHECK((by_name(engine.receipts) == by_name(slow.receipts)));
    }
  }
  CHECK(rows > 5'000);
}

TEST_CASE("refunds add up, and article 8 gives nobody more than can be his") {
  for (std::uint64_t seed = 2'001; seed <= 2'500; ++seed) {
    const auto ledger = oracle::random_ledger(seed);
    auto query = random_refund(ledger, seed);
    tests::AskedRefund asked(ledger, query.stolen);
    Progress progress;
    const auto bounds = CaseBounds(asked.graph(), asked.query()).of_all(true, progress);
    for (const auto method : methods) {
      query.method = method;
      CAPTURE(seed, static_cast<int>(method));
      const auto result = asked.answer(query);
      check_sums(asked.graph(), result);
      if (method != oracle::Method::article_8) continue;
      check_marked_inflows(asked, result);
      for (const auto& [claim, amount] : sums_by_claim(result))
        for (const auto& account : bounds)
          for (const auto& victim : account.by_victim)
            if (Claim8(account.pocket, victim.victim) == claim) CHECK(amount <= victim.bounds.most);
    }
  }
}
