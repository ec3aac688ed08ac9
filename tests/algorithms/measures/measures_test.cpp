// SPDX-License-Identifier: Apache-2.0
#include "algorithms/measures/measures.hpp"

#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/dated_accounts.hpp"

namespace sluice {
namespace {

using oracle::opened, oracle::pays;
using tests::at_second;

/// V's 10 come to A at 10 s, W's 5 at 30 s.
oracle::Ledger two_payments() {
  return {{pays("v", "V", "A", 10, 10), pays("w", "W", "A", 30, 5), pays("a", "A", "B", 40, 3)},
          {opened("A", 2), opened("B", 0)}};
}

struct Asked : tests::AskedGraph {
  AccountNo account;
  PocketNo pocket;

  explicit Asked(const std::vector<AccountRow>& rows, const oracle::Query& asked = {.sources = {{"v"}}})
      : AskedGraph(tests::built(two_payments(), rows), asked),
        account(graph.find_account("A").value()),
        pocket(AskedGraph::pocket({"A", "CNY"})) {}

  Measure measure(std::int64_t from, std::int64_t to, const std::string& fraud_case) const {
    return {account, MeasureKind::freeze, at_second(from), at_second(to), "", fraud_case};
  }
  std::int64_t recoverable(const Measures& measures = {}) const {
    return recoverable_at_most(graph, query, measures, pocket).minor;
  }
};

oracle::Query until(std::int64_t second) { return {.sources = {{"v"}}, .until_ns = second * 1'000'000'000}; }
oracle::Query known_at(std::int64_t second) {
  return {.sources = {{"v"}}, .known_at_ns = second * 1'000'000'000};
}

}  // namespace

TEST_CASE("kinds of measures are read as they are written, and by a short name") {
  for (const auto kind : {MeasureKind::stop_payment, MeasureKind::freeze})
    CHECK(parse_measure_kind(to_text(kind)) == kind);
  CHECK(parse_measure_kind("stop") == MeasureKind::stop_payment);
  CHECK_FALSE(parse_measure_kind("Freeze"));
  CHECK_FALSE(parse_measure_kind(""));
}

TEST_CASE("a measure is in force from its first to its last instant, both included") {
  const Measure measure{AccountNo(0), MeasureKind::freeze, Time(5), Time(9), "", ""};
  CHECK_FALSE(in_force(measure, Time(4)));
  CHECK(in_force(measure, Time(5)));
  CHECK(in_force(measure, Time(9)));
  CHECK_FALSE(in_force(measure, Time(10)));
}

TEST_CASE("measures of one of the case's names or of none are its own; those on an account are found") {
  Measures measures{{}, {"2024-1", "2024-2"}};
  for (const std::uint32_t account : {1u, 3u, 3u})
    measures.all.push_back({AccountNo(account), MeasureKind::freeze, Time(0), Time::max(), "", ""});
  measures.all[1].fraud_case = "2024-2";
  measures.all[2].fraud_case = "2023-9";
  CHECK(measures.on(AccountNo(1)).size() == 1);
  CHECK(measures.on(AccountNo(2)).empty());
  REQUIRE(measures.on(AccountNo(3)).size() == 2);
  CHECK(measures.is_own(measures.all[0]));
  CHECK(measures.is_own(measures.on(AccountNo(3))[0]));
  CHECK_FALSE(measures.is_own(measures.on(AccountNo(3))[1]));
}

TEST_CASE("now is the cut-off, else the moment of knowledge, else the last transfer or measure") {
  const Asked asked({});
  const auto last = asked.graph.time(TransferNo(asked.graph.end().value - 1));
  CHECK(now_of(asked.graph, asked.query, {}) == last);
  CHECK(now_of(asked.graph, asked.query, {{asked.measure(20, 1'000, "")}, {}}) == last);
  CHECK(now_of(asked.graph, asked.query, {{asked.measure(500, 1'000, "")}, {}}) == at_second(500));
  CHECK(dates_known_to(asked.graph, asked.query) == Time::max());
  const Asked cut({}, until(20)), known({}, known_at(20));
  CHECK(now_of(cut.graph, cut.query, {}) == at_second(20));
  CHECK(now_of(known.graph, known.query, {}) == at_second(20));
  CHECK(now_of(known.graph, cut.query, {}) == at_second(20));
  CHECK(now_of(known.graph.known_at(at_second(15)), cut.query, {}) == at_second(15));
}

TEST_CASE("an account is closed from its date on, if that is known") {
  const Asked asked({tests::closed_at("A", 20)});
  CHECK_FALSE(is_closed(asked.graph, asked.account, at_second(19)));
  CHECK(is_closed(asked.graph, asked.account, at_second(20)));
  CHECK_FALSE(is_closed(asked.graph.known_at(at_second(19)), asked.account, at_second(25)));
  CHECK_FALSE(is_closed(asked.graph, asked.graph.find_account("B").value(), Time::max()));
  CHECK_FALSE(is_closed(Asked({}).graph, asked.account, Time::max()));
}

TEST_CASE("a frozen account waits for others unless a measure of this case is in force") {
  const Asked asked({tests::frozen_at("A", 20)});
  const auto held = [&](const Measures& measures, std::int64_t second) {
    return is_held_by_others(asked.graph, measures, asked.account, at_second(second), at_second(second));
  };
  CHECK_FALSE(held({}, 19));
  CHECK(held({}, 20));
  CHECK_FALSE(held({{asked.measure(20, 40, "")}, {}}, 30));
  CHECK(held({{asked.measure(20, 40, "")}, {}}, 41));
  CHECK(held({{asked.measure(20, 40, "other")}, {"ours"}}, 30));
}

TEST_CASE("other cases' measures hold an account while they last; with one of ours it is ours too") {
  const Asked asked({});
  const auto other = asked.measure(10, 30, "other"), own = asked.measure(20, 25, "ours");
  const auto held = [&](std::int64_t second) {
    return is_held_by_others(asked.graph, {{other, own}, {"ours"}}, asked.account, at_second(second),
                             at_second(second));
  };
  CHECK_FALSE(held(9));
  CHECK(held(10));
  CHECK_FALSE(held(20));
  CHECK(held(26));
  CHECK_FALSE(held(31));
}

TEST_CASE("what can be recovered is the balance at the cut-off") {
  CHECK(Asked({}).recoverable() == 14);
  CHECK(Asked({}, until(40)).recoverable() == 14);
  CHECK(Asked({}, until(39)).recoverable() == 17);
  CHECK(Asked({}, until(10)).recoverable() == 12);
  CHECK(Asked({}, known_at(35)).recoverable() == 17);
}

TEST_CASE("nothing can be recovered from an account that is closed or that others hold") {
  CHECK(Asked({tests::closed_at("A", 50)}).recoverable() == 0);
  CHECK(Asked({tests::closed_at("A", 50)}, until(45)).recoverable() == 14);
  CHECK(Asked({tests::closed_at("A", 50)}, known_at(45)).recoverable() == 14);
  const Asked frozen({tests::frozen_at("A", 50)});
  CHECK(frozen.recoverable() == 0);
  const Measure ours{frozen.account, MeasureKind::freeze, at_second(50), Time::max(), "", ""};
  CHECK(frozen.recoverable({{ours}, {}}) == 14);
  const Asked open({});
  const Measure others{open.account, MeasureKind::freeze, at_second(50), Time::max(), "", "other"};
  CHECK(open.recoverable({{others}, {"ours"}}) == 0);
  CHECK(open.recoverable({{others}, {"other"}}) == 14);
}

}  // namespace sluice
