// SPDX-License-Identifier: Apache-2.0
#include "apps/report/trace_csv.hpp"

#include "apps/report/csv_writer.hpp"
#include "apps/report/output_folder.hpp"
#include "apps/report/provenance.hpp"

namespace sluice {
namespace {

class TraceTables {
 public:
  explicit TraceTables(const TraceReport& report) : report_(report) {}

  void write_accounts(CsvWriter csv) {
    for (const auto name :
         {"account", "currency", "holder_name", "institution", "end", "level", "received", "rests"})
      csv.cell(name);
    if (report_.has_bounds()) csv.cell("least").cell("most");
    csv.end_row();
    for (const auto& row : report_.trace().pockets) {
      const auto scale = report_.scale(row.pocket);
      csv.cell(report_.account_id(row.pocket)).cell(report_.currency_code(row.pocket));
      csv.cell(report_.account_text(row.pocket, AccountText::holder_name));
      csv.cell(report_.account_text(row.pocket, AccountText::institution));
      csv.cell(to_text(row.end));
      row.level ? csv.number(*row.level) : csv.empty_cell();
      measured(csv, row.received, scale);
      measured(csv, row.rests, scale);
      if (report_.has_bounds())
        csv.amount(report_.bounds_of(row).least, scale).amount(report_.bounds_of(row).most, scale);
      csv.end_row();
    }
    csv.finish();
  }

  void write_transfers(CsvWriter csv) {
    csv.text_row(
        {"transfer", "payer", "payee", "time", "amount", "currency", "traced", "source_file", "source_line"});
    for (const auto& row : report_.trace().transfers) {
      const auto scale = report_.scale(row.payer);
      const auto number = row.key.transfer();
      const bool is_transfer = row.key.phase() == RowKey::the_transfer;
      is_transfer ? csv.cell(report_.graph().transfer_id(number)) : csv.empty_cell();
      csv.cell(report_.account_id(row.payer)).cell(report_.account_id(row.payee));
      csv.cell(report_.time_text(number)).amount(row.amount, scale);
      csv.cell(report_.currency_code(row.payer));
      measured(csv, row.traced, scale);
      is_transfer ? write_provenance(csv, report_.graph(), number) : csv.empty_cell().empty_cell();
      csv.end_row();
    }
    csv.finish();
  }

  void write_sources(CsvWriter csv) {
    csv.text_row({"transfer", "victim", "currency", "stolen", "rests", "dissipated", "left_visibility",
                  "returned", "other_victims", "under_floor"});
    for (std::uint32_t i = 0; i < report_.trace().sources.size(); ++i) {
      const SourceNo number(i);
      const auto& outcome = report_.trace().sources[i];
      const auto currency = report_.graph().currency(report_.source_transfer(number));
      const auto scale = report_.graph().scale(currency);
      csv.cell(report_.source_id(number)).cell(report_.victim(number));
      csv.cell(report_.graph().currency_code(currency)).amount(outcome.stolen, scale);
      for (const auto amount : {outcome.rests, outcome.dissipated, outcome.left_visibility, outcome.returned,
                                outcome.other_victims, outcome.under_floor})
        measured(csv, amount, scale);
      csv.end_row();
    }
    csv.finish();
  }

 private:
  void measured(CsvWriter& csv, Amount amount, int scale) const {
    report_.has_amounts() ? csv.amount(amount, scale) : csv.empty_cell();
  }

  const TraceReport& report_;
};

}  // namespace

std::vector<std::filesystem::path> trace_csv_files(const std::filesystem::path& folder) {
  return {folder / "accounts.csv", folder / "transfers.csv", folder / "sources.csv"};
}

void write_trace_csv(const TraceReport& report, const std::filesystem::path& folder) {
  create_output_folder(folder);
  TraceTables tables(report);
  const auto files = trace_csv_files(folder);
  tables.write_accounts(CsvWriter(files[0]));
  tables.write_transfers(CsvWriter(files[1]));
  tables.write_sources(CsvWriter(files[2]));
}

}  // namespace sluice
