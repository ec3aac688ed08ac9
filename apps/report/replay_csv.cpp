// SPDX-License-Identifier: Apache-2.0
#include "apps/report/replay_csv.hpp"

#include <fmt/format.h>

#include "apps/report/csv_writer.hpp"
#include "apps/report/nearest_amount.hpp"
#include "apps/report/output_folder.hpp"
#include "apps/report/replay_sums.hpp"

namespace sluice {
namespace {

void write_header(CsvWriter& csv, std::initializer_list<std::string_view> before,
                  std::initializer_list<std::string_view> after) {
  for (const auto name : before) csv.cell(name);
  for (const auto& named : replay_sums) csv.cell(named.name);
  for (const auto name : after) csv.cell(name);
  csv.end_row();
}

void write_sums(CsvWriter& csv, const ReplaySums& sums, int scale) {
  for (const auto& [name, sum] : replay_sums) csv.amount(nearest_amount(sums.*sum), scale);
}

void write_cases(const ReplayReport& report, CsvWriter csv) {
  write_header(csv, {"delay", "case", "currency"}, {"clairvoyant_exact", "candidates"});
  for (const auto& delay : report.answer().delays)
    for (std::size_t i = 0; i < delay.cases.size(); ++i)
      for (const auto& replayed : delay.cases[i]) {
        csv.number(delay.minutes).cell(report.case_name(i).value_or(""));
        csv.cell(report.graph().currency_code(replayed.currency));
        write_sums(csv, replayed.sums, report.graph().scale(replayed.currency));
        csv.cell(replayed.clairvoyant_exact ? "true" : "false").number(replayed.candidates);
        csv.end_row();
      }
  csv.finish();
}

void write_totals(const ReplayReport& report, CsvWriter csv) {
  write_header(csv, {"delay", "over", "cases", "currency"}, {"ratio"});
  const auto write = [&](const ReplayedDelay& delay, std::string_view over, const ReplayTotal& total) {
    csv.number(delay.minutes).cell(over).number(total.cases);
    csv.cell(report.graph().currency_code(total.currency));
    write_sums(csv, total.sums, report.graph().scale(total.currency));
    const auto ratio = total.ratio();
    ratio ? csv.cell(fmt::format("{:.4f}", *ratio)) : csv.empty_cell();
    csv.end_row();
  };
  for (const auto& delay : report.answer().delays) {
    for (const auto& total : report.overall(delay)) write(delay, "all", total);
    for (const auto& total : report.contested(delay)) write(delay, "contested", total);
  }
  csv.finish();
}

}  // namespace

std::vector<std::filesystem::path> replay_csv_files(const std::filesystem::path& folder) {
  return {folder / "replay.csv", folder / "replay_overall.csv"};
}

void write_replay_csv(const ReplayReport& report, const std::filesystem::path& folder) {
  create_output_folder(folder);
  const auto files = replay_csv_files(folder);
  write_cases(report, CsvWriter(files[0]));
  write_totals(report, CsvWriter(files[1]));
}

}  // namespace sluice
