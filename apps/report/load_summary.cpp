// SPDX-License-Identifier: Apache-2.0
#include "apps/report/load_summary.hpp"

#include <fmt/format.h>

#include "apps/report/csv_writer.hpp"
#include "apps/report/display_text.hpp"
#include "apps/report/duration_text.hpp"
#include "apps/report/table.hpp"

namespace sluice {
namespace {

void add_counts(const LoadReport& report, std::string& text) {
  Table table({{""}, {"", Table::Align::right}, {""}});
  const auto add = [&](std::string_view name, std::uint64_t count, std::string_view meaning) {
    if (count > 0) table.add_row({std::string(name), count_text(count), std::string(meaning)});
  };
  add("loaded", report.loaded, "");
  add("rejected", report.rejected, "could not be read");
  add("failed", report.failed, "did not succeed at the bank");
  add("self", report.self, "pay an account to itself");
  add("duplicate", report.duplicate, "repeat an earlier row of the same id");
  add("merged", report.merged, "are the other party's view of a loaded row");
  add("rounded", report.rounded, "loaded rows with a rounded amount");
  add("unwrapped", report.unwrapped_ids, "ids freed from a spreadsheet's quotes");
  const auto lines = table.to_text();
  text += lines.substr(lines.find('\n') + 1);
}

}  // namespace

void write_load_json(const LoadReport& report, const LoadOutputs& outputs, JsonWriter& json) {
  json.begin_object();
  json.member("rows", report.rows);
  json.member("loaded", report.loaded);
  json.member("rejected", report.rejected);
  json.member("failed", report.failed);
  json.member("self", report.self);
  json.member("duplicate", report.duplicate);
  json.member("merged", report.merged);
  json.member("reject_file", outputs.reject_file.empty() ? std::nullopt : std::optional(outputs.reject_file));
  json.member("ledger", outputs.hash);
  json.member("path", outputs.path);
  json.member("rounded", report.rounded);
  json.member("rejected_companions", report.rejected_companions);
  json.key("notes");
  json.begin_array();
  for (const auto& note : report.notes) json.string(note);
  json.end_array();
  json.end_object();
  json.finish();
}

std::string load_text(const LoadReport& report, const LoadOutputs& outputs, const TransferGraph& graph,
                      const LedgerOverview& overview, const Style& style) {
  std::string text = style.bold(fmt::format("{} read", counted_text(report.rows, "row"))) + '\n';
  add_counts(report, text);
  for (const auto& note : report.notes) text += escape_for_terminal(note) + '\n';
  text += fmt::format("\n{} between {}", counted_text(overview.transfers, "transfer"),
                      counted_text(overview.accounts, "account"));
  if (overview.first)
    text += fmt::format(", {} to {}", to_iso8601(graph.time(*overview.first), graph.digits(*overview.first)),
                        to_iso8601(graph.time(*overview.last), graph.digits(*overview.last)));
  text += '\n';
  for (const auto& row : overview.currencies)
    text += fmt::format("  {} in {}\n",
                        amount_text(row.sum, graph.scale(row.currency), graph.currency_code(row.currency)),
                        counted_text(row.transfers, "transfer"));
  text += fmt::format("\nledger    {}\n          {}\n", escape_for_terminal(outputs.path), outputs.hash);
  if (!outputs.reject_file.empty())
    text += style.yellow(fmt::format("rejected  {} lists every row and the reason",
                                     escape_for_terminal(outputs.reject_file)))
            + '\n';
  return text;
}

void write_rejections(std::span<const Rejection> rejections, const std::filesystem::path& path) {
  CsvWriter csv(path);
  csv.text_row({"file", "line", "column", "expected", "found", "row"});
  for (const auto& rejection : rejections) {
    csv.cell(rejection.file).number(rejection.line).cell(rejection.column);
    csv.cell(rejection.expected).cell(rejection.found).cell(rejection.row);
    csv.end_row();
  }
  csv.finish();
}

}  // namespace sluice
