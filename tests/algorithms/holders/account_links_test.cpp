// SPDX-License-Identifier: Apache-2.0
#include "algorithms/holders/account_links.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/tied_ledger.hpp"

namespace sluice {
namespace {

using tests::TiedLedger;

std::vector<std::string> texts(const TransferGraph& graph, const std::vector<AccountLink>& links) {
  std::vector<std::string> result;
  for (const auto& link : links)
    result.push_back(std::string(to_text(link.kind)) + " " + std::string(graph.ledger().texts[link.value])
                     + " " + std::string(graph.account_id(link.account)));
  return result;
}

TEST_CASE("links are found whichever end is the account") {
  const auto graph = TiedLedger()
                         .pays("T1", "a", "b", 1, 100)
                         .link(LinkKind::phone, "139", "a")
                         .link(LinkKind::device, "b", "D1")
                         .link(LinkKind::holder, "H1", "b")
                         .link(LinkKind::loan, "H1", "b")
                         .link(LinkKind::phone, "138", "nobody")
                         .graph();
  const auto links = account_links(graph);
  CHECK(texts(graph, links) == std::vector<std::string>{"holder H1 b", "phone 139 a", "device D1 b"});
  CHECK(links.front().from == Time::min());
  CHECK(links.front().to == Time::max());
}

TEST_CASE("a link that began later is not known") {
  const auto graph = TiedLedger()
                         .pays("T1", "a", "b", 1, 100)
                         .link(LinkKind::phone, "139", "a", TiedLedger::at_hour(5))
                         .link(LinkKind::phone, "138", "a", TiedLedger::at_hour(2))
                         .graph();
  CHECK(texts(graph, account_links(graph.known_at(TiedLedger::at_hour(3))))
        == std::vector<std::string>{"phone 138 a"});
}

TEST_CASE("what a holder owns and is no account") {
  const auto graph = TiedLedger()
                         .pays("T1", "a", "b", 1, 100)
                         .link(LinkKind::holder, "H1", "139")
                         .link(LinkKind::holder, "H1", "a")
                         .graph();
  const auto things = owned_things(graph);
  REQUIRE(things.size() == 1);
  CHECK(graph.ledger().texts[things.front().thing] == "139");
}

}  // namespace
}  // namespace sluice
