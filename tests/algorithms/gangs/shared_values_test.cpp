// SPDX-License-Identifier: Apache-2.0
#include "algorithms/gangs/shared_values.hpp"

#include "engine/run/parallel.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tied_ledger.hpp"

namespace sluice {
namespace {

using tests::ids;
using tests::TiedLedger;
using Accounts = std::vector<std::string>;

SharedValues find(const TransferGraph& graph, const SharedValueQuery& query = {}) {
  Progress progress;
  return find_shared_values(graph, account_links(graph), query, progress);
}

TEST_CASE("a holder, a phone of file and links, and a device of transfers tie") {
  const auto graph = TiedLedger()
                         .pays("T1", "a", "x", 1, 100, "D1")
                         .pays("T2", "b", "x", 2, 100, "D1")
                         .pays("T3", "c", "x", 3, 100, "D2")
                         .held("a", "H1", "139")
                         .held("c", "H1")
                         .link(LinkKind::phone, "139", "b")
                         .graph();
  const auto found = find(graph);
  REQUIRE(found.ties.size() == 3);
  CHECK(found.ties[0].kind == TieKind::holder);
  CHECK(ids(graph, found.ties[0].accounts) == Accounts{"a", "c"});
  CHECK(found.ties[1].kind == TieKind::phone);
  CHECK(ids(graph, found.ties[1].accounts) == Accounts{"a", "b"});
  CHECK(found.ties[2].kind == TieKind::device);
  CHECK(ids(graph, found.ties[2].accounts) == Accounts{"a", "b"});
  CHECK(found.hubs.empty());
}

TEST_CASE("a number that lay idle for more than 90 days may have changed hands") {
  const auto day = TiedLedger::at_day;
  auto ledger = TiedLedger()
                    .pays("T1", "a", "b", 1, 100)
                    .pays("T2", "b", "c", 2, 100)
                    .link(LinkKind::phone, "139", "a", day(0), day(10))
                    .link(LinkKind::phone, "139", "b", day(100), day(110));
  // From day 10 to day 100 it is 90 days: still tied. To day 101 it is 91.
  CHECK(find(ledger.graph()).ties.size() == 1);
  const auto later = TiedLedger()
                         .pays("T1", "a", "b", 1, 100)
                         .link(LinkKind::phone, "139", "a", day(0), day(10))
                         .link(LinkKind::phone, "139", "b", day(101), day(110))
                         .graph();
  CHECK(find(later).ties.empty());
  SharedValueQuery query;
  query.reuse = Duration::seconds(91 * 24 * 3600);
  CHECK(find(later, query).ties.size() == 1);
}

TEST_CASE("what links date counts, not what the account file says for all time") {
  const auto day = TiedLedger::at_day;
  const auto graph = TiedLedger()
                         .pays("T1", "a", "b", 1, 100)
                         .held("a", "H1", "139")
                         .link(LinkKind::phone, "139", "a", day(0), day(10))
                         .link(LinkKind::phone, "139", "b", day(300), day(310))
                         .graph();
  CHECK(find(graph).ties.empty());
}

TEST_CASE("a value of too many ties nobody and is listed") {
  TiedLedger ledger;
  for (int i = 0; i < 6; ++i)
    ledger.pays("T" + std::to_string(i), "a" + std::to_string(i), "x", i, 100, "SHOP");
  const auto graph = ledger.graph();
  SharedValueQuery query;
  query.hub_accounts = 6;
  CHECK(find(graph, query).ties.size() == 1);
  query.hub_accounts = 5;
  const auto found = find(graph, query);
  CHECK(found.ties.empty());
  REQUIRE(found.hubs.size() == 1);
  CHECK(found.hubs.front().accounts.size() == 6);
}

TEST_CASE(
    "an account on more devices than are looked back at is still tied, whatever the number of threads") {
  TiedLedger ledger;
  ledger.pays("F", "b", "x", 0, 100, "D0");
  for (int i = 0; i < 40; ++i) {
    const auto number = std::to_string(i);
    ledger.pays("T" + number, "a", "x", i + 1, 100, "D" + number);
    ledger.pays("U" + number, "a", "x", 41 + i, 100, "D" + number);
  }
  const auto graph = ledger.graph();
  const auto alone = with_threads(1, [&] { return find(graph); });
  REQUIRE(alone.ties.size() == 1);
  CHECK(ids(graph, alone.ties.front().accounts) == Accounts{"a", "b"});
  for (const std::size_t threads : {2u, 8u})
    CHECK(with_threads(threads, [&] { return find(graph); }).ties == alone.ties);
  CHECK(knows_contacts(graph, {}));
  CHECK_FALSE(knows_contacts(TiedLedger().pays("T", "a", "b", 0, 1).graph(), {}));
}

}  // namespace
}  // namespace sluice
