// SPDX-License-Identifier: Apache-2.0
#include "algorithms/lookups/parties.hpp"

#include "tests/algorithms/lookups/attributed_ledger.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"

namespace sluice {
namespace {

using oracle::pays;
using tests::accounts_of, tests::parties_of, tests::held_by, tests::link;

const oracle::Ledger ledger{{pays("t0", "a", "b", 10, 5), pays("t1", "b", "c", 20, 5),
                             pays("t2", "c", "d", 30, 5), pays("t3", "a", "d", 40, 5)},
                            {}};

}  // namespace

TEST_CASE("a holder has the accounts that name it by id or by name, and those of links") {
  const auto graph =
      tests::attributed(ledger, {held_by("a", "H1", "Li"), held_by("b", "H2", "Li"), held_by("c", "", "Wu")},
                        {link(LinkKind::holder, "H1", "d"), link(LinkKind::holder, "c", "H3"),
                         link(LinkKind::phone, "H1", "b"), link(LinkKind::holder, "H1", "not loaded")});
  CHECK(accounts_of(graph, PartyKind::holder, "H1") == "a d");
  CHECK(accounts_of(graph, PartyKind::holder, "Li") == "a b");
  CHECK(accounts_of(graph, PartyKind::holder, "H3") == "c");
  CHECK(accounts_of(graph, PartyKind::holder, "a").empty());
  CHECK(accounts_of(graph, PartyKind::holder, "").empty());
  CHECK(parties_of(graph, PartyKind::holder, "a") == "H1");
  CHECK(parties_of(graph, PartyKind::holder, "b") == "H2");
  // Without an id the name stands for the holder, beside what links say.
  CHECK(parties_of(graph, PartyKind::holder, "c") == "H3 Wu");
  CHECK(Parties(graph, PartyKind::holder).names() == std::vector<std::string>{"H1", "H2", "H3", "Li", "Wu"});
}

TEST_CASE("devices are those of links and of what an account paid; who has none stands for itself") {
  const auto graph =
      tests::attributed(ledger, {}, {link(LinkKind::device, "D9", "c")}, {"D1", "D2", "D1", ""});
  CHECK(accounts_of(graph, PartyKind::device, "D1") == "a c");
  CHECK(accounts_of(graph, PartyKind::device, "D9") == "c");
  CHECK(parties_of(graph, PartyKind::device, "c") == "D1 D9");
  CHECK(parties_of(graph, PartyKind::device, "d") == "d");
  CHECK(Parties(graph, PartyKind::device).parties_of(*graph.find_account("d")).front().is_account);
}

TEST_CASE("links that begin later and devices used later are not known yet") {
  const auto graph = tests::attributed(
      ledger, {}, {link(LinkKind::device, "D9", "a", 15), link(LinkKind::device, "D8", "a", 5)},
      {"D1", "D2", "D1", ""});
  const auto early = graph.known_at(Time(12 * std::int64_t{1'000'000'000}));
  CHECK(accounts_of(early, PartyKind::device, "D1") == "a");
  CHECK(accounts_of(early, PartyKind::device, "D9").empty());
  CHECK(parties_of(early, PartyKind::device, "a") == "D1 D8");
  CHECK(parties_of(graph, PartyKind::device, "a") == "D1 D8 D9");
}

TEST_CASE("kinds of names are read as they are written") {
  for (const auto kind : {PartyKind::account, PartyKind::holder, PartyKind::phone, PartyKind::device})
    CHECK(parse_party_kind(to_text(kind)) == kind);
  CHECK_FALSE(parse_party_kind("person"));
}

}  // namespace sluice
