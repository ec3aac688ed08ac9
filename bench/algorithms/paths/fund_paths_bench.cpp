// SPDX-License-Identifier: Apache-2.0
// How long it takes to split a traced flow into paths, and how that grows.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "algorithms/paths/fund_paths.hpp"
#include "bench/support/arguments.hpp"
#include "bench/support/case_ledger.hpp"
#include "bench/support/ledgers.hpp"
#include "bench/support/require.hpp"

namespace sluice::bench {
namespace {

/// What the paths say of each source is what the trace says.
void check(const Trace& traced, const FundPaths& found) {
  std::vector<Amount> rests(traced.sources.size()), all(traced.sources.size());
  for (const auto& path : found.paths) {
    all[path.source.value] += path.amount;
    if (path.end == PathEnd::rests) rests[path.source.value] += path.amount;
  }
  for (std::size_t s = 0; s < traced.sources.size(); ++s)
    require(rests[s] == traced.sources[s].rests && all[s] == traced.sources[s].stolen, "paths do not add up");
}

void paths(benchmark::State& state, const TransferGraph& graph, const TraceQuery& query) {
  const auto traced = trace(graph, query);
  Progress progress;
  check(traced, find_fund_paths(graph, query, traced, {}, progress));
  FundPaths found;
  for (auto _ : state) found = find_fund_paths(graph, query, traced, {}, progress);
  std::size_t shares = 0;
  for (const auto& transfer : traced.transfers) shares += transfer.shares_end - transfer.shares_begin;
  const auto per = [&](std::size_t count) {
    return benchmark::Counter(static_cast<double>(count) * static_cast<double>(state.iterations()),
                              benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  };
  state.counters["transfers"] = static_cast<double>(traced.transfers.size());
  state.counters["paths"] = static_cast<double>(found.paths.size());
  state.counters["hops"] = static_cast<double>(found.hops.size());
  state.counters["s/share"] = per(shares);
  state.counters["s/hop"] = per(found.hops.size());
}

void register_paths(std::uint64_t transfers, std::vector<char*>&) {
  constexpr std::pair<Rule, const char*> rules[] = {{Rule::haircut, "haircut"}, {Rule::fifo, "fifo"}};
  const auto add = [](const std::string& name, const TransferGraph& graph, TraceQuery query, Rule rule) {
    query.rule = rule;
    benchmark::RegisterBenchmark(name.c_str(), [=](auto& state) { paths(state, graph, query); })
        ->UseRealTime()
        ->Unit(benchmark::kMillisecond);
  };
  for (const auto& [rule, name] : rules)
    for (const auto size : {std::uint64_t{1'000}, std::uint64_t{10'000}, std::uint64_t{100'000}})
      if (size <= transfers) {
        auto made = case_ledger(size, true);
        if (rule == Rule::haircut)  // else every cent is split until it is one
          made.query.amount_min.assign(1, Amount(100));
        add(fmt::format("filled/{}/transfers:{}", name, size), made.graph, made.query, rule);
      }
  const auto made = made_ledger(transfers);
  const TransferGraph graph(load(made));
  TraceQuery query;
  const auto found = find_sources(graph, Boundary(graph, {}), fraud_payments(made), false);
  query.sources = found.sources;
  query.victims = found.victims;
  query.horizon = Duration::seconds(3 * 86'400);
  for (const auto& [rule, name] : rules)
    add(fmt::format("planted/3d/{}/transfers:{}", name, transfers), graph, query, rule);
}

}  // namespace
}  // namespace sluice::bench

int main(int argc, char** argv) {
  return sluice::bench::run_benchmarks(argc, argv, sluice::bench::register_paths);
}
