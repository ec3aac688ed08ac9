// SPDX-License-Identifier: Apache-2.0
#include "generator/cases.hpp"

#include <set>

#include "generator/presets.hpp"
#include "tests/generator/made_ledger.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;
using made::Folder;
using made::Row;
using made::rows_of;

namespace {

/// All that a case's tests ask, read back from the files.
struct Made {
  explicit Made(const std::string& preset, const std::string& balances = "all") {
    GenerateQuery query;
    query.directory = folder.path.string();
    query.accounts = 6'000;
    query.transfers = 16'000;
    query.cases = 6;
    query.seed = 3;
    query.behaviour = read_behaviour(preset);
    query.behaviour.ledger.balances = balances;
    result = generate(query);
    for (auto& row : rows_of(folder.path / "transfers.csv")) {
      transfers.push_back(row);
      by_id[row.at("transfer_id")] = row;
    }
    truth = rows_of(folder.path / "truth.csv");
    truth_accounts = rows_of(folder.path / "truth-accounts.csv");
    for (auto& row : rows_of(folder.path / "accounts.csv")) accounts[row.at("account")] = row;
  }

  Folder folder;
  Generated result;
  std::vector<Row> transfers, truth, truth_accounts;
  std::map<std::string, Row> by_id, accounts;
};

}  // namespace

TEST_CASE("every role occurs, and every true transfer is in the ledger") {
  const Made made("default");
  std::set<std::string> roles;
  for (const auto& row : made.truth) {
    roles.insert(row.at("role"));
    CHECK(made.by_id.contains(row.at("transfer_id")));
  }
  CHECK(roles == std::set<std::string>{"victim", "mule", "cash-out", "return", "test", "camouflage"});
  CHECK(made.truth.size() == made.result.case_transfers);
}

TEST_CASE("victims' payments are the fraud file, and their payees have level 1") {
  const auto preset = GENERATE(as<std::string>{}, "default", "wide", "slow");
  const Made made(preset);
  std::map<std::string, std::string> level, case_of;
  for (const auto& row : made.truth_accounts)
    if (row.at("role") == "mule") level[row.at("account")] = row.at("level");
  for (const auto& row : made.truth) case_of[row.at("transfer_id")] = row.at("role") + row.at("case");
  std::set<std::string> cases;
  const auto fraud = rows_of(made.folder.path / "fraud.csv");
  for (const auto& row : fraud) {
    const auto& transfer = made.by_id.at(row.at("transfer_id"));
    CHECK(level.at(transfer.at("payee")) == "1");
    CHECK(transfer.at("payer") == row.at("victim"));
    CHECK(row.at("reported") >= transfer.at("time"));
    CHECK(case_of.at(row.at("transfer_id")) == "victim" + row.at("case"));
    cases.insert(row.at("case"));
  }
  CHECK(fraud.size() == made.result.fraud_payments);
  CHECK(cases.size() == made.result.cases);
}

TEST_CASE("nobody pays what he does not have, and the balances given are the true ones") {
  for (const auto preset : preset_names()) {
    CAPTURE(preset);
    const Made made{std::string(preset)};
    std::map<std::string, std::int64_t> balance;
    for (const auto& [id, row] : made.accounts)
      if (!row.at("opening_balance").empty()) balance[id] = made::minor(row.at("opening_balance"));
    int wrong = 0;
    const auto apply = [&](const std::string& account, std::int64_t change, const std::string& after) {
      const auto found = balance.find(account);
      if (found == balance.end()) return wrong += after.empty() ? 0 : 1;
      found->second += change;
      return wrong += found->second < 0 || found->second != made::minor(after) ? 1 : 0;
    };
    for (const auto& row : made.transfers) {
      const auto amount = made::minor(row.at("amount"));
      apply(row.at("payer"), -amount, row.at("payer_balance_after"));
      apply(row.at("payee"), amount, row.at("payee_balance_after"));
    }
    CHECK(wrong == 0);
  }
}

TEST_CASE("mules hand on stolen money only after it has come, and never more than came") {
  const Made made(GENERATE(as<std::string>{}, "fast", "mixed", "camouflage-heavy"));
  std::map<std::string, std::int64_t> held;
  for (const auto& row : made.truth) {
    const auto& role = row.at("role");
    if (role == "test" || role == "camouflage") continue;  // out of the mule's own pocket
    const auto& transfer = made.by_id.at(row.at("transfer_id"));
    const auto amount = made::minor(transfer.at("amount"));
    if (role != "victim") CHECK((held[transfer.at("payer")] -= amount) >= 0);
    if (role == "victim" || role == "mule") held[transfer.at("payee")] += amount;
  }
}

TEST_CASE("balances are shown of the accounts of cases alone where that is asked") {
  const Made made("default", "cases");
  std::set<std::string> members;
  for (const auto& row : made.truth_accounts)
    if (row.at("role") != "cash-out") members.insert(row.at("account"));
  for (const auto& [id, row] : made.accounts)
    CHECK(row.at("opening_balance").empty() == !members.contains(id));
}

TEST_CASE("no account pays or is paid before it was opened") {
  const Made made(GENERATE(as<std::string>{}, "quiet", "mixed", "camouflage-heavy"));
  int early = 0;
  for (const auto& row : made.transfers)
    for (const auto* side : {"payer", "payee"})
      early += row.at("time").substr(0, 10) < made.accounts.at(row.at(side)).at("opened") ? 1 : 0;
  CHECK(early == 0);
}
