// SPDX-License-Identifier: Apache-2.0
// One fresh process, as a user starts it: loads transfers into a queryable graph, follows a payment if asked
// to, and prints one line of JSON for each, in the form of the programs in bench/rivals.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <set>

#include <fmt/format.h>

#include "algorithms/trace/sources.hpp"
#include "bench/support/arguments.hpp"
#include "bench/support/ledgers.hpp"
#include "bench/support/require.hpp"
#include "bench/support/resident_bytes.hpp"
#include "bench/support/work_watch.hpp"
#include "engine/run/parallel.hpp"
#include "loaders/load.hpp"

namespace sluice::bench {
namespace {

struct Stopwatch {
  std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();
  double cpu_begun = cpu_seconds();

  [[nodiscard]] double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  }
  [[nodiscard]] double cpu() const { return cpu_seconds() - cpu_begun; }
};

/// The fields that all rivals print.
std::string measured(const std::string& step, std::size_t threads, double seconds, double cpu,
                     std::size_t rows) {
  return fmt::format(
      R"("rival": "sluice", "step": "{}", "threads": {}, "seconds": {:.7f}, "cpu_seconds": {:.7f}, )"
      R"("max_rss_mb": {:.0f}, "rows": {})",
      step, threads, seconds, cpu, static_cast<double>(peak_resident_bytes()) / 1e6, rows);
}

void print_columns(const std::vector<ColumnBytes>& columns, std::size_t transfers) {
  const auto count = static_cast<double>(transfers);
  for (const auto& column : columns)
    fmt::print(stderr, "{:32} {:13} {:14} bytes {:8.2f} a transfer\n", column.name, to_text(column.use),
               column.bytes, static_cast<double>(column.bytes) / count);
}

std::shared_ptr<const Ledger> load_and_report(const LoadOptions& options, std::size_t threads,
                                              bool shows_columns) {
  Progress progress;
  WorkWatch watch(progress);
  const Stopwatch stopwatch;
  const auto loaded = load_ledger(options, progress);
  const auto seconds = stopwatch.seconds(), cpu = stopwatch.cpu();
  watch.stop();
  require(loaded.report.loaded == loaded.report.rows, "not all rows were loaded");
  const auto columns = column_bytes(*loaded.ledger);
  const auto transfers = loaded.ledger->transfers.size();
  const auto resident = static_cast<double>(sum_of(columns));
  std::string stages;
  for (const auto& stage : watch.stages())
    stages += fmt::format(R"({}"{}": {:.3f})", stages.empty() ? "" : ", ", stage.stage, stage.seconds);
  fmt::print(
      "{{{}, \"resident_mb\": {:.0f}, \"peak_over_resident\": {:.3f}, \"graph_bytes_a_transfer\": {:.2f}, "
      "\"stages\": {{{}}}}}\n",
      measured("load", threads, seconds, cpu, transfers), resident / 1e6,
      static_cast<double>(watch.peak_bytes()) / resident,
      static_cast<double>(sum_of(columns, ColumnUse::graph)) / static_cast<double>(transfers), stages);
  if (shows_columns) print_columns(columns, transfers);
  return loaded.ledger;
}

TraceQuery three_days_of(const TransferGraph& graph, const std::string& payment, Rule rule) {
  const auto found = find_sources(graph, Boundary(graph, {}), {{{.transfer = payment}}}, false);
  TraceQuery query;
  query.sources = found.sources;
  query.victims = found.victims;
  query.rule = rule;
  query.horizon = Duration::seconds(3 * 86'400);
  return query;
}

/// The median of 101 traces of one payment. `rows`: the accounts reached, the payer among them if the money
/// came back.
void follow_and_report(const TransferGraph& graph, const std::string& payment, Rule rule,
                       const std::string& step) {
  const auto query = three_days_of(graph, payment, rule);
  std::vector<double> seconds;
  std::size_t reached = 0;
  const Stopwatch all;
  while (seconds.size() < 101) {
    const Stopwatch one;
    reached = trace(graph, query).pockets.size();
    seconds.push_back(one.seconds());
  }
  const auto cpu = all.cpu() / static_cast<double>(seconds.size());
  std::ranges::nth_element(seconds, seconds.begin() + 50);
  fmt::print("{{{}}}\n", measured(step, 1, seconds[50], cpu, reached));
}

void run(std::vector<char*>& arguments) {
  const auto file = take_argument(arguments, "file");
  const auto threads = take_number(arguments, "threads", 0);
  const auto follow = take_argument(arguments, "follow");
  const bool shows_columns = take_number(arguments, "columns", 0) != 0;
  if (!file || arguments.size() != 1)
    throw std::invalid_argument(
        "usage: load_once --file=CSV [--threads=N] [--follow=TRANSFER] [--columns=1]");
  LoadOptions options;
  options.files = {*file};
  with_threads(threads, [&] {
    const auto ledger = load_and_report(options, thread_count(), shows_columns);
    if (!follow) return;
    const TransferGraph graph(ledger);
    follow_and_report(graph, *follow, Rule::poison, "follow");
    follow_and_report(graph, *follow, Rule::haircut, "follow-amounts");
  });
}

}  // namespace
}  // namespace sluice::bench

int main(int argc, char** argv) {
  try {
    std::vector<char*> arguments(argv, argv + argc);
    sluice::bench::run(arguments);
    return 0;
  } catch (const std::exception& fault) {
    fmt::print(stderr, "load_once: {}\n", fault.what());
    return 1;
  }
}
