// SPDX-License-Identifier: Apache-2.0
#include "apps/report/refund_csv.hpp"

#include "apps/report/csv_writer.hpp"
#include "apps/report/output_folder.hpp"
#include "apps/report/provenance.hpp"

namespace sluice {
namespace {

CsvWriter& write_claim(CsvWriter& csv, const RefundReport& report, const Allocation& row) {
  csv.cell(report.account_id(row.pocket)).cell(report.currency_code(row.pocket));
  return csv.cell(report.victim(row.victim));
}

void write_rows(const RefundReport& report, CsvWriter csv) {
  csv.text_row({"account", "currency", "victim", "amount", "step", "notice_days"});
  for (const auto& row : report.answer().rows) {
    write_claim(csv, report, row).amount(row.amount, report.scale(row.pocket)).cell(report.step(row));
    row.step == RefundStep::proportion ? csv.number(notice_days) : csv.empty_cell();
    csv.end_row();
  }
  csv.finish();
}

void write_transfer(CsvWriter& csv, const TransferGraph& graph, TransferNo transfer) {
  csv.cell(graph.transfer_id(transfer)).cell(to_iso8601(graph.time(transfer), graph.digits(transfer)));
  csv.cell(graph.account_id(graph.payer(transfer))).cell(graph.account_id(graph.payee(transfer)));
  csv.amount(graph.amount(transfer), graph.scale(graph.currency(transfer)));
  write_provenance(csv, graph, transfer);
  csv.end_row();
}

void write_transfers(const RefundReport& report, CsvWriter csv) {
  csv.text_row({"account", "currency", "victim", "step", "transfer", "time", "payer", "payee", "amount",
                "source_file", "source_line"});
  for (const auto& row : report.answer().rows)
    for (const auto transfer : row.transfers) {
      write_claim(csv, report, row).cell(report.step(row));
      write_transfer(csv, report.graph(), transfer);
    }
  csv.finish();
}

void write_victims(const RefundReport& report, CsvWriter csv) {
  csv.text_row({"victim", "currency", "loss", "repaid", "returned", "open"});
  for (const auto& row : report.answer().victims) {
    csv.cell(report.victim(row.victim)).cell(report.graph().currency_code(row.currency));
    for (const auto amount : {row.loss, row.repaid, row.returned, row.open()})
      csv.amount(amount, report.graph().scale(row.currency));
    csv.end_row();
  }
  csv.finish();
}

void write_accounts(const RefundReport& report, CsvWriter csv) {
  csv.text_row({"account", "currency", "frozen", "returned", "remains", "reason"});
  for (const auto& row : report.answer().accounts) {
    csv.cell(report.account_id(row.pocket)).cell(report.currency_code(row.pocket));
    for (const auto amount : {row.frozen, row.returned, row.remains()})
      csv.amount(amount, report.scale(row.pocket));
    csv.cell(report.reason(row).value_or(""));
    csv.end_row();
  }
  csv.finish();
}

void write_receipts(const RefundReport& report, CsvWriter csv) {
  csv.text_row(
      {"victim", "currency", "transfer", "time", "payer", "payee", "amount", "source_file", "source_line"});
  const auto& graph = report.graph();
  for (const auto& row : report.answer().receipts) {
    csv.cell(report.victim(row.victim)).cell(graph.currency_code(graph.currency(row.transfer)));
    write_transfer(csv, graph, row.transfer);
  }
  csv.finish();
}

void write_changes(const std::vector<RefundChange>& changes, CsvWriter csv) {
  csv.text_row({"account", "currency", "victim", "before", "after"});
  for (const auto& row : changes) {
    csv.cell(row.account).cell(row.currency).cell(row.victim);
    csv.amount(row.before, row.scale).amount(row.after, row.scale);
    csv.end_row();
  }
  csv.finish();
}

}  // namespace

std::vector<std::filesystem::path> refund_csv_files(const std::filesystem::path& folder, bool with_changes) {
  std::vector<std::filesystem::path> files{folder / "refund.csv", folder / "refund_transfers.csv",
                                           folder / "refund_victims.csv", folder / "refund_accounts.csv",
                                           folder / "refund_receipts.csv"};
  if (with_changes) files.push_back(folder / "refund_changes.csv");
  return files;
}

void write_refund_csv(const RefundReport& report, const std::optional<std::vector<RefundChange>>& changes,
                      const std::filesystem::path& folder) {
  create_output_folder(folder);
  const auto files = refund_csv_files(folder, changes.has_value());
  write_rows(report, CsvWriter(files[0]));
  write_transfers(report, CsvWriter(files[1]));
  write_victims(report, CsvWriter(files[2]));
  write_accounts(report, CsvWriter(files[3]));
  write_receipts(report, CsvWriter(files[4]));
  if (changes) write_changes(*changes, CsvWriter(files[5]));
}

}  // namespace sluice
