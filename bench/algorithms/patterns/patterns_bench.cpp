// SPDX-License-Identifier: Apache-2.0
// How fast a whole ledger is searched for laundering shapes, and for cycles beside a plain temporal Johnson.
#include <algorithm>
#include <chrono>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "algorithms/patterns/cycles/cycles.hpp"
#include "algorithms/patterns/fans.hpp"
#include "algorithms/patterns/gather_scatter.hpp"
#include "algorithms/patterns/layers/bipartite.hpp"
#include "algorithms/patterns/layers/stacks.hpp"
#include "algorithms/patterns/middles/scatter_gather.hpp"
#include "algorithms/patterns/random_walks.hpp"
#include "bench/rivals/temporal_johnson.hpp"
#include "bench/support/arguments.hpp"
#include "bench/support/ledgers.hpp"
#include "bench/support/plain_ledger.hpp"
#include "bench/support/require.hpp"
#include "bench/support/work_watch.hpp"
#include "engine/run/parallel.hpp"
#include "tests/oracle/patterns.hpp"

namespace sluice::bench {
namespace {

ShapeQuery query_for(std::int64_t hours) {
  ShapeQuery query;
  query.window = Duration::seconds(hours * 3'600);
  return query;
}

std::uint64_t count_cycles(const CycleCounts& counts) {
  std::uint64_t sum = 0;
  for (const auto count : counts.of_length) sum += count;
  return sum;
}

void require_equal(const CycleCounts& ours, const TemporalJohnson::Counts& theirs) {
  for (std::size_t length = 0; length < theirs.size(); ++length)
    require(ours.of_length[length] == theirs[length],
            fmt::format("{} cycles of length {}, Johnson finds {}", ours.of_length[length], length,
                        theirs[length]));
}

/// The first rows of a small ledger against the oracle, which needs long for more.
void check_small() {
  const auto made = made_ledger(1'500);
  auto plain = read_plainly(made, true);
  plain.rows.resize(200);
  const auto graph = TransferGraph(load(made)).known_at(Time(plain.rows.back().time_ns));
  require(graph.transfer_count() == plain.rows.size(), "the ledger is cut within a moment");
  auto query = query_for(168);
  query.degree_min = 2;
  const oracle::PatternQuery asked{.window_ns = query.window.ns, .degree_min = 2};
  Progress progress;
  require(find_fans(graph, query, FanSide::in, progress, {}) == oracle::fan_in(plain, asked).size(),
          "fan-ins differ from the oracle's");
  require(find_fans(graph, query, FanSide::out, progress, {}) == oracle::fan_out(plain, asked).size(),
          "fan-outs differ from the oracle's");
  require(find_gather_scatters(graph, query, progress, {}) == oracle::gather_scatter(plain, asked).size(),
          "gather-scatters differ from the oracle's");
  require(find_scatter_gathers(graph, query, progress, {}) == oracle::scatter_gather(plain, asked).size(),
          "scatter-gathers differ from the oracle's");
  require(count_cycles(find_cycles(graph, query, progress, {})) == oracle::cycles(plain, asked).size(),
          "cycles differ from the oracle's");
}

template <class Search>
void search(benchmark::State& state, const TransferGraph& graph, std::size_t threads, Search find) {
  Progress progress;
  std::uint64_t found = 0;
  with_threads(threads, [&] {
    for (auto _ : state) found = find(progress);
  });
  state.counters["found"] = static_cast<double>(found);
  state.counters["transfers/s"] = benchmark::Counter(
      static_cast<double>(graph.transfer_count()) * static_cast<double>(state.iterations()),
      benchmark::Counter::kIsRate);
}

struct Spent {
  double wall = 0, cpu = 0;
};

template <class Work>
Spent time_of(Work work) {
  const auto begin = std::chrono::steady_clock::now();
  const auto cpu = cpu_seconds();
  work();
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
          cpu_seconds() - cpu};
}

/// Both in turn on one thread, from the same graph. Measured is ours; the ratios are those of the middle
/// pair.
void beside_johnson(benchmark::State& state, const TransferGraph& graph, const ShapeQuery& query) {
  std::vector<double> ratios, cpu_ratios, johnson_seconds;
  Progress progress;
  CycleCounts ours;
  TemporalJohnson::Counts theirs;
  for (auto _ : state) {
    const auto own =
        time_of([&] { with_threads(1, [&] { ours = find_cycles(graph, query, progress, {}); }); });
    const auto johnson = time_of([&] {
      theirs = TemporalJohnson(graph, static_cast<std::uint32_t>(query.length_min),
                               static_cast<std::uint32_t>(query.length_max))
                   .count(query.window);
    });
    require_equal(ours, theirs);
    state.SetIterationTime(own.wall);
    johnson_seconds.push_back(johnson.wall);
    ratios.push_back(johnson.wall / own.wall);
    cpu_ratios.push_back(johnson.cpu / own.cpu);
  }
  const auto middle = [](std::vector<double>& values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
  };
  state.counters["found"] = static_cast<double>(count_cycles(ours));
  state.counters["johnson_s"] = middle(johnson_seconds);
  state.counters["ratio"] = middle(ratios);
  state.counters["cpu_ratio"] = middle(cpu_ratios);
}

template <class Run>
auto* add(const std::string& name, Run run) {
  return benchmark::RegisterBenchmark(name.c_str(), run)->Unit(benchmark::kMillisecond);
}

using Finder = std::uint64_t (*)(const TransferGraph&, const ShapeQuery&, Progress&);

constexpr std::pair<ShapeKind, Finder> finders[] = {
    {ShapeKind::fan_in, [](auto& graph, auto& query,
                           auto& progress) { return find_fans(graph, query, FanSide::in, progress, {}); }},
    {ShapeKind::fan_out, [](auto& graph, auto& query,
                            auto& progress) { return find_fans(graph, query, FanSide::out, progress, {}); }},
    {ShapeKind::gather_scatter,
     [](auto& graph, auto& query, auto& progress) {
       return find_gather_scatters(graph, query, progress, {});
     }},
    {ShapeKind::scatter_gather,
     [](auto& graph, auto& query, auto& progress) {
       return find_scatter_gathers(graph, query, progress, {});
     }},
    {ShapeKind::cycle, [](auto& graph, auto& query,
                          auto& progress) { return count_cycles(find_cycles(graph, query, progress, {})); }},
    {ShapeKind::bipartite,
     [](auto& graph, auto& query, auto& progress) -> std::uint64_t {
       return find_bipartites(graph, query, progress).size();
     }},
    {ShapeKind::stack,
     [](auto& graph, auto& query, auto& progress) -> std::uint64_t {
       return find_stacks(graph, query, find_bipartites(graph, query, progress)).size();
     }},
    {ShapeKind::random_walk,
     [](auto& graph, auto& query, auto& progress) { return find_random_walks(graph, query, progress, {}); }}};

/// `--johnson=N`: how many pairs of cycle searches, ours and Johnson's.
void register_patterns(std::uint64_t transfers, std::vector<char*>& arguments) {
  const auto pairs = take_number(arguments, "johnson", 1);
  check_small();
  const TransferGraph graph(load(made_ledger(transfers)));
  for (const std::int64_t hours : {24, 168}) {
    const auto query = query_for(hours);
    for (const auto& [kind, find] : finders)
      for (const std::size_t threads : {1u, 2u})
        add(fmt::format("{}/window:{}h/threads:{}/transfers:{}", to_text(kind), hours, threads, transfers),
            [=, find = find](auto& state) {
              search(state, graph, threads, [&](Progress& progress) { return find(graph, query, progress); });
            })
            ->UseRealTime();
    if (pairs != 0)
      add(fmt::format("cycle-beside-johnson/window:{}h/threads:1/transfers:{}", hours, transfers),
          [=](auto& state) { beside_johnson(state, graph, query); })
          ->UseManualTime()
          ->Iterations(static_cast<std::int64_t>(pairs));
  }
}

}  // namespace
}  // namespace sluice::bench

int main(int argc, char** argv) {
  return sluice::bench::run_benchmarks(argc, argv, sluice::bench::register_patterns);
}
