// SPDX-License-Identifier: Apache-2.0
// From a CSV file to a graph that can be queried.
#include <algorithm>
#include <filesystem>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <filesystem>

#include "bench/support/arguments.hpp"
#include "bench/support/ledgers.hpp"
#include "bench/support/plain_ledger.hpp"
#include "bench/support/require.hpp"
#include "bench/support/resident_bytes.hpp"
#include "bench/support/work_watch.hpp"
#include "engine/run/parallel.hpp"
#include "loaders/load.hpp"

namespace sluice::bench {
namespace {

/// What was in memory before anything was loaded, and the most there was beyond it.
struct Memory {
  std::uint64_t before = anonymous_bytes(), peak = 0;
};

LoadedLedger load_watched(const LoadOptions& options, std::size_t threads, Memory& memory) {
  return with_threads(threads, [&] {
    Progress progress;
    WorkWatch watch(progress, memory.before);
    auto loaded = load_ledger(options, progress);
    watch.stop();
    memory.peak = std::max(memory.peak, watch.peak_bytes());
    return loaded;
  });
}

void check_small(std::size_t threads) {
  const auto small = made_ledger(2'000);
  Memory memory;
  require_same(*load_watched(transfers_alone(small), threads, memory).ledger, read_plainly(small, false));
}

void report_memory(benchmark::State& state, const Ledger& ledger, std::uint64_t peak) {
  const auto columns = column_bytes(ledger);
  const auto transfers = static_cast<double>(ledger.transfers.size());
  const auto a_transfer = [&](ColumnUse use) {
    return static_cast<double>(sum_of(columns, use)) / transfers;
  };
  state.counters["peak/resident"] = static_cast<double>(peak) / static_cast<double>(sum_of(columns));
  state.counters["B/t graph"] = a_transfer(ColumnUse::graph);
  state.counters["B/t ids"] = a_transfer(ColumnUse::transfer_ids);
  state.counters["B/t provenance"] = a_transfer(ColumnUse::provenance);
  state.counters["B/t dictionary"] = a_transfer(ColumnUse::dictionary);
}

void load(benchmark::State& state, const MadeLedger& made, const Totals& expected, Memory memory,
          std::size_t threads) {
  check_small(threads);
  const auto options = transfers_alone(made);
  std::shared_ptr<const Ledger> ledger;
  for (auto _ : state) {
    state.PauseTiming();
    ledger.reset();
    state.ResumeTiming();
    ledger = load_watched(options, threads, memory).ledger;
  }
  require(totals_of(*ledger) == expected, "the graph and its file differ in rows, amounts or times");
  const auto times = static_cast<std::int64_t>(state.iterations());
  state.SetBytesProcessed(times
                          * static_cast<std::int64_t>(std::filesystem::file_size(made.transfers_csv())));
  state.SetItemsProcessed(times * static_cast<std::int64_t>(made.transfers));
  report_memory(state, *ledger, memory.peak);
}

void register_load(std::uint64_t transfers, std::vector<char*>&) {
  const auto made = made_ledger(transfers);
  const auto expected = totals_of(made);
  const Memory memory;
  for (const std::size_t threads : {std::size_t{1}, std::size_t{2}})
    benchmark::RegisterBenchmark(
        fmt::format("load/transfers:{}/threads:{}", transfers, threads).c_str(),
        [=](benchmark::State& state) { load(state, made, expected, memory, threads); })
        ->UseRealTime()
        ->MeasureProcessCPUTime()
        ->Unit(benchmark::kMillisecond);
}

}  // namespace
}  // namespace sluice::bench

int main(int argc, char** argv) {
  return sluice::bench::run_benchmarks(argc, argv, sluice::bench::register_load);
}
