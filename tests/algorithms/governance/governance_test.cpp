// SPDX-License-Identifier: Apache-2.0
#include "algorithms/governance/governance.hpp"

#include "engine/run/parallel.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tied_ledger.hpp"

namespace sluice {
namespace {

using tests::accounts_named;
using tests::TiedLedger;
using Texts = std::vector<std::string>;

/// One line for each row: values, period, accounts, implicated, new, a year before, amounts, dormant.
Texts lines(const Governance& counted) {
  Texts result;
  for (const auto& row : counted.rows) {
    std::string line;
    for (const auto value : row.values) line += std::string(value) + ' ';
    line += counted.periods.name(row.period) + ": " + std::to_string(row.accounts) + ' '
            + std::to_string(row.implicated) + ' ' + std::to_string(row.newly_opened_implicated) + ' ';
    line += row.newly_opened_year_before ? std::to_string(*row.newly_opened_year_before) : "-";
    for (const auto& each : row.amounts) line += ' ' + to_decimal(each.amount, 0);
    result.push_back(line + " d" + (row.dormant ? std::to_string(*row.dormant) : "-"));
  }
  return result;
}

Governance count(const TransferGraph& graph, const Texts& confirmed, const std::optional<std::string>& fraud,
                 const GovernanceQuery& query) {
  ImplicatedQuery who;
  who.has_labels = !confirmed.empty();
  who.confirmed = accounts_named(graph, confirmed);
  TraceQuery traced;
  if (fraud) {
    traced.sources = {{require_transfer(graph, *fraud), 0}};
    traced.victims = {"v"};
    who.traced = &traced;
  }
  Progress progress;
  return govern(graph, find_implicated(graph, who, progress), query, progress);
}

/// Days of 1970: 31 January, 59 February. Bank A has m (opened on day 5) and n; bank B has o, closed on
/// day 40.
TransferGraph two_banks() {
  const auto bank = [](const char* name) {
    return std::vector<std::pair<AccountText, std::string>>{{AccountText::institution, name}};
  };
  return TiedLedger()
      .pays("T1", "v", "m", 24 * 10, 100)
      .pays("T2", "m", "n", 24 * 11, 60)
      .pays("T3", "x", "m", 24 * 35, 7)
      .pays("T4", "n", "o", 24 * 36, 30)
      .account("m", bank("A"), TiedLedger::at_day(5))
      .account("n", bank("A"))
      .account("o", bank("B"), unknown_time, AccountKind::bank_card, TiedLedger::at_day(40))
      .account("p", bank("B"))
      .account("q", bank("B"), TiedLedger::at_day(33))
      .account("atm", bank("B"), unknown_time, AccountKind::cash_point)
      .graph();
}

TEST_CASE("by institution and month, labels alone: all inflows") {
  GovernanceQuery query;
  query.by = {Dimension::institution};
  const auto graph = two_banks();
  const auto counted = count(graph, {"m", "o"}, std::nullopt, query);
  // January: A has m, n; B has o, p; v and x are nobody's bank's. February: q is opened, o closed within it.
  // m takes 100 in January and 7 in February; o takes 30 in February.
  CHECK(lines(counted)
        == Texts{"B 1970-02: 3 1 0 - 30 d1", "A 1970-01: 2 1 1 - 100 d-", "A 1970-02: 2 1 0 - 7 d0",
                 " 1970-01: 2 0 0 - d-", " 1970-02: 2 0 0 - d0", "B 1970-01: 2 0 0 - d-"});
  // The ledger has 26 days: p, without any transfer, is all that can be called dormant. q is new.
  CHECK(counted.is_dormant_by_whole_ledger);
  REQUIRE(counted.dormant.size() == 1);
  CHECK_FALSE(counted.dormant.front().last);
  CHECK(counted.accounts == 7);
}

TEST_CASE("traced money is counted where and when it came") {
  GovernanceQuery query;
  query.by = {Dimension::institution};
  query.period = PeriodLength::quarter;
  const auto graph = two_banks();
  const auto counted = count(graph, {}, "T1", query);
  // m got 100, n 60 of it, and o 30: each is counted at its account's bank.
  CHECK(lines(counted)
        == Texts{"A 1970-Q1: 2 2 1 - 160 d0", "B 1970-Q1: 3 1 0 - 30 d1", " 1970-Q1: 2 0 0 - d0"});
}

TEST_CASE("where chains are the basis, only what they brought counts") {
  const auto graph = TiedLedger()
                         .pays("T0", "x", "m1", 0, 5)
                         .pays("T1", "v", "m1", 24 * 40, 1000)
                         .pays("T2", "m1", "m2", 24 * 40 + 1, 990)
                         .pays("T3", "m2", "m3", 24 * 40 + 2, 980)
                         .pays("T4", "m3", "y", 24 * 40 + 3, 970)
                         .graph();
  // 1,000 + 990 + 980 reached the three mules in February; the 5 of January belong to no chain.
  CHECK(lines(count(graph, {}, std::nullopt, {}))
        == Texts{"1970-02: 6 3 0 - 2970 d0", "1970-01: 6 0 0 - d-"});
}

TEST_CASE("newly opened against the year before, and dormant once the ledger is old enough") {
  const auto day = TiedLedger::at_day;
  const auto graph = TiedLedger()
                         .pays("T1", "a", "b", 0, 10)
                         .pays("T2", "c", "a", 24 * 100, 10)
                         .pays("T3", "c", "a", 24 * 400, 10)
                         .account("a", {}, day(3))
                         .account("b", {}, day(370))
                         .account("c", {}, day(371))
                         .graph();
  GovernanceQuery query;
  query.period = PeriodLength::year;
  const auto counted = count(graph, {"a", "b", "c"}, std::nullopt, query);
  // b and c had transfers before they are said to have been opened, and so existed.
  // 1970 has days 0 to 364; the ledger ends on day 400. On day 365 nothing since day 185 but T2 on day 100:
  // a, the only one that was open by then, is dormant. On day 400, since day 220: a and c have T3, and b was
  // opened on day 370, too late to be dormant.
  REQUIRE(counted.rows.size() == 2);
  CHECK(lines(counted) == Texts{"1970: 3 3 1 - 20 d1", "1971: 3 2 2 1 10 d0"});
  CHECK_FALSE(counted.is_dormant_by_whole_ledger);
}

TEST_CASE("the same for any number of threads; names of dimensions") {
  GovernanceQuery query;
  query.by = {Dimension::kind, Dimension::institution};
  const auto graph = two_banks();
  const auto alone = with_threads(1, [&] { return lines(count(graph, {"m"}, std::nullopt, query)); });
  CHECK(alone.front() == "bank-card A 1970-01: 2 1 1 - 100 d-");
  for (const std::size_t threads : {2u, 8u})
    CHECK(with_threads(threads, [&] { return lines(count(graph, {"m"}, std::nullopt, query)); }) == alone);
  CHECK(parse_dimension("operator") == Dimension::operator_name);
  CHECK_FALSE(parse_dimension("planet"));
}

TEST_CASE("where nothing has happened by then there are no rows") {
  Progress progress;
  const auto graph = two_banks().known_at(TiedLedger::at_day(1));
  CHECK(govern(graph, {}, {}, progress).rows.empty());
}

TEST_CASE("transfers after the closing count the account too, and a closing before the opening is none") {
  const auto day = TiedLedger::at_day;
  const auto graph = TiedLedger()
                         .pays("T1", "a", "b", 0, 10)
                         .pays("T2", "a", "b", 24 * 40, 10)
                         .account("a", {}, unknown_time, AccountKind::bank_card, day(20))
                         .account("c", {}, day(35), AccountKind::bank_card, day(3))
                         .graph();
  CHECK(lines(count(graph, {"a"}, std::nullopt, {})) == Texts{"1970-02: 3 1 0 - d0", "1970-01: 2 1 0 - d-"});
}

TEST_CASE("an account that was opened later does not exist yet") {
  const auto day = TiedLedger::at_day;
  const auto graph = TiedLedger()
                         .pays("T1", "a", "b", 0, 10)
                         .pays("T2", "late", "b", 24 * 40, 10)
                         .account("late", {}, day(30))
                         .graph()
                         .known_at(day(10));
  const auto counted = count(graph, {"a", "late"}, std::nullopt, {});
  CHECK(lines(counted) == Texts{"1970-01: 2 1 0 - d0"});
  CHECK(counted.accounts == 2);
}

TEST_CASE("labelled cash points and other outside accounts are not implicated") {
  const auto graph = two_banks();
  Progress progress;
  ImplicatedQuery who;
  who.has_labels = true;
  who.confirmed = accounts_named(graph, {"m", "atm"});
  const auto implicated = find_implicated(graph, who, progress);
  CHECK(implicated.accounts.size() == 1);
  CHECK(implicated.outside_confirmed == 1);
  CHECK(govern(graph, implicated, {}, progress).implicated_without_transfer == 0);
}

}  // namespace
}  // namespace sluice
