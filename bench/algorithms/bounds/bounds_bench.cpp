// SPDX-License-Identifier: Apache-2.0
// How long the bounds of a case take, of all its accounts and of one, beside Boost.Graph's solvers on the
// same network.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "algorithms/bounds/bounds.hpp"
#include "bench/rivals/boost_flows.hpp"
#include "bench/support/arguments.hpp"
#include "bench/support/case_ledger.hpp"
#include "bench/support/require.hpp"
#include "engine/run/parallel.hpp"

namespace sluice::bench {
namespace {

/// Accounts that a rival solves for, evenly spaced: all would take it hours.
constexpr std::size_t sampled_accounts = 24;

std::vector<std::size_t> sample(std::size_t pockets) {
  std::vector<std::size_t> places;
  const auto count = std::min(sampled_accounts, pockets);
  for (std::size_t i = 0; i < count; ++i) places.push_back(i * pockets / count);
  return places;
}

std::vector<AccountBounds> each(const CaseBounds& bounds) {
  std::vector<PocketNo> pockets;
  for (const auto& pocket : bounds.network().pockets) pockets.push_back(pocket.number);
  Progress progress;
  return bounds.of_each(pockets, false, progress);
}

void build_network(benchmark::State& state, const CaseLedger& made) {
  for (auto _ : state) benchmark::DoNotOptimize(build_case_network(made.graph, made.query));
  const auto network = build_case_network(made.graph, made.query);
  state.counters["nodes"] = static_cast<double>(network.node_count());
  state.counters["arcs"] = static_cast<double>(network.arcs.size());
}

void all_accounts(benchmark::State& state, const CaseLedger& made, std::size_t threads) {
  with_threads(threads, [&] {
    for (auto _ : state) benchmark::DoNotOptimize(each(CaseBounds(made.graph, made.query)));
  });
  state.counters["accounts"] =
      static_cast<double>(CaseBounds(made.graph, made.query).network().pockets.size());
}

/// The network is there already: what a further account costs.
void one_account(benchmark::State& state, const CaseLedger& made) {
  const CaseBounds bounds(made.graph, made.query);
  const auto places = sample(bounds.network().pockets.size());
  std::size_t next = 0;
  for (auto _ : state) {
    const PocketNo pocket = bounds.network().pockets[places[next++ % places.size()]].number;
    benchmark::DoNotOptimize(bounds.of_set({&pocket, 1}));
  }
}

/// A rival finds most alone, one account an iteration; least would take it as long again.
void rival(benchmark::State& state, const CaseLedger& made, BoostNetwork::Solver solver) {
  const CaseBounds bounds(made.graph, made.query);
  const auto answers = each(bounds);
  BoostNetwork network(bounds.network());
  const auto places = sample(answers.size());
  for (const auto place : places)
    require(network.most(place, solver) == answers[place].bounds.completed.most.minor,
            "Boost finds another maximum flow");
  std::size_t next = 0;
  for (auto _ : state) benchmark::DoNotOptimize(network.most(places[next++ % places.size()], solver));
  state.counters["s/all accounts"] =
      benchmark::Counter(static_cast<double>(state.iterations()) / static_cast<double>(answers.size()),
                         benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

template <class Run>
void add(const std::string& name, Run run) {
  benchmark::RegisterBenchmark(name.c_str(), run)->UseRealTime()->Unit(benchmark::kMillisecond);
}

void register_bounds(std::uint64_t transfers, std::vector<char*>&) {
  using Solver = BoostNetwork::Solver;
  for (const auto size : {std::uint64_t{1'000}, std::uint64_t{10'000}, std::uint64_t{100'000}}) {
    if (size > transfers) continue;
    for (const bool openings : {true, false}) {
      const auto made = case_ledger(size, openings);
      const auto what = fmt::format("openings:{}/transfers:{}", openings ? "given" : "reconstructed", size);
      for (const std::size_t threads : {1u, 2u})
        add(fmt::format("each/{}/threads:{}", what, threads),
            [=](auto& state) { all_accounts(state, made, threads); });
      add("one/" + what, [=](auto& state) { one_account(state, made); });
      if (!openings) continue;
      add("network/" + what, [=](auto& state) { build_network(state, made); });
      add("boost/boykov-kolmogorov/" + what,
          [=](auto& state) { rival(state, made, Solver::boykov_kolmogorov); });
      add("boost/push-relabel/" + what, [=](auto& state) { rival(state, made, Solver::push_relabel); });
      if (size <= 1'000)
        add("boost/edmonds-karp/" + what, [=](auto& state) { rival(state, made, Solver::edmonds_karp); });
    }
  }
}

}  // namespace
}  // namespace sluice::bench

int main(int argc, char** argv) {
  return sluice::bench::run_benchmarks(argc, argv, sluice::bench::register_bounds);
}
