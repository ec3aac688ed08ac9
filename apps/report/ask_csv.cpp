// SPDX-License-Identifier: Apache-2.0
#include "apps/report/ask_csv.hpp"

#include "apps/report/csv_writer.hpp"
#include "apps/report/output_folder.hpp"
#include "apps/report/provenance.hpp"

namespace sluice {
namespace {

void write_accounts(const AskReport& report, CsvWriter csv) {
  csv.text_row({"institution", "account", "holder_name", "currency", "amount", "transfers", "first_time",
                "last_time"});
  const auto& traced = report.traced();
  for (const auto& institution : report.institutions())
    for (const auto& account : institution.accounts) {
      csv.cell(institution.name).cell(traced.account_id(account.pocket)).cell(report.holder(account.pocket));
      csv.cell(traced.currency_code(account.pocket)).amount(account.amount, traced.scale(account.pocket));
      csv.number(account.transfers.size());
      csv.cell(report.first_time(account)).cell(report.last_time(account));
      csv.end_row();
    }
  csv.finish();
}

void write_transfer(const AskReport& report, const TracedTransfer& row, CsvWriter& csv) {
  const auto& traced = report.traced();
  const auto scale = traced.scale(row.payer);
  const auto id = traced.transfer_id(row);
  id ? csv.cell(*id) : csv.empty_cell();
  csv.cell(traced.time_text(row.key.transfer()));
  csv.cell(traced.account_id(row.payer)).cell(report.holder(row.payer));
  csv.cell(traced.account_id(row.payee)).cell(report.holder(row.payee));
  csv.amount(row.amount, scale).amount(row.traced, scale).cell(traced.currency_code(row.payer));
  id ? write_provenance(csv, traced.graph(), row.key.transfer()) : csv.empty_cell().empty_cell();
}

void write_transfers(const AskReport& report, CsvWriter csv) {
  csv.text_row({"institution", "account", "transfer", "time", "payer", "payer_name", "payee", "payee_name",
                "amount", "traced", "currency", "source_file", "source_line"});
  for (const auto& institution : report.institutions())
    for (const auto& account : institution.accounts)
      for (const auto* row : report.rows(account)) {
        csv.cell(institution.name).cell(report.traced().account_id(account.pocket));
        write_transfer(report, *row, csv);
        csv.end_row();
      }
  csv.finish();
}

}  // namespace

std::vector<std::filesystem::path> ask_csv_files(const std::filesystem::path& folder) {
  return {folder / "ask.csv", folder / "ask_transfers.csv"};
}

void write_ask_csv(const AskReport& report, const std::filesystem::path& folder) {
  create_output_folder(folder);
  const auto files = ask_csv_files(folder);
  write_accounts(report, CsvWriter(files[0]));
  write_transfers(report, CsvWriter(files[1]));
}

}  // namespace sluice
