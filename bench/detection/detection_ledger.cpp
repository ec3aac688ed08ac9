// SPDX-License-Identifier: Apache-2.0
#include "bench/detection/detection_ledger.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

#include "bench/support/require.hpp"
#include "generator/generate.hpp"
#include "loaders/load.hpp"

namespace sluice::bench {
namespace {

using Rows = std::vector<CompanionRow>;

Rows read_rows(const std::string& file, const std::vector<std::string>& columns) {
  return read_companion(file, "truth", columns, {});
}

TransferNo transfer_of(const TransferGraph& graph, const std::string& id) {
  const auto transfer = graph.find_transfer(id);
  require(transfer.has_value(), "the ledger has no transfer " + id);
  return *transfer;
}

TransferTruth transfer_truth(const std::string& role) {
  if (role == "victim") return TransferTruth::victim;
  if (role == "mule") return TransferTruth::mule;
  if (role == "cash-out") return TransferTruth::cash_out;
  if (role == "return") return TransferTruth::lure;
  if (role == "test") return TransferTruth::test;
  require(role == "camouflage", "no role of a transfer: " + role);
  return TransferTruth::camouflage;
}

/// A mule is one whatever else the account was.
void read_accounts(const std::string& file, DetectionLedger& ledger) {
  std::map<std::string, std::vector<AccountNo>> mules;
  for (const auto& row : read_rows(file, {"account", "case", "role"})) {
    const auto account = ledger.graph.find_account(row.cells[0]);
    if (!account) continue;  // without a transfer and an account file it is not in the ledger
    auto& truth = ledger.accounts[account->value];
    if (row.cells[2] == "mule") {
      truth = AccountTruth::mule;
      mules[row.cells[1]].push_back(*account);
    } else if (truth == AccountTruth::innocent) {
      truth = AccountTruth::neither;
    }
  }
  for (auto& [name, accounts] : mules) {
    std::ranges::sort(accounts);
    const auto repeated = std::ranges::unique(accounts);
    accounts.erase(repeated.begin(), repeated.end());
    ledger.cases.push_back(std::move(accounts));
  }
}

void read_shapes(const std::string& file, DetectionLedger& ledger) {
  std::map<std::string, TrueShape> shapes;
  for (const auto& row : read_rows(file, {"shape_no", "kind", "transfer_id"})) {
    const auto kind = parse_shape_kind(row.cells[1]);
    require(kind.has_value(), "no kind of shape: " + row.cells[1]);
    auto& shape = shapes[row.cells[0]];
    shape.kind = *kind;
    shape.transfers.push_back(transfer_of(ledger.graph, row.cells[2]));
  }
  for (auto& [number, shape] : shapes) ledger.shapes.push_back(std::move(shape));
}

void read_labels(const std::string& file, DetectionLedger& ledger) {
  for (const auto& row : read_rows(file, {"account", "label"})) {
    const auto account = ledger.graph.find_account(row.cells[0]);
    if (account) ledger.labels.push_back({*account, row.cells[1] == "1" || row.cells[1] == "confirmed"});
  }
  std::ranges::sort(ledger.labels);
}

DetectionLedger unjudged(std::shared_ptr<const Ledger> loaded) {
  DetectionLedger ledger{TransferGraph(std::move(loaded)), {}, {}, {}, {}, {}};
  ledger.accounts.resize(ledger.graph.account_count(), AccountTruth::innocent);
  ledger.transfers.resize(ledger.graph.transfer_count(), TransferTruth::ordinary);
  return ledger;
}

DetectionLedger read_made(const std::string& folder, const DetectionLedgerChoice& choice) {
  LoadOptions options;
  options.files = {folder + "/transfers.csv"};
  if (!choice.is_bare) {
    options.accounts = {folder + "/accounts.csv"};
    options.links = {folder + "/links.csv"};
  }
  Progress progress;
  const auto loaded = load_ledger(options, progress);
  require(loaded.report.loaded == choice.transfers && loaded.report.rejections.empty(),
          "not all rows were loaded");
  auto ledger = unjudged(loaded.ledger);
  read_accounts(folder + "/truth-accounts.csv", ledger);
  for (const auto& row : read_rows(folder + "/truth.csv", {"transfer_id", "case", "role"}))
    ledger.transfers[transfer_of(ledger.graph, row.cells[0]).value] = transfer_truth(row.cells[2]);
  read_shapes(folder + "/truth-shapes.csv", ledger);
  read_labels(folder + "/labels.csv", ledger);
  return ledger;
}

/// One account in ten, by a number that says nothing else of it.
bool is_drawn(AccountNo account) { return (account.value + 1) * 0x9E3779B97F4A7C15u % 1'000'003 % 10 == 0; }

}  // namespace

DetectionLedger make_detection_ledger(const DetectionLedgerChoice& choice, const std::string& folder) {
  GenerateQuery query;
  query.directory = folder;
  query.transfers = choice.transfers;
  query.accounts = choice.accounts;
  query.cases = choice.cases;
  query.seed = choice.seed;
  query.behaviour = read_behaviour(choice.behaviour);
  if (choice.shape_percent) query.behaviour.cases.shape_percent = *choice.shape_percent;
  if (choice.is_bare) query.behaviour.ledger.details = false;
  std::filesystem::remove_all(folder);
  generate(query);
  auto ledger = read_made(folder, choice);
  std::filesystem::remove_all(folder);
  require(!ledger.cases.empty(), "the ledger has no mules");
  return ledger;
}

DetectionLedger read_amlsim(const std::string& folder) {
  LoadOptions options;
  options.files = {folder + "/transactions.csv"};
  options.map = {"payer=sourceNodeId", "payee=targetNodeId", "amount=value", "time=time"};
  options.currency = "USD";
  options.step = Duration::seconds(24 * 3'600);
  options.epoch = "2026-01-01";
  options.round_half_up = true;
  Progress progress;
  auto ledger = unjudged(load_ledger(options, progress).ledger);
  for (const auto& row : read_rows(folder + "/nodes.csv", {"ACCOUNT_ID", "isFraud"})) {
    const auto account = ledger.graph.find_account(row.cells[0]);
    if (!account) continue;
    const bool is_fraud = row.cells[1] == "1";
    if (is_fraud) ledger.accounts[account->value] = AccountTruth::mule;
    if (is_drawn(*account)) ledger.labels.push_back({*account, is_fraud});
  }
  std::ranges::sort(ledger.labels);
  return ledger;
}

}  // namespace sluice::bench
