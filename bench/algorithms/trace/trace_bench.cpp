// SPDX-License-Identifier: Apache-2.0
// How long an investigator waits for one payment, and how fast a whole ledger is swept.
#include <algorithm>
#include <array>
#include <chrono>
#include <numeric>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "algorithms/trace/sources.hpp"
#include "bench/support/arguments.hpp"
#include "bench/support/ledgers.hpp"
#include "bench/support/plain_ledger.hpp"
#include "bench/support/reach.hpp"
#include "bench/support/require.hpp"
#include "tests/support/oracle_ledger.hpp"

namespace sluice::bench {
namespace {

struct NamedRule {
  Rule rule;
  const char* name;
};
constexpr std::array rules = {NamedRule{Rule::haircut, "haircut"},
                              NamedRule{Rule::fifo, "fifo"},
                              NamedRule{Rule::lifo, "lifo"},
                              NamedRule{Rule::libr, "libr"},
                              NamedRule{Rule::tainted_first, "tainted-first"},
                              NamedRule{Rule::poison, "poison"}};
constexpr auto three_days = Duration::seconds(3 * 86'400);
constexpr auto no_horizon = Duration(std::numeric_limits<std::int64_t>::max());

TraceQuery query_for(const TransferGraph& graph, std::span<const FraudPayment> payments, Rule rule) {
  const auto found = find_sources(graph, Boundary(graph, {}), payments, false);
  TraceQuery query;
  query.sources = found.sources;
  query.victims = found.victims;
  query.rule = rule;
  return query;
}

/// All planted payments of a small ledger at once, by every rule, against the oracle.
void check_small() {
  const auto made = made_ledger(2'000);
  const auto plain = read_plainly(made, true);
  const auto ledger = load(made);
  require_same(*ledger, plain);
  oracle::Query query;
  for (const auto& payment : fraud_payments(made))
    query.sources.push_back({payment.transfer, payment.victim});
  for (const auto& [rule, name] : rules)
    for (const bool limited : {false, true}) {
      query.rule = static_cast<oracle::Rule>(rule);
      query.horizon_ns = limited ? std::optional(three_days.ns) : std::nullopt;
      require(tests::engine_trace(ledger, query) == oracle::trace(plain, query),
              fmt::format("the trace by {} differs from the oracle's", name));
    }
}

/// At most `most` of the payments, evenly spaced.
std::vector<FraudPayment> some_of(const std::vector<FraudPayment>& payments, std::size_t most) {
  std::vector<FraudPayment> some;
  const auto count = std::min(most, payments.size());
  for (std::size_t i = 0; i < count; ++i) some.push_back(payments[i * payments.size() / count]);
  return some;
}

/// One query for each of the payments.
std::vector<TraceQuery> queries_for(const TransferGraph& graph, std::span<const FraudPayment> payments,
                                    Rule rule, bool limited) {
  std::vector<TraceQuery> queries;
  for (const auto& payment : payments) {
    queries.push_back(query_for(graph, {&payment, 1}, rule));
    if (limited) queries.back().horizon = three_days;
  }
  return queries;
}

void check(const TransferGraph& graph, const std::vector<TraceQuery>& queries) {
  const Boundary boundary(graph, {});
  const std::size_t most = queries[0].horizon ? 20 : 3;  // without a horizon each walks over all rows
  for (std::size_t i = 0; i < std::min(queries.size(), most); ++i) {
    const auto& query = queries[i];
    const auto source = query.sources[0].transfer;
    const auto reached = reach(graph, boundary, source, graph.account(graph.payer(source)),
                               query.horizon.value_or(no_horizon));
    require_plausible(graph, query, trace(graph, query), reached);
  }
}

/// The smallest value that `per_thousand` of the sorted values do not exceed.
double at(const std::vector<double>& sorted, std::size_t per_thousand) {
  return sorted[(sorted.size() * per_thousand + 999) / 1'000 - 1];
}

/// Traces every payment by itself, in each pass all of them once; a payment's latency is its median over the
/// passes.
void latency(benchmark::State& state, const TransferGraph& graph, std::vector<FraudPayment> payments,
             Rule rule, bool limited) {
  const auto queries = queries_for(graph, payments, rule, limited);
  check(graph, queries);
  std::vector<std::vector<double>> passes(queries.size());
  std::uint64_t touched = 0;
  for (auto _ : state)
    for (std::size_t i = 0; i < queries.size(); ++i) {
      const auto begun = std::chrono::steady_clock::now();
      const auto answer = trace(graph, queries[i]);
      passes[i].push_back(
          std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begun).count());
      touched += answer.transfers.size();
    }
  std::vector<double> latencies;
  for (auto& of_payment : passes) {
    std::ranges::sort(of_payment);
    latencies.push_back(at(of_payment, 500));
  }
  std::ranges::sort(latencies);
  const auto all = std::accumulate(latencies.begin(), latencies.end(), 0.0);
  const auto touched_once = static_cast<double>(touched) / static_cast<double>(state.iterations());
  state.counters["payments"] = static_cast<double>(queries.size());
  state.counters["p50_us"] = at(latencies, 500);
  state.counters["p99_us"] = at(latencies, 990);
  state.counters["max_us"] = latencies.back();
  state.counters["touched"] = touched_once / static_cast<double>(queries.size());
  state.counters["us/touched"] = all / touched_once;
}

/// One query with many sources.
void sweep(benchmark::State& state, const TransferGraph& graph, const TraceQuery& query) {
  Trace answer;
  for (auto _ : state) answer = trace(graph, query);
  Amount stolen, known;
  for (const auto& source : query.sources) known += graph.amount(source.transfer);
  for (const auto& source : answer.sources) stolen += source.stolen;
  require(query.rule == Rule::poison || stolen == known, "the sources' amounts do not add up");
  const auto touched = static_cast<double>(answer.transfers.size());
  const auto times = static_cast<double>(state.iterations());
  state.counters["sources"] = static_cast<double>(query.sources.size());
  state.counters["touched"] = touched;
  state.counters["shares"] = static_cast<double>(answer.shares.size());
  state.counters["touched/s"] = benchmark::Counter(touched * times, benchmark::Counter::kIsRate);
}

/// All payments of the inside accounts that paid most often, `count` of them.
std::vector<FraudPayment> payments_of_largest(const TransferGraph& graph, std::size_t count) {
  const Boundary boundary(graph, {});
  std::vector<PocketNo> pockets;
  for (std::uint32_t p = 0; p < graph.pocket_count(); ++p) {
    const auto account = graph.account(PocketNo(p));
    if (!boundary.is_terminal(account) && !boundary.is_uncovered(account)) pockets.emplace_back(p);
  }
  const auto largest = std::min(count, pockets.size());
  std::ranges::partial_sort(pockets, pockets.begin() + static_cast<std::ptrdiff_t>(largest), std::greater(),
                            [&](PocketNo p) { return graph.outflows(p).size(); });
  std::vector<FraudPayment> payments;
  for (std::size_t i = 0; i < largest; ++i)
    std::ranges::move(payments_of(graph, graph.account(pockets[i])), std::back_inserter(payments));
  return payments;
}

template <class Run>
void add(const std::string& name, Run run) {
  benchmark::RegisterBenchmark(name.c_str(), run)->UseRealTime()->Unit(benchmark::kMillisecond);
}

void register_traces(std::uint64_t transfers, std::vector<char*>& arguments) {
  const auto largest = take_number(arguments, "largest", 1);
  check_small();
  const auto made = made_ledger(transfers);
  const TransferGraph graph(load(made));
  const auto payments = fraud_payments(made);
  // Without a horizon a payment is followed to the end of the ledger: a sample tells as much.
  const auto unlimited = some_of(payments, 200);
  const auto of_largest = payments_of_largest(graph, largest);
  for (const bool limited : {true, false})
    for (const auto& [rule, name] : rules)
      add(fmt::format("latency/{}/{}/transfers:{}", limited ? "3d" : "all", name, transfers),
          [=, rule = rule](auto& state) {
            latency(state, graph, limited ? payments : unlimited, rule, limited);
          });
  for (const auto& [rule, name] : rules) {
    add(fmt::format("sweep/fraud/{}/transfers:{}", name, transfers),
        [=, rule = rule](auto& state) { sweep(state, graph, query_for(graph, payments, rule)); });
    add(fmt::format("sweep/largest:{}/{}/transfers:{}", largest, name, transfers),
        [=, rule = rule](auto& state) { sweep(state, graph, query_for(graph, of_largest, rule)); });
  }
}

}  // namespace
}  // namespace sluice::bench

int main(int argc, char** argv) {
  return sluice::bench::run_benchmarks(argc, argv, sluice::bench::register_traces);
}
