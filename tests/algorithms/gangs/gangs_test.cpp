// SPDX-License-Identifier: Apache-2.0
#include "algorithms/gangs/gangs.hpp"

#include <array>
#include <set>

#include "engine/run/parallel.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/random_ledger.hpp"
#include "tests/support/tied_ledger.hpp"

namespace sluice {
namespace {

using tests::accounts_named;
using tests::ids;
using tests::TiedLedger;
using Texts = std::vector<std::string>;

struct Asked {
  TransferGraph graph;
  Implicated implicated;
  FoundGangs found;

  Asked(const TiedLedger& ledger, const Texts& confirmed, const Texts& cleared = {},
        const GangQuery& query = {})
      : graph(ledger.graph()) {
    ImplicatedQuery who;
    who.has_labels = !confirmed.empty() || !cleared.empty();
    who.confirmed = accounts_named(graph, confirmed);
    who.cleared = accounts_named(graph, cleared);
    Progress progress;
    implicated = find_implicated(graph, who, progress);
    const auto links = account_links(graph);
    found = find_gangs(graph, implicated, links, AccountHolders(graph, links), query, progress);
  }
};

Texts kinds(const FoundGang& gang) {
  Texts result;
  for (const auto& tie : gang.ties) result.emplace_back(to_text(tie.kind));
  return result;
}

/// Four mules of four holders on one device; the money of v enters at m1 and leaves at m4.
TiedLedger gang_ledger() {
  return TiedLedger()
      .pays("T1", "v", "m1", 1, 1000)
      .pays("T2", "m1", "m2", 2, 990, "D7")
      .pays("T3", "m2", "m3", 3, 980, "D7")
      .pays("T4", "m3", "m4", 4, 970, "D7")
      .pays("T5", "m4", "shop", 400, 960, "D9")
      .held("m1", "H1")
      .held("m2", "H2")
      .held("m3", "H3")
      .held("m4", "H4");
}

TEST_CASE("mules tied by a chain and a device are one gang; one confirmed account is enough") {
  const Asked asked(gang_ledger(), {"m2"});
  REQUIRE(asked.found.gangs.size() == 1);
  const auto& gang = asked.found.gangs.front();
  // m4 passed nothing on within a day: only mules are in the chain.
  CHECK(ids(asked.graph, gang.accounts) == Texts{"m1", "m2", "m3"});
  CHECK(ids(asked.graph, gang.implicated) == Texts{"m2"});
  CHECK(gang.holders.size() == 3);
  CHECK(kinds(gang) == Texts{"device", "chain"});
  CHECK(ids(asked.graph, gang.transfers) == Texts{"T2", "T3"});
  CHECK(gang.amounts.empty());
}

TEST_CASE(
    "without labels: a chain and a shared device make a gang, a chain alone where more is known does not") {
  const Asked tied(gang_ledger(), {});
  REQUIRE(tied.found.gangs.size() == 1);
  CHECK(tied.found.gangs.front().implicated.size() == 3);
  CHECK(ids(tied.graph, tied.found.gangs.front().transfers) == Texts{"T1", "T2", "T3", "T4"});
  // 1,000 came in from v.
  CHECK(tied.found.gangs.front().amounts == std::vector{CurrencyAmount{CurrencyNo(0), Amount(1000)}});

  const auto chain = TiedLedger()
                         .pays("T1", "v", "m1", 1, 1000)
                         .pays("T2", "m1", "m2", 2, 990)
                         .pays("T3", "m2", "m3", 3, 980)
                         .pays("T4", "m3", "x", 4, 970);
  CHECK(Asked(chain, {}).found.gangs.size() == 1);
  auto with_phones = chain;
  with_phones.held("x", "H9", "139");
  CHECK(Asked(with_phones, {}).found.gangs.empty());
  CHECK(Asked(with_phones, {"m2"}).found.gangs.size() == 1);
}

TEST_CASE("a family that shares its phone and its device with one mule is no gang") {
  const auto family = TiedLedger()
                          .pays("T1", "v", "father", 1, 1000, "DV")
                          .pays("T2", "father", "shop", 2, 990, "HOME")
                          .pays("T3", "mother", "shop", 3, 50, "HOME")
                          .pays("T4", "daughter", "shop", 4, 20, "HOME")
                          .held("father", "H1", "138")
                          .held("mother", "H2", "138")
                          .held("daughter", "H3", "138");
  CHECK(Asked(family, {"father"}).found.gangs.empty());
  // Where two of them are confirmed, the third one comes with the phone that both used.
  const Asked two(family, {"father", "mother"});
  REQUIRE(two.found.gangs.size() == 1);
  CHECK(ids(two.graph, two.found.gangs.front().accounts) == Texts{"daughter", "father", "mother"});
  // Who is cleared belongs to none.
  CHECK(Asked(family, {"father", "mother"}, {"daughter"}).found.gangs.empty());
}

TEST_CASE("one person, or one company, with many accounts is no gang") {
  TiedLedger company;
  Texts accounts;
  for (int i = 0; i < 5; ++i) {
    const auto id = "c" + std::to_string(i);
    company.pays("T" + std::to_string(i), id, "supplier", i, 100, "OFFICE").held(id, "E1", "020");
    accounts.push_back(id);
  }
  CHECK(Asked(company, accounts).found.gangs.empty());
}

TEST_CASE("a landlord whom mules pay rent is not tied to them") {
  auto ledger = gang_ledger();
  ledger.pays("R1", "m1", "landlord", 500, 300, "D7").pays("R2", "m2", "landlord", 501, 300, "D7");
  ledger.held("landlord", "H8", "137");
  const Asked asked(ledger, {"m1", "m2"});
  REQUIRE(asked.found.gangs.size() == 1);
  CHECK(ids(asked.graph, asked.found.gangs.front().accounts) == Texts{"m1", "m2", "m3"});
}

TEST_CASE("other cards of a mule's holder come in, those of his family do not") {
  auto ledger = gang_ledger();
  ledger.held("m1b", "H1", "131").held("wife", "H7", "131").pays("W1", "wife", "shop", 600, 10);
  const Asked asked(ledger, {"m1", "m2"});
  REQUIRE(asked.found.gangs.size() == 1);
  CHECK(ids(asked.graph, asked.found.gangs.front().accounts) == Texts{"m1", "m1b", "m2", "m3"});
  CHECK(kinds(asked.found.gangs.front()) == Texts{"holder", "device", "chain"});
}

TEST_CASE("a device of too many is told, but ties nobody") {
  auto ledger = TiedLedger().pays("T1", "m1", "x", 1, 10, "CAFE").pays("T2", "m2", "x", 2, 10, "CAFE");
  ledger.pays("T3", "a", "x", 3, 10, "CAFE").pays("T4", "m3", "x", 4, 10, "CAFE");
  GangQuery query;
  query.shared.hub_accounts = 3;
  const Asked asked(ledger, {"m1", "m2", "m3"}, {}, query);
  CHECK(asked.found.gangs.empty());
  REQUIRE(asked.found.hubs.size() == 1);
  CHECK(asked.found.hubs.front().involved == 3);
  query.shared.hub_accounts = 4;
  const Asked tied(ledger, {"m1", "m2", "m3"}, {}, query);
  REQUIRE(tied.found.gangs.size() == 1);
  CHECK(tied.found.gangs.front().accounts.size() == 4);
}

TEST_CASE("order: most implicated, most accounts, first id; the same for any number of threads") {
  TiedLedger ledger;
  int hour = 0;
  const auto gang = [&](const std::string& prefix, int size) {
    for (int i = 0; i < size; ++i)
      ledger.pays(prefix + std::to_string(i) + "T", prefix + std::to_string(i), "x", ++hour, 10,
                  "D" + prefix);
  };
  gang("a", 3);
  gang("b", 4);
  gang("c", 3);
  gang("d", 3);
  const Texts confirmed{"a0", "a1", "b0", "b1", "c0", "c1", "d0", "d1", "d2"};
  const Asked asked(ledger, confirmed);
  Texts first;
  for (const auto& each : asked.found.gangs)
    first.emplace_back(asked.graph.account_id(each.accounts.front()));
  CHECK(first == Texts{"d0", "b0", "a0", "c0"});
  for (const std::size_t threads : {1u, 2u, 8u}) {
    const auto again = with_threads(threads, [&] { return Asked(ledger, confirmed); });
    REQUIRE(again.found.gangs.size() == asked.found.gangs.size());
    for (std::size_t i = 0; i < again.found.gangs.size(); ++i) {
      CHECK(again.found.gangs[i].accounts == asked.found.gangs[i].accounts);
      CHECK(again.found.gangs[i].ties == asked.found.gangs[i].ties);
    }
  }
}

/// Who can be reached from `start` by shared holders, phones and devices, going from account to account.
std::set<int> reached(int start, const std::vector<std::array<int, 3>>& has) {
  std::set<int> found{start};
  for (bool grows = true; grows;) {
    grows = false;
    for (const int a : std::set(found))
      for (int b = 0; b < static_cast<int>(has.size()); ++b)
        for (std::size_t kind = 0; kind < 3; ++kind)
          if (has[static_cast<std::size_t>(a)][kind] != 0
              && has[static_cast<std::size_t>(a)][kind] == has[static_cast<std::size_t>(b)][kind])
            grows |= found.insert(b).second;
  }
  return found;
}

TEST_CASE("where all are confirmed and nothing is passed on, gangs are what can be reached by ties") {
  std::size_t gangs = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    INFO("seed " << seed);
    oracle::RandomNumbers random(seed);
    TiedLedger ledger;
    Texts names;
    std::vector<std::array<int, 3>> has;
    const auto count = static_cast<int>(random.between(3, 24));
    for (int i = 0; i < count; ++i) {
      names.push_back("a" + std::string(i < 10 ? "0" : "") + std::to_string(i));
      const auto some = [&] { return random.chance(60) ? static_cast<int>(random.between(1, count)) : 0; };
      has.push_back({some(), some(), some()});
      const auto text = [&](const char* prefix, std::size_t kind) {
        return has.back()[kind] == 0 ? std::string() : prefix + std::to_string(has.back()[kind]);
      };
      ledger.held(names.back(), text("H", 0), text("1", 1));
      ledger.pays("T" + names.back(), names.back(), "shop", i, 10, text("D", 2));
    }
    std::set<Texts> expected, found;
    for (int i = 0; i < count; ++i) {
      Texts members;
      std::set<int> persons;
      for (const auto each : reached(i, has)) {
        members.push_back(names[static_cast<std::size_t>(each)]);
        const auto holder = has[static_cast<std::size_t>(each)][0];
        persons.insert(holder != 0 ? holder : -1 - each);
      }
      if (members.size() >= 3 && persons.size() >= 2) expected.insert(members);
    }
    const Asked asked(ledger, names);
    for (const auto& gang : asked.found.gangs) found.insert(ids(asked.graph, gang.accounts));
    CHECK(found == expected);
    gangs += found.size();
  }
  CHECK(gangs > 100);
}

TEST_CASE("an account that is opened later ties nobody yet, and nothing of later is known") {
  const auto day = TiedLedger::at_day;
  const auto with = [](const char* holder) {
    return std::vector<std::pair<AccountText, std::string>>{{AccountText::holder, holder},
                                                            {AccountText::phone, "139"}};
  };
  const auto graph = TiedLedger()
                         .pays("T1", "m1", "m2", 0, 100)
                         .pays("T2", "m2", "x", 1, 90)
                         .pays("T3", "late", "x", 24 * 60, 5, "D1")
                         .account("m1", with("H1"))
                         .account("m2", with("H2"))
                         .account("late", with("H1"), day(50))
                         .graph();
  const auto gangs = [](const TransferGraph& known) {
    ImplicatedQuery who;
    who.has_labels = true;
    who.confirmed = accounts_named(known, {"m1", "m2"});
    Progress progress;
    const auto links = account_links(known);
    return find_gangs(known, find_implicated(known, who, progress), links, AccountHolders(known, links), {},
                      progress)
        .gangs.size();
  };
  CHECK(gangs(graph) == 1);
  CHECK(gangs(graph.known_at(day(10))) == 0);
  const auto device = TiedLedger().pays("T1", "a", "b", 0, 1).pays("T2", "a", "b", 9, 1, "D1").graph();
  CHECK(knows_contacts(device, {}));
  CHECK_FALSE(knows_contacts(device.known_at(TiedLedger::at_hour(5)), {}));
}

}  // namespace
}  // namespace sluice
