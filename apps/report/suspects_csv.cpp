// SPDX-License-Identifier: Apache-2.0
#include "apps/report/suspects_csv.hpp"

#include <cmath>

#include <fmt/format.h>

#include "apps/report/csv_writer.hpp"
#include "apps/report/output_folder.hpp"
#include "apps/report/provenance.hpp"
#include "apps/report/suspect_reason.hpp"

namespace sluice {
namespace {

/// A number with six decimals, which may be negative.
CsvWriter& decimal(CsvWriter& csv, double number) {
  return csv.amount(Amount(std::llround(number * 1'000'000)), 6);
}

void write_accounts(const SuspectsAnswer& answer, const TransferGraph& graph, CsvWriter csv) {
  csv.text_row({"account", "score", "label", "holder", "holder_name", "institution", "signals"});
  for (const auto& suspect : answer.suspects) {
    decimal(csv.cell(graph.account_id(suspect.account)), suspect.score);
    csv.cell(!suspect.is_confirmed ? "" : *suspect.is_confirmed ? "confirmed" : "cleared");
    for (const auto text : {AccountText::holder, AccountText::holder_name, AccountText::institution})
      csv.cell(graph.account_text(suspect.account, text));
    std::string names;
    for (const auto& signal : suspect.signals)
      if (signal.is_reason) names += fmt::format("{}{}", names.empty() ? "" : " ", to_text(signal.signal));
    csv.cell(names).end_row();
  }
  csv.finish();
}

void write_signals(const SuspectsAnswer& answer, const TransferGraph& graph, CsvWriter csv) {
  csv.text_row({"account", "signal", "value", "threshold", "rarity", "comparable", "contribution", "reason"});
  for (const auto& suspect : answer.suspects)
    for (const auto& signal : suspect.signals) {
      csv.cell(graph.account_id(suspect.account)).cell(to_text(signal.signal));
      for (const auto number : {signal.value, signal.threshold, signal.rarity})
        csv.cell(fmt::format("{}", number));
      decimal(csv.number(std::uint64_t{signal.comparable}), signal.contribution);
      csv.cell(reason_text(signal, graph)).end_row();
    }
  csv.finish();
}

void write_transfers(const SuspectsAnswer& answer, const TransferGraph& graph, CsvWriter csv) {
  csv.text_row(
      {"account", "signal", "transfer", "payer", "payee", "time", "amount", "currency", "file", "line"});
  for (const auto& suspect : answer.suspects)
    for (const auto& signal : suspect.signals)
      for (const auto transfer : signal.transfers) {
        const auto currency = graph.currency(transfer);
        csv.cell(graph.account_id(suspect.account)).cell(to_text(signal.signal));
        csv.cell(graph.transfer_id(transfer));
        csv.cell(graph.account_id(graph.payer(transfer))).cell(graph.account_id(graph.payee(transfer)));
        csv.cell(to_iso8601(graph.time(transfer), graph.digits(transfer)));
        csv.amount(graph.amount(transfer), graph.scale(currency)).cell(graph.currency_code(currency));
        write_provenance(csv, graph, transfer).end_row();
      }
  csv.finish();
}

}  // namespace

std::vector<std::filesystem::path> suspects_csv_files(const std::filesystem::path& folder) {
  return {folder / "suspects.csv", folder / "signals.csv", folder / "suspect_transfers.csv"};
}

void write_suspects_csv(const SuspectsAnswer& answer, const TransferGraph& graph,
                        const std::filesystem::path& folder) {
  create_output_folder(folder);
  const auto files = suspects_csv_files(folder);
  write_accounts(answer, graph, CsvWriter(files[0]));
  write_signals(answer, graph, CsvWriter(files[1]));
  write_transfers(answer, graph, CsvWriter(files[2]));
}

}  // namespace sluice
