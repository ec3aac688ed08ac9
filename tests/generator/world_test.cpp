// SPDX-License-Identifier: Apache-2.0
// What the world around the cases holds: innocent look-alikes, companies, pools, accounts that end.
#include <algorithm>
#include <functional>
#include <set>

#include "engine/values/error.hpp"
#include "generator/look_alikes.hpp"
#include "tests/generator/made_ledger.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;
using made::Folder;
using made::Row;
using made::rows_of;

namespace {

struct Made {
  explicit Made(const std::string& behaviour, std::uint64_t cases = 0) {
    query.directory = folder.path.string();
    query.accounts = 4'000;
    query.transfers = 40'000;
    query.cases = cases;
    query.seed = 5;
    query.behaviour = parse_behaviour(behaviour, "test");
    result = generate(query);
    transfers = rows_of(folder.path / "transfers.csv");
    for (auto& row : rows_of(folder.path / "accounts.csv")) accounts[row.at("account")] = row;
    all = make_population(query.accounts, query.seed, query.behaviour);
  }

  [[nodiscard]] std::set<std::string> ids(const Block& block) const {
    std::set<std::string> found;
    for (auto i = block.first; i < block.first + block.count; ++i) found.emplace(all.accounts[i].id());
    return found;
  }

  Folder folder;
  GenerateQuery query;
  Generated result;
  std::vector<Row> transfers;
  std::map<std::string, Row> accounts;
  Population all;  // before any case
};

/// For each of the accounts what came, what went out, and from and to how many.
struct Through {
  std::int64_t in = 0, out = 0;
  std::set<std::string> payers, payees;
};

std::map<std::string, Through> through(const Made& made, const std::set<std::string>& accounts) {
  std::map<std::string, Through> found;
  for (const auto& row : made.transfers) {
    const auto amount = made::minor(row.at("amount"));
    if (accounts.contains(row.at("payer"))) {
      found[row.at("payer")].out += amount;
      found[row.at("payer")].payees.insert(row.at("payee"));
    }
    if (accounts.contains(row.at("payee"))) {
      found[row.at("payee")].in += amount;
      found[row.at("payee")].payers.insert(row.at("payer"));
    }
  }
  return found;
}

/// How many of the accounts passed on at least four fifths of what came, and satisfy the test.
std::size_t pass_through(const Made& made, const Block& block,
                         const std::function<bool(const Through&)>& test) {
  std::size_t found = 0;
  for (const auto& [account, sums] : through(made, made.ids(block)))
    found += sums.in > 0 && sums.out * 5 >= sums.in * 4 && test(sums) ? std::size_t{1} : 0;
  return found;
}

}  // namespace

TEST_CASE("go-betweens pass on what they gather") {
  const Made made(
      "[population]\ntreasurers_per_thousand = 10\nrent_agents_per_thousand = 10\n"
      "traders_per_thousand = 10\npayroll_agents_per_thousand = 10\n[ordinary]\nrecurring_percent = 90");
  const auto gathers = [](const Through& t) { return t.payers.size() >= 5 && t.payees.size() <= 3; };
  const auto& all = made.all;
  CHECK(pass_through(made, all.treasurers, gathers) * 2 > all.treasurers.count);
  CHECK(pass_through(made, all.rent_agents, gathers) * 2 > all.rent_agents.count);
  CHECK(pass_through(made, all.traders, [](const auto& t) { return t.payers.size() >= 5; }) * 2
        > all.traders.count);
  CHECK(pass_through(made, all.payroll_agents, [](const auto& t) { return t.payees.size() >= 5; }) * 2
        > all.payroll_agents.count);
}

TEST_CASE("employees get back what they laid out") {
  const auto pairs = [](const Made& made) {
    std::set<std::pair<std::string, std::string>> laid_out;  // employee and amount
    int found = 0;
    for (const auto& row : made.transfers) {
      const auto& kind = made.accounts.at(row.at("payer")).at("holder_kind");
      if (kind == "person") laid_out.emplace(row.at("payer"), row.at("amount"));
      if (kind == "company" && row.at("channel") == "batch")
        found += laid_out.contains({row.at("payee"), row.at("amount")}) ? 1 : 0;
    }
    return found;
  };
  CHECK(pairs(Made("")) < 5);
  CHECK(pairs(Made("[population]\nreimbursed_percent = 20\n[ordinary]\nrecurring_percent = 90")) > 200);
}

TEST_CASE("round sums go round on 1 January, and on no other day") {
  const auto gifts = [](const Made& made, const std::string& day) {
    return std::ranges::count_if(made.transfers, [&](const Row& row) {
      const auto& amount = row.at("amount");
      return row.at("time").starts_with(day)
             && (amount == "888.00" || amount == "188.00" || amount == "1888.00");
    });
  };
  const std::string behaviour = "[population]\nnew_year_percent = 40\n[ordinary]\nrecurring_percent = 90\n";
  const Made made(behaviour + "[ledger]\nstart = \"2025-12-20\"");
  CHECK(gifts(made, "2026-01-01") > 200);
  CHECK(gifts(made, "2025-12-31") < 10);
  CHECK(gifts(Made(behaviour + "[ledger]\nstart = \"2026-03-01\""), "2026-03") < 60);
}

TEST_CASE("relatives' money for a house is paid on the day after an account wakes up") {
  const Made made(
      "[population]\nhouse_percent = 100\ndormant_percent = 30\n[ordinary]\nrecurring_percent = 90");
  std::map<std::string, std::string> gift_day;
  int paid = 0;
  for (const auto& row : made.transfers) {
    if (made::minor(row.at("amount")) < 30'000'00 || row.at("channel") != "mobile") continue;
    const auto found = gift_day.find(row.at("payer"));
    if (found != gift_day.end() && made.accounts.at(row.at("payee")).at("holder_kind") == "company") ++paid;
    gift_day[row.at("payee")] = row.at("time").substr(0, 10);
  }
  CHECK(paid > 50);
}

TEST_CASE("pools are accounts among those asked for, and money goes in and out") {
  const Made made("[population]\nsettlement_pools = 4\n[cases]\npool_out_percent = 60", 4);
  std::set<std::string> pools;
  for (const auto& [id, row] : made.accounts)
    if (row.at("kind") == "pool") pools.insert(id);
  CHECK(pools.size() == 4);
  for (const auto& [pool, sums] : through(made, pools))
    CHECK((sums.payers.size() > 5 && sums.payees.size() > 5));
  std::set<std::string> ways_out;
  for (const auto& row : rows_of(made.folder.path / "truth-accounts.csv"))
    if (row.at("role") == "cash-out") ways_out.insert(row.at("account"));
  CHECK(std::ranges::any_of(pools, [&](const auto& pool) { return ways_out.contains(pool); }));
}

TEST_CASE("companies have shareholders, guarantees and loans") {
  const Made made("[population]\ncompany_links_percent = 60");
  std::set<std::string> companies, holders;
  for (const auto& [id, row] : made.accounts) {
    holders.insert(row.at("holder"));
    if (row.at("holder_kind") == "company") companies.insert(row.at("holder"));
  }
  std::map<std::string, int> kinds;
  for (const auto& row : rows_of(made.folder.path / "links.csv")) {
    const auto& kind = row.at("kind");
    if (kind != "shareholder" && kind != "guarantee" && kind != "loan") continue;
    CHECK((holders.contains(row.at("a")) && companies.contains(row.at("b")) && row.at("a") != row.at("b")));
    CHECK((kind == "shareholder" || companies.contains(row.at("a"))));
    CHECK(made::minor(row.at("value")) > 0);
    ++kinds[kind];
  }
  CHECK(kinds.size() == 3);
  CHECK(kinds["shareholder"] > 100);
}

TEST_CASE("accounts that were frozen or closed move nothing afterwards") {
  const Made made("[cases]\nfrozen_percent = 50\nclosed_percent = 60\ncamouflage_level = 2", 8);
  std::map<std::string, std::string> first_report;
  for (const auto& row : rows_of(made.folder.path / "fraud.csv")) {
    auto& first = first_report[row.at("case")];
    if (first.empty() || row.at("reported") < first) first = row.at("reported");
  }
  int frozen = 0, closed = 0, late = 0, early = 0;
  for (const auto& row : rows_of(made.folder.path / "truth-accounts.csv")) {
    if (row.at("role") != "mule") continue;
    const auto& account = made.accounts.at(row.at("account"));
    frozen += account.at("frozen").empty() ? 0 : 1;
    closed += account.at("closed").empty() ? 0 : 1;
    early += !account.at("frozen").empty() && account.at("frozen") <= first_report.at(row.at("case")) ? 1 : 0;
  }
  for (const auto& row : made.transfers)
    for (const auto* side : {"payer", "payee"}) {
      const auto& account = made.accounts.at(row.at(side));
      for (const auto* end : {"frozen", "closed"})
        late += !account.at(end).empty() && row.at("time") >= account.at(end) ? 1 : 0;
    }
  CHECK((frozen > 5 && closed > 5));
  CHECK((late == 0 && early == 0));
}

TEST_CASE("one holder has several mule accounts, of one gang or of several") {
  const auto shared = [](const Made& made) {
    std::map<std::string, std::set<std::string>> accounts, cases;
    for (const auto& row : rows_of(made.folder.path / "truth-accounts.csv")) {
      if (row.at("role") != "mule") continue;
      const auto& holder = made.accounts.at(row.at("account")).at("holder");
      accounts[holder].insert(row.at("account"));
      cases[holder].insert(row.at("case"));
    }
    const auto several = [](const auto& each) { return each.second.size() > 1; };
    return std::pair(std::ranges::count_if(accounts, several), std::ranges::count_if(cases, several));
  };
  CHECK(shared(Made("", 8)) == std::pair<std::ptrdiff_t, std::ptrdiff_t>(0, 0));
  const auto [accounts, cases] =
      shared(Made("[cases]\nmulti_account_percent = 30\nrepeat_holder_percent = 20", 8));
  CHECK((accounts > 5 && cases > 3));
}

TEST_CASE("innocent people have second cards and devices, and close accounts") {
  const Made made("[population]\nsecond_card_percent = 20\nsecond_device_percent = 30\nclosing_percent = 5",
                  3);
  std::map<std::string, int> cards;
  std::map<std::string, std::set<std::string>> devices;
  int closed = 0, late = 0, several = 0;
  for (const auto& [id, row] : made.accounts) {
    if (row.at("kind") == "bank-card") ++cards[row.at("holder")];
    closed += row.at("closed").empty() ? 0 : 1;
  }
  for (const auto& row : made.transfers) {
    if (!row.at("device").empty()) devices[row.at("payer")].insert(row.at("device"));
    for (const auto* side : {"payer", "payee"}) {
      const auto& end = made.accounts.at(row.at(side)).at("closed");
      late += !end.empty() && row.at("time") >= end ? 1 : 0;
    }
  }
  for (const auto& row : rows_of(made.folder.path / "truth-accounts.csv")) devices.erase(row.at("account"));
  for (const auto& [account, used] : devices) several += used.size() == 2 ? 1 : 0;
  CHECK(std::ranges::count_if(cards, [](const auto& each) { return each.second == 2; }) > 200);
  CHECK(std::ranges::none_of(cards, [](const auto& each) { return each.second > 2; }));
  CHECK((closed > 50 && late == 0));
  CHECK(several > 200);
}

TEST_CASE("accounts are used far from where they were opened, by mules and by migrants") {
  const auto far = [](const Made& made, bool mules) {
    std::set<std::string> wanted, found;
    for (const auto& row : rows_of(made.folder.path / "truth-accounts.csv"))
      if (row.at("role") == "mule") wanted.insert(row.at("account"));
    for (const auto& row : made.transfers)
      if (!row.at("place").empty() && wanted.contains(row.at("payer")) == mules
          && row.at("place") != made.accounts.at(row.at("payer")).at("region"))
        found.insert(row.at("payer"));
    return found.size();
  };
  const Made home("", 8);
  CHECK((far(home, true) == 0 && far(home, false) == 0));
  const Made away("[cases]\nfar_percent = 50\n[population]\nmigrant_percent = 10", 8);
  CHECK(far(away, true) > 10);
  CHECK(far(away, false) > 100);
}
