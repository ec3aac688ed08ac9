// SPDX-License-Identifier: Apache-2.0
#include "algorithms/blacklist/blacklist.hpp"

#include "algorithms/blacklist/identity.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tied_ledger.hpp"

namespace sluice {
namespace {

using tests::accounts_named;
using tests::TiedLedger;
using Texts = std::vector<std::string>;

struct Asked {
  TransferGraph graph;
  Implicated implicated;
  FoundGangs gangs;
  Blacklist list;

  /// `payments`: ids with the case of each.
  Asked(const TiedLedger& ledger, const Texts& confirmed,
        const std::vector<std::pair<std::string, std::uint32_t>>& payments, BlacklistQuery query = {},
        const Texts& convicted = {})
      : graph(ledger.graph()) {
    ImplicatedQuery who;
    who.has_labels = !confirmed.empty();
    who.confirmed = accounts_named(graph, confirmed);
    TraceQuery traced;
    for (const auto& [id, number] : payments) {
      traced.sources.push_back({require_transfer(graph, id), 0});
      query.cases.push_back({number, CurrencyNo(0)});
    }
    traced.victims = {"v"};
    if (!payments.empty()) who.traced = &traced;
    Progress progress;
    implicated = find_implicated(graph, who, progress);
    const auto links = account_links(graph);
    const AccountHolders holders(graph, links);
    gangs = find_gangs(graph, implicated, links, holders, {}, progress);
    for (const auto& holder : holders.all())
      for (const auto& name : convicted)
        if (graph.ledger().texts[holder.holder] == name) query.convicted.push_back(holder.holder);
    list = propose_listings(graph, implicated, gangs, links, holders, query);
  }

  const HolderRecord* find(std::string_view holder) const {
    for (const auto& record : list.holders)
      if (graph.ledger().texts[record.holder] == holder) return &record;
    return nullptr;
  }
};

TEST_CASE("three accounts list a holder, two do not") {
  TiedLedger ledger;
  for (const auto* id : {"a1", "a2", "a3", "b1", "b2", "c1"})
    ledger.pays(std::string("T") + id, id, "x", 1, 100)
        .held(id, id[0] == 'c' ? "" : std::string("H") + id[0]);
  BlacklistQuery query;
  query.all = true;
  const Asked asked(ledger, {"a1", "a2", "a3", "b1", "b2", "c1"}, {}, query);
  const auto *a = asked.find("Ha"), *b = asked.find("Hb");
  REQUIRE(a != nullptr);
  REQUIRE(b != nullptr);
  CHECK(a->items == 3);
  // Nothing shows when they were used, and by whom: once, by one.
  CHECK(a->times == 1);
  CHECK(a->parties == 1);
  CHECK_FALSE(a->below_threshold);
  CHECK(a->term_years == 2);
  CHECK(b->items == 2);
  CHECK(b->below_threshold);
  CHECK(b->term_years == 0);
  CHECK(asked.list.holders.front().holder == a->holder);
  CHECK(asked.list.accounts_without_holder == 1);
  query.all = false;
  CHECK(Asked(ledger, {"a1", "b1", "b2"}, {}, query).list.holders.empty());
}

TEST_CASE("one card used three times more than a week apart; what is spent later is no use") {
  const auto ledger = TiedLedger()
                          .pays("F1", "v", "m", 0, 1000)
                          .pays("F2", "v", "m", 24 * 8, 1000)
                          .pays("F3", "v", "m", 24 * 16, 1000)
                          .pays("O1", "m", "z", 1, 900)
                          .pays("O2", "m", "z", 24 * 8 + 1, 900)
                          .pays("O3", "m", "z", 24 * 16 + 1, 900)
                          .pays("S1", "m", "y", 24 * 30, 10)
                          .pays("S2", "m", "y", 24 * 60, 10)
                          .held("m", "H1")
                          .held("y", "H2");
  const Asked asked(ledger, {}, {{"F1", 0}, {"F2", 0}, {"F3", 0}});
  const auto* record = asked.find("H1");
  REQUIRE(record != nullptr);
  CHECK(record->items == 1);
  CHECK(record->times == 3);
  CHECK(record->parties == 1);
  BlacklistQuery query;
  query.gap = Duration::seconds(8 * 24 * 3600);
  CHECK(Asked(ledger, {}, {{"F1", 0}, {"F2", 0}, {"F3", 0}}, query).find("H1") == nullptr);
}

TEST_CASE("parties: cases whose money is a tenth of what came, no more than payers; a gang is one") {
  auto ledger = TiedLedger()
                    .pays("F1", "v1", "m", 0, 1000)
                    .pays("F2", "v2", "m", 1, 1000)
                    .pays("F3", "v3", "m", 2, 1000)
                    .pays("F4", "v4", "m", 3, 200)
                    .pays("O1", "m", "z", 4, 3000)
                    .held("m", "H1");
  const std::vector<std::pair<std::string, std::uint32_t>> payments{
      {"F1", 0}, {"F2", 1}, {"F3", 2}, {"F4", 3}};
  const auto with = Asked(ledger, {}, payments);
  const auto* record = with.find("H1");
  REQUIRE(record != nullptr);
  // 200 of 3,200 is less than a tenth: the fourth case does not count.
  CHECK(record->parties == 3);
  CHECK(record->accounts.front().cases == std::vector<std::uint32_t>{0, 1, 2});
  CHECK(record->times == 1);

  // The same card in the hands of a gang: one party.
  ledger.held("m2", "H2").held("m3", "H3");
  for (const auto* id : {"m", "m2", "m3"}) ledger.pays(std::string("D") + id, id, "x", 90, 10, "D7");
  BlacklistQuery query;
  query.all = true;
  const Asked gang(ledger, {"m2", "m3"}, payments, query);
  REQUIRE(gang.gangs.gangs.size() == 1);
  CHECK(gang.find("H1")->parties == 1);
  CHECK(gang.find("H1")->below_threshold);
}

TEST_CASE("a phone card lent to others' accounts is an item") {
  const auto ledger = TiedLedger()
                          .pays("T1", "a", "x", 0, 100)
                          .pays("T2", "b", "x", 1, 100)
                          .pays("T3", "c", "x", 2, 100)
                          .held("a", "H1", "131")
                          .held("b", "H2", "132")
                          .held("c", "H3", "133")
                          .link(LinkKind::phone, "131", "b")
                          .link(LinkKind::phone, "133", "c")
                          .link(LinkKind::holder, "H1", "139")
                          .link(LinkKind::phone, "139", "c")
                          .link(LinkKind::phone, "139", "a");
  const Asked asked(ledger, {"a", "b", "c"}, {});
  const auto* record = asked.find("H1");
  REQUIRE(record != nullptr);
  // The account a, the phone 131 that b uses, the phone 139 that c uses; 133 is c's own.
  CHECK(record->items == 3);
  REQUIRE(record->phones.size() == 2);
  CHECK(asked.find("H3") == nullptr);
}

TEST_CASE("a false identity lists whatever the number, as does a conviction, for three years") {
  auto ledger = TiedLedger().pays("T1", "a", "x", 0, 100).pays("T2", "b", "x", 1, 100);
  ledger.account("a", {{AccountText::holder, "H1"}, {AccountText::holder_name, "Qian Wei"}});
  ledger.account("a2", {{AccountText::holder, "H1"}, {AccountText::holder_name, "Jin Hao"}});
  ledger.account("b", {{AccountText::holder, "H2"}, {AccountText::holder_name, "Wu Lei"}});
  ledger.account("b2", {{AccountText::holder, "H2"}, {AccountText::holder_name, "WU lei"}});
  ledger.account("c", {{AccountText::holder, "H3"}, {AccountText::holder_kind, "false"}});
  ledger.account("d1", {{AccountText::holder, "H4"}, {AccountText::holder_name, "One"}});
  ledger.account("d2", {{AccountText::holder, "H4"}, {AccountText::holder_name, "Two"}});
  const Asked asked(ledger, {"a", "b"}, {}, {}, {"H2"});
  CHECK(asked.list.holders.size() == 3);
  REQUIRE(asked.find("H1") != nullptr);
  CHECK(asked.find("H1")->false_identity);
  CHECK(asked.find("H1")->term_years == 2);
  CHECK(asked.find("H1")->names.size() == 2);
  REQUIRE(asked.find("H2") != nullptr);
  CHECK_FALSE(asked.find("H2")->false_identity);
  CHECK(asked.find("H2")->convicted);
  CHECK(asked.find("H2")->term_years == 3);
  REQUIRE(asked.find("H3") != nullptr);
  CHECK(asked.find("H3")->false_identity);
  // Two names, but none of the accounts is implicated.
  CHECK(asked.find("H4") == nullptr);
}

TEST_CASE("who was merely paid by a mule has rented nothing out") {
  TiedLedger ledger;
  std::vector<std::pair<std::string, std::uint32_t>> payments;
  for (int month = 0; month < 3; ++month) {
    const auto n = std::to_string(month);
    const auto hour = 24 * 31 * month;
    ledger.pays("F" + n, "v" + n, "mule", hour, 20'000).pays("R" + n, "mule", "landlord", hour + 1, 2'500);
    ledger.pays("O" + n, "mule", "atm", hour + 2, 17'500)
        .pays("S" + n, "landlord", "shop", hour + 24 * 9, 2'400);
    payments.emplace_back("F" + n, month);
  }
  ledger.held("mule", "H1").held("landlord", "H2").account("atm", {}, unknown_time, AccountKind::cash_point);
  ledger.account("shop", {}, unknown_time, AccountKind::merchant);
  BlacklistQuery query;
  query.all = true;
  const Asked asked(ledger, {}, payments, query);
  const auto *mule = asked.find("H1"), *landlord = asked.find("H2");
  REQUIRE(mule != nullptr);
  CHECK_FALSE(mule->below_threshold);
  CHECK(mule->times == 3);
  CHECK(mule->accounts.front().implicated->passed_on);
  REQUIRE(landlord != nullptr);
  CHECK(landlord->below_threshold);
  CHECK(landlord->items == 0);
  CHECK(landlord->times == 0);
  CHECK(landlord->parties == 0);
  REQUIRE(landlord->accounts.size() == 1);
  CHECK_FALSE(landlord->accounts.front().counts);
  // A label says more than the money does.
  const Asked confirmed(ledger, {"landlord"}, payments, query);
  CHECK(confirmed.find("H2")->items == 1);
  CHECK(confirmed.find("H2")->times == 3);
}

TEST_CASE("chains alone propose nobody; what moves between one's own cards is no hand-off") {
  auto own = TiedLedger()
                 .pays("T1", "boss", "z1", 9, 1000)
                 .pays("T2", "z1", "z2", 10, 1000)
                 .pays("T3", "z2", "z3", 11, 1000)
                 .pays("T4", "z3", "shop", 12, 950)
                 .held("z1", "Z")
                 .held("z2", "Z")
                 .held("z3", "Z");
  CHECK(Asked(own, {}, {}).implicated.accounts.empty());
  // Three accounts of one holder, each in a chain of others: still nobody, but shown.
  TiedLedger chains;
  for (int i = 0; i < 3; ++i) {
    const auto n = std::to_string(i);
    const auto hour = 100 * i;
    chains.pays("A" + n, "boss", "a" + n, hour, 1000).pays("B" + n, "a" + n, "z" + n, hour + 1, 990);
    chains.pays("C" + n, "z" + n, "c" + n, hour + 2, 980).pays("D" + n, "c" + n, "shop", hour + 3, 970);
    chains.held("z" + n, "Z");
  }
  CHECK(Asked(chains, {}, {}).list.holders.empty());
  BlacklistQuery query;
  query.all = true;
  const Asked asked(chains, {}, {}, query);
  REQUIRE(asked.find("Z") != nullptr);
  CHECK(asked.find("Z")->items == 3);
  CHECK(asked.find("Z")->below_threshold);
  CHECK(asked.list.rests_on_chains_only);
  // A conviction rests on no chain.
  CHECK(Asked(chains, {}, {}, {}, {"Z"}).list.holders.size() == 1);
}

TEST_CASE("money from the holder's own account is no use of the other one") {
  const auto ledger = TiedLedger()
                          .pays("F1", "v", "m", 0, 1000)
                          .pays("W1", "m", "wallet", 24 * 30, 100)
                          .pays("W2", "m", "wallet", 24 * 60, 100)
                          .held("m", "H1")
                          .held("wallet", "H1");
  BlacklistQuery query;
  query.all = true;
  const Asked asked(ledger, {"m", "wallet"}, {{"F1", 0}}, query);
  REQUIRE(asked.find("H1") != nullptr);
  CHECK(asked.find("H1")->times == 1);
}

TEST_CASE("whose phone it is cannot be told where an account of an unknown holder has it too") {
  auto ledger = TiedLedger().pays("T1", "b", "x", 0, 100).held("a", "H1", "131").held("b", "H2");
  ledger.link(LinkKind::phone, "131", "b");
  BlacklistQuery query;
  query.all = true;
  CHECK(Asked(ledger, {"b"}, {}, query).find("H1") != nullptr);
  ledger.account("c", {{AccountText::phone, "131"}});
  CHECK(Asked(ledger, {"b"}, {}, query).find("H1") == nullptr);
}

TEST_CASE("a holder link that began later says nothing of an identity") {
  const auto graph = TiedLedger()
                         .pays("T1", "a", "b", 1, 100)
                         .held("a", "H1")
                         .link(LinkKind::holder, "H1", "a", TiedLedger::at_hour(5), unknown_time, "false")
                         .graph();
  const auto stated = [](const TransferGraph& known) {
    return stated_false_holders(known, AccountHolders(known, account_links(known))).size();
  };
  CHECK(stated(graph) == 1);
  CHECK(stated(graph.known_at(TiedLedger::at_hour(4))) == 0);
}

}  // namespace
}  // namespace sluice
