// SPDX-License-Identifier: Apache-2.0
// How fast a whole ledger is searched for hand-offs, chains and layered groups.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "algorithms/chains/layered_groups.hpp"
#include "algorithms/chains/mule_chains.hpp"
#include "bench/support/arguments.hpp"
#include "bench/support/ledgers.hpp"
#include "bench/support/plain_ledger.hpp"
#include "bench/support/require.hpp"
#include "engine/run/parallel.hpp"
#include "tests/oracle/chains.hpp"

namespace sluice::bench {
namespace {

/// A small ledger against the oracle.
void check_small() {
  const auto made = made_ledger(1'500);
  const auto plain = read_plainly(made, true);
  const TransferGraph graph(load(made));
  Progress progress;
  const PassThroughQuery query;
  const auto hand_offs = find_hand_offs(graph, query, progress);
  require(hand_offs.count == oracle::hand_offs(plain, {}).size(), "hand-offs differ from the oracle's");
  const auto groups = join_episodes(graph, find_episodes(graph, query, progress), query, progress);
  require(groups.size() == oracle::groups(plain, {}).size(), "groups differ from the oracle's");
}

template <class Search>
void search(benchmark::State& state, const TransferGraph& graph, std::size_t threads, Search find) {
  Progress progress;
  std::size_t found = 0;
  with_threads(threads, [&] {
    for (auto _ : state) found = find(progress);
  });
  state.counters["found"] = static_cast<double>(found);
  state.counters["transfers/s"] = benchmark::Counter(
      static_cast<double>(graph.transfer_count()) * static_cast<double>(state.iterations()),
      benchmark::Counter::kIsRate);
}

template <class Run>
void add(const std::string& name, Run run) {
  benchmark::RegisterBenchmark(name.c_str(), run)->UseRealTime()->Unit(benchmark::kMillisecond);
}

void register_chains(std::uint64_t transfers, std::vector<char*>&) {
  check_small();
  const TransferGraph graph(load(made_ledger(transfers)));
  for (const std::size_t threads : {1u, 2u})
    for (const std::int64_t hours : {1, 24, 168}) {
      PassThroughQuery query;
      query.window = Duration::seconds(hours * 3'600);
      const auto what = fmt::format("window:{}h/threads:{}/transfers:{}", hours, threads, transfers);
      add("chains/" + what, [=](auto& state) {
        search(state, graph, threads, [&](Progress& progress) {
          return follow_hand_offs(graph, find_hand_offs(graph, query, progress), query.mules_min).size();
        });
      });
      add("groups/" + what, [=](auto& state) {
        search(state, graph, threads, [&](Progress& progress) {
          return join_episodes(graph, find_episodes(graph, query, progress), query, progress).size();
        });
      });
    }
}

}  // namespace
}  // namespace sluice::bench

int main(int argc, char** argv) {
  return sluice::bench::run_benchmarks(argc, argv, sluice::bench::register_chains);
}
