// SPDX-License-Identifier: Apache-2.0
// How long an investigator waits for a freeze plan, from the trace to the last reason, and how that grows
// with the case.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "algorithms/freeze/freeze_plan.hpp"
#include "bench/support/arguments.hpp"
#include "bench/support/case_ledger.hpp"
#include "bench/support/require.hpp"

namespace sluice::bench {
namespace {

void plan(benchmark::State& state, const CaseLedger& made, std::size_t transfers_known, bool model) {
  // In the middle of the case: money is on its way.
  const auto moment = made.graph.time(TransferNo(static_cast<std::uint32_t>(transfers_known - 1)));
  const auto known = made.graph.known_at(moment);
  FreezeQuery freeze;
  freeze.at = moment;
  freeze.model = model;
  std::vector<FreezePlan> plans;
  for (auto _ : state) plans = plan_freezes(known, made.query, trace(known, made.query), freeze);
  require(plans.size() == 1 && plans[0].orders.size() == freeze.slots, "a slot of the plan is empty");
  require(plans[0].expected <= plans[0].expected_at_most * (1 + 1e-9), "the plan passes its own bound");
  state.counters["candidates"] = static_cast<double>(plans[0].candidates);
}

void register_plans(std::uint64_t transfers, std::vector<char*>&) {
  for (const auto size : {std::uint64_t{1'000}, std::uint64_t{10'000}, std::uint64_t{100'000}}) {
    if (size > transfers) continue;
    const auto made = case_ledger(size, true);
    for (const bool model : {true, false})
      benchmark::RegisterBenchmark(
          fmt::format("plan/model:{}/transfers:{}", model ? "yes" : "none", size).c_str(),
          [=](auto& state) { plan(state, made, size / 2, model); })
          ->UseRealTime()
          ->Unit(benchmark::kMillisecond);
  }
}

}  // namespace
}  // namespace sluice::bench

int main(int argc, char** argv) {
  return sluice::bench::run_benchmarks(argc, argv, sluice::bench::register_plans);
}
