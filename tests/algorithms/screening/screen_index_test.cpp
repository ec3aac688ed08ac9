// SPDX-License-Identifier: Apache-2.0
#include "algorithms/screening/screen_index.hpp"

#include <cmath>

#include "engine/run/parallel.hpp"
#include "tests/algorithms/screening/screened_ledger.hpp"
#include "tests/support/catch.hpp"

namespace sluice {
namespace {

using Ids = std::vector<std::string>;
using tests::TiedLedger;

/// 1,000 come to a mule, who keeps 300; the rest goes through `next` to `last`. `friend` once paid the mule,
/// and `stranger` paid `friend`.
TiedLedger theft() {
  return TiedLedger()
      .pays("p", "friend", "mule", 0, 10)
      .pays("q", "stranger", "friend", 0, 10)
      .pays("f", "victim", "mule", 1, 1'000)
      .pays("1", "mule", "next", 30, 700)
      .pays("2", "next", "last", 60, 700);
}

AccountScreening screen(const ScreenIndex& index, const std::string& id) {
  return index.screen(tests::account(index.graph(), id), index.as_of());
}

}  // namespace

TEST_CASE("accounts where victims' money is or was, and those near them, say so") {
  const auto index = tests::screen_index(theft().graph(), {}, {"f"});
  const auto mule = screen(index, "mule"), next = screen(index, "next"), friendly = screen(index, "friend");
  CHECK(tests::codes(mule.reasons).front() == "holds-traced");
  // The mule's own 10 share in what leaves: 700 · 1,000 / 1,010 went on, rounded to whole units.
  CHECK(mule.traced[0].rests == Amount(1'000) - next.traced[0].received);
  CHECK(mule.level == RiskLevel::high);
  CHECK(mule.distance == 0u);
  CHECK(tests::codes(next.reasons).front() == "passed-on-traced");
  CHECK(next.traced[0].rests == Amount(0));
  CHECK(friendly.distance == 1u);
  CHECK(tests::has_code(friendly.reasons, ReasonCode::near_known_case));
  CHECK(screen(index, "stranger").distance == 2u);
  CHECK(index.known_case_count() == 3);
}

TEST_CASE("a victim is not suspected for being near") {
  const auto index = tests::screen_index(theft().graph(), {}, {"f"});
  const auto victim = screen(index, "victim");
  CHECK(victim.distance == 1u);
  CHECK_FALSE(tests::has_code(victim.reasons, ReasonCode::near_known_case));
  CHECK(victim.level == RiskLevel::low);
}

TEST_CASE("labels confirm and clear") {
  const auto index = tests::screen_index(theft().graph(), {"last"}, {}, {"next"});
  const auto last = screen(index, "last"), next = screen(index, "next");
  CHECK(last.is_confirmed == true);
  CHECK(tests::codes(last.reasons).front() == "confirmed-case");
  CHECK(last.risk >= 0.95);
  CHECK(next.is_confirmed == false);
  CHECK(next.distance == 1u);
  CHECK(tests::has_code(next.reasons, ReasonCode::cleared));
  CHECK_FALSE(tests::has_code(next.reasons, ReasonCode::near_known_case));
  CHECK(next.risk == 0);
  CHECK_FALSE(screen(index, "mule").is_confirmed.has_value());
}

TEST_CASE("a small share of victims' money makes no known case") {
  const auto graph = theft().pays("salary", "employer", "last", 0, 100'000).graph();
  const auto index = tests::screen_index(graph, {}, {"f"});
  const auto last = screen(index, "last");
  CHECK(tests::has_code(last.reasons, ReasonCode::touched_traced));
  CHECK(last.distance == 1u);
  CHECK(screen(index, "employer").distance == 2u);
}

TEST_CASE("the risk is that of the reasons and of the score") {
  const auto index = tests::screen_index(theft().graph());
  const auto mule = screen(index, "mule");
  REQUIRE(mule.score.has_value());
  CHECK_FALSE(mule.distance.has_value());
  double none = 1 - *mule.score;
  for (const auto& reason : mule.reasons)
    if (reason.code != ReasonCode::suspect_score) none *= 1 - reason.risk;
  CHECK(std::abs(mule.risk - (1 - none)) < 1e-12);
}

TEST_CASE("closing, opening and long silence are judged at the moment asked for") {
  const auto day = [](std::int64_t d) { return TiedLedger::at_day(d); };
  const auto graph = TiedLedger()
                         .pays("1", "a", "b", 0, 100)
                         .pays("2", "a", "c", 24 * 10, 100)
                         .account("a", {}, unknown_time, AccountKind::bank_card, day(100))
                         .account("c", {}, day(9))
                         .account("silent", {}, day(1))
                         .account("shop", {}, unknown_time, AccountKind::merchant)
                         .pays("3", "a", "shop", 24 * 10, 100)
                         .pays("4", "a", "silent", 24 * 11, 100)
                         .graph();
  const auto index = tests::screen_index(graph);
  const auto at = [&](const std::string& id, std::int64_t d) {
    return index.screen(tests::account(graph, id), day(d)).reasons;
  };
  CHECK_FALSE(tests::has_code(at("a", 99), ReasonCode::closed));
  CHECK(tests::has_code(at("a", 100), ReasonCode::closed));
  CHECK(tests::has_code(at("c", 10), ReasonCode::opened_recently));
  CHECK(tests::has_code(at("c", 38), ReasonCode::opened_recently));
  CHECK_FALSE(tests::has_code(at("c", 39), ReasonCode::opened_recently));
  CHECK_FALSE(tests::has_code(at("c", 8), ReasonCode::opened_recently));
  CHECK_FALSE(tests::has_code(at("c", 189), ReasonCode::dormant));
  CHECK(tests::has_code(at("c", 190), ReasonCode::dormant));
  CHECK(tests::has_code(at("silent", 191), ReasonCode::dormant));
  CHECK_FALSE(tests::has_code(at("shop", 500), ReasonCode::dormant));
  // What is dated after the last moment known is not known.
  const auto early = tests::screen_index(graph.known_at(day(20)));
  CHECK_FALSE(
      tests::has_code(early.screen(tests::account(graph, "a"), day(150)).reasons, ReasonCode::closed));
}

TEST_CASE("who is not in the ledger is unknown, not innocent") {
  const auto unknown = ScreenIndex::screen_unknown();
  CHECK_FALSE(unknown.account.has_value());
  CHECK(tests::codes(unknown.reasons) == Ids{"not-in-ledger"});
  CHECK(unknown.level == RiskLevel::low);
}

TEST_CASE("the same answers for any number of threads") {
  const auto graph = theft().graph();
  const auto one = with_threads(1, [&] { return tests::screen_index(graph, {"last"}, {"f"}); });
  for (const std::size_t threads : {2u, 8u}) {
    const auto more = with_threads(threads, [&] { return tests::screen_index(graph, {"last"}, {"f"}); });
    for (std::uint32_t i = 0; i < graph.account_count(); ++i) {
      const auto a = one.screen(AccountNo(i), one.as_of()), b = more.screen(AccountNo(i), more.as_of());
      CHECK(a.risk == b.risk);
      CHECK(tests::codes(a.reasons) == tests::codes(b.reasons));
    }
  }
}

TEST_CASE("a ledger without a known transfer is answered for") {
  const auto graph = theft().graph();
  const auto index = tests::screen_index(graph.known_at(Time(-1)));
  CHECK(screen(index, "mule").risk == 0);
  CHECK(index.as_of() == Time(0));
}

}  // namespace sluice
