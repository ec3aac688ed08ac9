// SPDX-License-Identifier: Apache-2.0
#include "apps/report/gangs_csv.hpp"

#include "apps/report/csv_writer.hpp"
#include "apps/report/output_folder.hpp"

namespace sluice {
namespace {

void write_accounts(const GangsAnswer& answer, const TransferGraph& graph, CsvWriter csv) {
  csv.text_row({"gang", "account", "holder", "holder_name", "institution", "implicated"});
  std::uint64_t number = 0;
  for (const auto& gang : answer.found.gangs) {
    ++number;
    for (const auto account : gang.accounts) {
      write_account(csv.number(number), graph, account);
      const auto* implicated = answer.who.implicated.find(account);
      implicated == nullptr ? csv.empty_cell() : csv.cell(why_text(*implicated));
      csv.end_row();
    }
  }
  csv.finish();
}

void write_ties(const GangsAnswer& answer, const TransferGraph& graph, CsvWriter csv) {
  csv.text_row({"gang", "kind", "value", "account", "holder", "holder_name", "institution"});
  std::uint64_t number = 0;
  for (const auto& gang : answer.found.gangs) {
    ++number;
    for (const auto& tie : gang.ties)
      for (const auto account : tie.accounts) {
        csv.number(number).cell(to_text(tie.kind)).cell(tie_value(tie, graph));
        write_account(csv, graph, account).end_row();
      }
  }
  csv.finish();
}

void write_transfers(const GangsAnswer& answer, const TransferGraph& graph, CsvWriter csv) {
  csv.text_row({"gang", "transfer", "payer", "payee", "time", "amount", "currency", "file", "line"});
  std::uint64_t number = 0;
  for (const auto& gang : answer.found.gangs) {
    ++number;
    for (const auto transfer : gang.transfers) write_transfer(csv.number(number), graph, transfer).end_row();
  }
  csv.finish();
}

}  // namespace

std::vector<std::filesystem::path> gangs_csv_files(const std::filesystem::path& folder) {
  return {folder / "gang_accounts.csv", folder / "gang_ties.csv", folder / "gang_transfers.csv"};
}

void write_gangs_csv(const GangsAnswer& answer, const TransferGraph& graph,
                     const std::filesystem::path& folder) {
  create_output_folder(folder);
  const auto files = gangs_csv_files(folder);
  write_accounts(answer, graph, CsvWriter(files[0]));
  write_ties(answer, graph, CsvWriter(files[1]));
  write_transfers(answer, graph, CsvWriter(files[2]));
}

}  // namespace sluice
