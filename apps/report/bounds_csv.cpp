// SPDX-License-Identifier: Apache-2.0
#include "apps/report/bounds_csv.hpp"

#include "apps/report/csv_writer.hpp"
#include "apps/report/output_folder.hpp"

namespace sluice {
namespace {

void write_pairs(CsvWriter& csv, const PairedBounds& bounds, int scale) {
  csv.amount(bounds.any_opening.least, scale).amount(bounds.any_opening.most, scale);
  csv.amount(bounds.completed.least, scale).amount(bounds.completed.most, scale);
}

void write_accounts(const BoundsReport& report, CsvWriter csv) {
  csv.text_row({"account", "currency", "holder_name", "institution", "balance", "balance_basis", "least",
                "most", "least_completed", "most_completed"});
  for (const auto& row : report.answer().accounts) {
    csv.cell(report.account_id(row)).cell(report.currency_code(row));
    csv.cell(report.account_text(row, AccountText::holder_name));
    csv.cell(report.account_text(row, AccountText::institution));
    csv.amount(report.balance(row), report.scale(row));
    csv.cell(report.balance_basis(row).value_or(""));
    write_pairs(csv, row.bounds, report.scale(row));
    csv.end_row();
  }
  csv.finish();
}

void write_victims(const BoundsReport& report, CsvWriter csv) {
  csv.text_row({"account", "currency", "victim", "least", "most"});
  for (const auto& row : report.answer().accounts)
    for (const auto& victim : row.by_victim) {
      csv.cell(report.account_id(row)).cell(report.currency_code(row));
      csv.cell(report.found().victims[victim.victim]);
      csv.amount(victim.bounds.least, report.scale(row)).amount(victim.bounds.most, report.scale(row));
      csv.end_row();
    }
  csv.finish();
}

void write_sets(const BoundsReport& report, CsvWriter csv) {
  csv.text_row({"currency", "least", "most", "least_completed", "most_completed"});
  for (const auto& set : report.answer().sets) {
    csv.cell(report.graph().currency_code(set.currency));
    write_pairs(csv, set.bounds, report.graph().scale(set.currency));
    csv.end_row();
  }
  csv.finish();
}

}  // namespace

std::vector<std::filesystem::path> bounds_csv_files(BoundsLists lists, const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files{folder / "bounds.csv"};
  if (lists.by_victim) files.push_back(folder / "bounds_by_victim.csv");
  if (lists.sets) files.push_back(folder / "bounds_sets.csv");
  return files;
}

void write_bounds_csv(const BoundsReport& report, BoundsLists lists, const std::filesystem::path& folder) {
  create_output_folder(folder);
  const auto files = bounds_csv_files(lists, folder);
  write_accounts(report, CsvWriter(files.front()));
  if (lists.by_victim) write_victims(report, CsvWriter(files[1]));
  if (lists.sets) write_sets(report, CsvWriter(files.back()));
}

}  // namespace sluice
