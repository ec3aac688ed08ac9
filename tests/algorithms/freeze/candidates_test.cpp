// SPDX-License-Identifier: Apache-2.0
#include "algorithms/freeze/candidates.hpp"

#include "tests/oracle/caught.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/dated_accounts.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

using oracle::opened, oracle::pays;
using tests::AskedGraph, tests::at_second;

std::vector<FreezeCandidate> candidates_of(const AskedGraph& asked, CurrencyNo currency = CurrencyNo(0)) {
  return find_candidates(asked.graph, asked.query, trace(asked.graph, asked.query), currency);
}

/// V's 100 go by A, which pays 40 to B and to E, B 10 to C and all the rest to D. E pays 20 to F.
oracle::Ledger small_ledger() {
  return {{pays("v", "V", "A", 10, 100), pays("b", "A", "B", 20, 40), pays("e", "A", "E", 30, 40),
           pays("c", "B", "C", 40, 10), pays("d", "B", "D", 50, 30), pays("f", "E", "F", 60, 20)},
          {opened("A", 0), opened("B", 0), opened("C", 0), opened("D", 0), opened("E", 0), opened("F", 7)}};
}

std::string text_of(const AskedGraph& asked, const std::vector<FreezeCandidate>& candidates) {
  std::string text;
  for (const auto& candidate : candidates)
    text += (text.empty() ? "" : ", ") + asked.id(candidate.pocket).account + " "
            + std::to_string(candidate.holds.minor);
  return text;
}

}  // namespace

TEST_CASE("candidates hold victims' money: larger amounts, then earlier receipts, then ids") {
  const AskedGraph asked(tests::built(small_ledger()), {.sources = {{"v"}}});
  const auto candidates = candidates_of(asked);
  CHECK(text_of(asked, candidates) == "D 30, A 20, E 20, F 20, C 10");
  const auto& f = candidates[3];
  CHECK(f.balance == Amount(27));
  CHECK(f.first_receipt == at_second(60));
  CHECK(f.last_receipt == at_second(60));
  CHECK(f.level == 3);
  // Received at one moment: by id.
  auto ledger = small_ledger();
  ledger.rows.back().time_ns = ledger.rows[2].time_ns = at_second(10).ns;
  std::ranges::stable_sort(ledger.rows, {}, &oracle::Row::time_ns);
  const AskedGraph tied(tests::built(ledger), {.sources = {{"v"}}});
  CHECK(text_of(tied, candidates_of(tied)) == "D 30, A 20, E 20, F 20, C 10");
}

TEST_CASE("an account is first and last reached by transfers that carry victims' money") {
  const AskedGraph asked(tests::built({{pays("x", "X", "A", 1, 5), pays("v", "V", "A", 2, 5),
                                        pays("w", "V", "A", 3, 5), pays("y", "X", "A", 4, 5)},
                                       {opened("X", 10), opened("A", 0)}}),
                         {.sources = {{"v"}, {"w"}}});
  const auto candidates = candidates_of(asked);
  REQUIRE(candidates.size() == 1);
  CHECK(candidates[0].first_receipt == at_second(2));
  CHECK(candidates[0].last_receipt == at_second(3));
  CHECK(candidates[0].holds == Amount(10));
  CHECK(candidates[0].balance == Amount(20));
}

TEST_CASE("closed accounts are no candidates once that is known") {
  const auto ledger = tests::built(small_ledger(), {tests::closed_at("D", 70)});
  const auto text = [&](const oracle::Query& query) {
    const AskedGraph asked(ledger, query);
    return text_of(asked, candidates_of(asked));
  };
  CHECK(text({.sources = {{"v"}}}) == "A 20, E 20, F 20, C 10");
  CHECK(text({.sources = {{"v"}}, .known_at_ns = at_second(69).ns}) == "D 30, A 20, E 20, F 20, C 10");
  CHECK(text({.sources = {{"v"}}, .known_at_ns = at_second(45).ns}) == "E 40, B 30, A 20, C 10");
}

TEST_CASE("candidates are those of the slow program that hold something, in order") {
  for (std::uint64_t seed = 1; seed <= 1'500; ++seed) {
    INFO("seed " << seed);
    const auto ledger = oracle::random_ledger(seed);
    oracle::Query query{.sources = oracle::random_query(ledger, seed).sources};
    const auto at = ledger.rows[seed % ledger.rows.size()].time_ns;
    const auto expected = oracle::candidates(ledger, query, at);
    query.known_at_ns = at;
    std::set<oracle::PocketId> holding, found;
    for (const auto& account : oracle::trace(ledger, query).accounts)
      if (account.rests > 0) holding.insert({account.account, account.currency});
    std::erase_if(holding, [&](const auto& id) { return !std::ranges::binary_search(expected, id); });

    const AskedGraph asked(tests::built(ledger), query);
    for (const auto currency : currencies_of(asked.graph, asked.query)) {
      const auto candidates = candidates_of(asked, currency);
      CHECK(std::ranges::is_sorted(candidates, {}, [&](const FreezeCandidate& candidate) {
        return std::tuple(-candidate.holds, candidate.first_receipt, asked.id(candidate.pocket));
      }));
      for (const auto& candidate : candidates) {
        CHECK(candidate.holds <= candidate.balance);
        found.insert(asked.id(candidate.pocket));
      }
    }
    CHECK(found == holding);
  }
}

TEST_CASE("an institution without a response time takes the longest") {
  const ResponseTimes none;
  CHECK(none.of("X") == Duration::seconds(1'800));
  const ResponseTimes some{{{"X", Duration::seconds(60)}, {"Y", Duration::seconds(600)}},
                           Duration::seconds(600)};
  CHECK(some.of("X") == Duration::seconds(60));
  CHECK(some.of("Z") == Duration::seconds(600));
}

}  // namespace sluice
