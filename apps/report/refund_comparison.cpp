// SPDX-License-Identifier: Apache-2.0
#include "apps/report/refund_comparison.hpp"

#include <algorithm>

#include "apps/report/csv_writer.hpp"
#include "apps/report/duration_text.hpp"
#include "apps/report/output_folder.hpp"
#include "apps/report/query_json.hpp"
#include "apps/report/query_text.hpp"
#include "apps/report/refund_json.hpp"
#include "apps/report/table.hpp"

namespace sluice {

void write_refund_comparison(std::span<const RefundReport> reports, std::string_view ledger,
                             JsonWriter& json) {
  json.begin_object();
  write_query(reports.front().traced(), ledger, json);
  json.list("methods", reports, [&](const RefundReport& report) {
    json.begin_object();
    json.member("method", report.method());
    json.member("formula", report.formula());
    write_refund_victims(report, json);
    json.end_object();
  });
  write_unknown_at(reports.front().found(), json);
  json.end_object();
  json.finish();
}

std::string refund_comparison_text(std::span<const RefundReport> reports, std::size_t rows_max,
                                   const Style& style) {
  const auto& first = reports.front();
  auto text = unknown_payments_text(first.found(), rows_max, style);
  const auto& victims = first.answer().victims;
  if (victims.empty() || first.answer().accounts.empty()) return text + "Nothing to return.\n";
  std::vector<Table::Column> columns{{"Victim", Table::Align::left, id_width_max},
                                     {"Loss", Table::Align::right},
                                     {"Repaid", Table::Align::right}};
  for (const auto& report : reports) columns.push_back({std::string(report.method()), Table::Align::right});
  Table table(columns);
  for (std::size_t i = 0; i < std::min(victims.size(), rows_max); ++i) {
    const auto currency = victims[i].currency;
    const auto money = [&](Amount amount, std::string_view code) {
      return amount_text(amount, first.graph().scale(currency), code);
    };
    std::vector<std::string> cells{first.victim(victims[i].victim),
                                   money(victims[i].loss, first.graph().currency_code(currency)),
                                   money(victims[i].repaid, "")};
    for (const auto& report : reports) cells.push_back(money(report.answer().victims[i].returned, ""));
    table.add_row(cells);
  }
  text += section_text("Returned by each method", table, victims.size(), "victim", style);
  for (const auto& report : reports)
    text += std::string(report.method()).append(": ").append(report.formula()) + ".\n";
  return text;
}

std::filesystem::path refund_comparison_file(const std::filesystem::path& folder) {
  return folder / "refund_methods.csv";
}

void write_refund_comparison_csv(std::span<const RefundReport> reports, const std::filesystem::path& folder) {
  create_output_folder(folder);
  CsvWriter csv(refund_comparison_file(folder));
  csv.text_row({"method", "victim", "currency", "loss", "repaid", "returned", "open"});
  for (const auto& report : reports)
    for (const auto& row : report.answer().victims) {
      csv.cell(report.method()).cell(report.victim(row.victim));
      csv.cell(report.graph().currency_code(row.currency));
      for (const auto amount : {row.loss, row.repaid, row.returned, row.open()})
        csv.amount(amount, report.graph().scale(row.currency));
      csv.end_row();
    }
  csv.finish();
}

}  // namespace sluice
