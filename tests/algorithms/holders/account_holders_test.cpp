// SPDX-License-Identifier: Apache-2.0
#include "algorithms/holders/account_holders.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/tied_ledger.hpp"

namespace sluice {
namespace {

TEST_CASE("the account file's holder counts, links where it names none") {
  const auto graph = tests::TiedLedger()
                         .pays("T1", "a", "b", 1, 100)
                         .pays("T2", "c", "b", 2, 100)
                         .held("a", "H1")
                         .link(LinkKind::holder, "H9", "a")
                         .link(LinkKind::holder, "H1", "b")
                         .link(LinkKind::holder, "H2", "b")
                         .graph();
  const AccountHolders holders(graph, account_links(graph));
  const auto a = require_account(graph, "a"), b = require_account(graph, "b"),
             c = require_account(graph, "c");
  CHECK(graph.ledger().texts[holders.of(a)] == "H1");
  CHECK(graph.ledger().texts[holders.of(b)] == "H1");
  CHECK(holders.of(c) == 0);
  const auto of_h1 = holders.of_holder(holders.of(a));
  REQUIRE(of_h1.size() == 2);
  CHECK(of_h1[0].account == a);
  CHECK(of_h1[1].account == b);
  CHECK(holders.all().size() == 3);
}

}  // namespace
}  // namespace sluice
