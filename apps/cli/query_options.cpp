// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/query_options.hpp"

#include <utility>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "apps/cli/general_options.hpp"
#include "apps/cli/id_list.hpp"
#include "engine/values/error.hpp"
#include "loaders/load.hpp"

namespace sluice {
namespace {

std::vector<AccountNo> accounts_named(const TransferGraph& graph, const std::vector<std::string>& texts) {
  std::vector<AccountNo> accounts;
  for (const auto& id : split_ids(texts)) accounts.push_back(require_account(graph, id));
  return accounts;
}

std::vector<FraudPayment> read_fraud_file(const std::string& file, const LedgerOptions& ledger) {
  std::vector<FraudPayment> payments;
  TimeReader times(ledger.time_form());
  for (const auto& row : read_companion(file, "fraud", {"transfer_id", "victim", "case", "reported"},
                                        ledger.companion_options())) {
    FraudPayment payment{row.cells[0], row.cells[1], row.cells[2]};
    if (!row.cells[3].empty()) {
      const auto reading = times.read(row.cells[3]);
      if (reading.fault != TimeFault::none)
        throw UnreadableInput(fmt::format("{}:{}: reported: expected {}, found {}", file, row.line,
                                          expectation(reading.fault), row.cells[3]));
      payment.reported = reading.time;
    }
    payments.push_back(std::move(payment));
  }
  return payments;
}

}  // namespace

void BoundaryArguments::add_to(CLI::App& app) {
  constexpr const char* group = "What is outside";
  add_repeatable(app, "--terminal", terminal_, "Money that arrives in these accounts is gone", id_list_type)
      ->group(group);
  add_repeatable(app, "--uncovered", uncovered_, "Own records of these accounts are not loaded", id_list_type)
      ->group(group);
  add_repeatable(app, "--follow", follow_, "Merchants and pools whose money is followed all the same",
                 id_list_type)
      ->group(group);
}

BoundaryOptions BoundaryArguments::resolve(const TransferGraph& graph) const {
  return {accounts_named(graph, terminal_), accounts_named(graph, uncovered_),
          accounts_named(graph, follow_)};
}

void QueryOptions::add_to(CLI::App& app, QueryTimes times) {
  constexpr const char* sources = "Fraud payments";
  // Options of no group are not shown, but what they refuse is explained.
  const char* const time = times == QueryTimes::asked ? "Time" : "";
  add_repeatable(app, "--fraud", fraud_, "Transfers that were fraud; \\, is a comma inside an id",
                 id_list_type)
      ->group(sources);
  app.add_option("--fraud-file", fraud_file_, "The same as CSV: transfer_id and victim, case, reported")
      ->type_name("FILE")
      ->group(sources);
  add_repeatable(app, "--fraud-from", fraud_from_, "Every transfer that these accounts paid was fraud",
                 id_list_type)
      ->group(sources);
  app.add_option("--until", until_, "Follow up to this moment; a bare date means its end")
      ->type_name("T")
      ->group(time);
  app.add_option("--known-at", known_at_, "Answer with what was known at this moment only")
      ->type_name("T")
      ->group(time);
  boundary_.add_to(app);
}

void QueryOptions::require_sources() const {
  if (split_ids(fraud_).empty() && fraud_file_.empty() && split_ids(fraud_from_).empty())
    throw InvalidQuery(
        "no fraud payment is named; use --fraud ID, --fraud-file FILE or --fraud-from ACCOUNT, and `sluice "
        "find` to "
        "look ids up");
}

void QueryOptions::require_no_times(const std::string& instead) const {
  for (const auto& [option, text] : {std::pair("--until", &until_), std::pair("--known-at", &known_at_)})
    if (!text->empty()) throw InvalidQuery(fmt::format("{}: leave it out; {}", option, instead));
}

TransferGraph QueryOptions::known(const TransferGraph& graph, const TimeForm& form) const {
  return known_at_.empty() ? graph : graph.known_at(read_end("--known-at", known_at_, form));
}

std::vector<FraudPayment> QueryOptions::payments(const TransferGraph& graph,
                                                 const LedgerOptions& ledger) const {
  std::vector<FraudPayment> payments;
  for (auto& id : split_ids(fraud_)) payments.push_back({std::move(id)});
  if (!fraud_file_.empty())
    for (auto& payment : read_fraud_file(fraud_file_, ledger)) payments.push_back(std::move(payment));
  for (const auto& id : split_ids(fraud_from_))
    for (auto& payment : payments_of(graph, require_account(graph, id)))
      payments.push_back(std::move(payment));
  return payments;
}

std::optional<Time> QueryOptions::cut_off(const TimeForm& form) const {
  if (until_.empty()) return std::nullopt;
  return read_end("--until", until_, form);
}

}  // namespace sluice
