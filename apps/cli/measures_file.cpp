// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/measures_file.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "apps/report/trace_report.hpp"
#include "engine/values/error.hpp"
#include "loaders/load.hpp"

namespace sluice {
namespace {

/// Reads the rows of one measures file.
class MeasureReader {
 public:
  MeasureReader(const std::string& file, const TransferGraph& graph, const LedgerOptions& ledger)
      : file_(file), graph_(graph), times_(ledger.time_form()) {}

  Measure read(const CompanionRow& row) {
    const auto account = graph_.find_account(row.cells[0]);
    if (!account)
      throw InvalidQuery(
          fmt::format("{}:{}: account: no account has the id or alias {}", file_, row.line, row.cells[0]));
    const auto kind = parse_measure_kind(row.cells[1]);
    if (!kind) refuse(row, "kind", "stop-payment or freeze", row.cells[1]);
    Measure measure{*account, *kind, from(row), Time::max(), row.cells[4], row.cells[5]};
    if (!row.cells[3].empty())
      measure.to = time(row, "to", row.cells[3], times_.read_to_end(row.cells[3]));
    else if (*kind == MeasureKind::stop_payment)
      measure.to = add_saturating(measure.from, stop_payment_lasts);
    if (measure.to < measure.from) refuse(row, "to", "a time not before from", row.cells[3]);
    return measure;
  }

 private:
  Time from(const CompanionRow& row) { return time(row, "from", row.cells[2], times_.read(row.cells[2])); }

  Time time(const CompanionRow& row, std::string_view column, const std::string& text,
            const TimeReading& reading) const {
    if (reading.fault != TimeFault::none) refuse(row, column, expectation(reading.fault), text);
    return reading.time;
  }

  [[noreturn]] void refuse(const CompanionRow& row, std::string_view column, std::string_view expected,
                           const std::string& found) const {
    throw UnreadableInput(fmt::format("{}:{}: {}: expected {}, found {}", file_, row.line, column, expected,
                                      found.empty() ? "nothing" : found));
  }

  const std::string& file_;
  const TransferGraph& graph_;
  TimeReader times_;
};

}  // namespace

Measures read_measures(const std::string& file, const TransferGraph& graph, const FoundSources& found,
                       const LedgerOptions& ledger) {
  Measures measures{{}, case_names(found)};
  if (file.empty()) return measures;
  MeasureReader reader(file, graph, ledger);
  const std::vector<std::string> columns{"account", "kind", "from", "to", "authority", "case"};
  for (const auto& row : read_companion(file, "measures", columns, ledger.companion_options())) {
    auto measure = reader.read(row);
    if (graph.known_until() && measure.from > *graph.known_until()) continue;
    measures.all.push_back(std::move(measure));
  }
  std::ranges::stable_sort(measures.all, {},
                           [](const Measure& measure) { return std::pair(measure.account, measure.from); });
  return measures;
}

}  // namespace sluice
