// SPDX-License-Identifier: Apache-2.0
#include "apps/report/paths_csv.hpp"

#include "apps/report/csv_writer.hpp"
#include "apps/report/output_folder.hpp"
#include "apps/report/provenance.hpp"

namespace sluice {
namespace {

void write_path(const PathsReport& report, const FundPath& path, CsvWriter& csv) {
  const auto& traced = report.traced();
  const auto scale = traced.scale(path.pocket);
  const auto hops = report.hops(path);
  csv.cell(traced.source_id(path.source)).cell(traced.victim(path.source));
  csv.cell(traced.currency_code(path.pocket));
  csv.amount(path.amount, scale).amount(path.recoverable, scale).cell(to_text(path.end));
  csv.cell(traced.account_id(path.pocket));
  csv.cell(traced.account_text(path.pocket, AccountText::holder_name));
  csv.cell(traced.account_text(path.pocket, AccountText::institution));
  const auto bottleneck = report.bottleneck(path);
  bottleneck ? csv.amount(*bottleneck, scale) : csv.empty_cell();
  csv.number(hops.size());
  csv.cell(traced.time_text(hops.front().row->key.transfer()));
  csv.cell(traced.time_text(hops.back().row->key.transfer()));
}

void write_hop(const PathsReport& report, const FundPath& path, const ShownHop& hop, CsvWriter& csv) {
  const auto& traced = report.traced();
  const auto scale = traced.scale(path.pocket);
  const auto number = hop.row->key.transfer();
  const auto id = traced.transfer_id(*hop.row);
  id ? csv.cell(*id) : csv.empty_cell();
  csv.cell(traced.account_id(hop.row->payer)).cell(traced.account_id(hop.row->payee));
  csv.cell(traced.time_text(number)).amount(hop.row->amount, scale).amount(path.amount, scale);
  csv.cell(traced.currency_code(path.pocket)).cell(seconds_text(hop.dwell));
  id ? write_provenance(csv, traced.graph(), number) : csv.empty_cell().empty_cell();
}

void write_paths(const PathsReport& report, CsvWriter csv) {
  csv.text_row({"path", "source", "victim", "currency", "amount", "recoverable", "end", "account",
                "holder_name", "institution", "bottleneck", "hops", "first_time", "last_time"});
  for (std::size_t i = 0; i < report.shown().size(); ++i) {
    csv.number(i + 1);
    write_path(report, *report.shown()[i], csv);
    csv.end_row();
  }
  csv.finish();
}

void write_hops(const PathsReport& report, CsvWriter csv) {
  csv.text_row({"path", "hop", "transfer", "payer", "payee", "time", "amount", "path_amount", "currency",
                "dwell_seconds", "source_file", "source_line"});
  for (std::size_t i = 0; i < report.shown().size(); ++i) {
    const auto& path = *report.shown()[i];
    std::uint64_t place = 0;
    for (const auto& hop : report.hops(path)) {
      csv.number(i + 1).number(++place);
      write_hop(report, path, hop, csv);
      csv.end_row();
    }
  }
  csv.finish();
}

}  // namespace

std::vector<std::filesystem::path> paths_csv_files(const std::filesystem::path& folder) {
  return {folder / "paths.csv", folder / "path_hops.csv"};
}

void write_paths_csv(const PathsReport& report, const std::filesystem::path& folder) {
  create_output_folder(folder);
  const auto files = paths_csv_files(folder);
  write_paths(report, CsvWriter(files[0]));
  write_hops(report, CsvWriter(files[1]));
}

}  // namespace sluice
