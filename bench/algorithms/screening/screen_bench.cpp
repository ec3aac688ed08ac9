// SPDX-License-Identifier: Apache-2.0
// How long one question takes: may this account be paid, may this payment be made; and how long it takes to
// get ready for such questions.
#include <algorithm>
#include <chrono>
#include <vector>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "algorithms/screening/payment_check.hpp"
#include "bench/support/arguments.hpp"
#include "bench/support/ledgers.hpp"
#include "bench/support/plain_ledger.hpp"
#include "bench/support/require.hpp"
#include "engine/run/parallel.hpp"
#include "tests/oracle/chains.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice::bench {
namespace {

using Clock = std::chrono::steady_clock;

/// A ledger with the fraud payments that are planted in it.
struct Asked {
  TransferGraph graph;
  TraceQuery traced;

  explicit Asked(const MadeLedger& made) : graph(load(made)) {
    auto found = find_sources(graph, Boundary(graph, {}), fraud_payments(made), false);
    traced.sources = std::move(found.sources);
    traced.victims = std::move(found.victims);
  }

  ScreenIndex index(std::int64_t window_hours = 24) const {
    ScreenQuery query;
    query.traced = &traced;
    query.suspicion.signals.pass_through.window = Duration::seconds(window_hours * 3'600);
    Progress progress;
    return {graph, query, progress};
  }
};

/// A payment as it was made, asked about just before.
Payment made_payment(const TransferGraph& graph, TransferNo transfer) {
  const auto payer = graph.payer(transfer);
  return {graph.account(payer), graph.account(graph.payee(transfer)), graph.currency(payer),
          graph.amount(transfer), Time(graph.time(transfer).ns - 1)};
}

/// On a small ledger: payments continue the chains that the oracle finds, when asked about as they are made.
void check_small() {
  const auto made = made_ledger(1'500);
  const Asked asked(made);
  const auto index = asked.index();
  PaymentCheck check(index);
  const auto hand_offs = oracle::hand_offs(read_plainly(made, true), {});
  for (std::uint32_t i = 0; i < asked.graph.transfer_count(); ++i) {
    const auto payment = made_payment(asked.graph, TransferNo(i));
    // Transfers of one instant come before each other, which a moment cannot tell.
    if (asked.graph.first_after(payment.at) != TransferNo(i)) continue;
    const auto found = check.screen(payment);
    const auto answers = std::ranges::find(hand_offs, static_cast<int>(i), &std::pair<int, int>::second);
    require(found.continues_chain.transfers.empty() == (answers == hand_offs.end()),
            fmt::format("transfer {} is told to answer something else than the oracle says", i));
  }
}

/// The accounts with the most transfers, the busiest first.
std::vector<AccountNo> busiest(const TransferGraph& graph, std::size_t count) {
  std::vector<std::pair<std::size_t, AccountNo>> found;
  for (std::uint32_t i = 0; i < graph.account_count(); ++i) {
    std::size_t transfers = 0;
    visit_legs(graph, AccountNo(i), [&](const Leg&) { ++transfers; });
    found.push_back({transfers, AccountNo(i)});
  }
  std::ranges::sort(found, std::ranges::greater());
  std::vector<AccountNo> accounts;
  for (std::size_t i = 0; i < std::min(count, found.size()); ++i) accounts.push_back(found[i].second);
  return accounts;
}

/// Times every question by itself, and says how the times are spread.
template <class Ask>
void ask_each(benchmark::State& state, std::size_t questions, Ask ask) {
  std::vector<double> took;
  for (auto _ : state)
    for (std::size_t i = 0; i < questions; ++i) {
      const auto begin = Clock::now();
      ask(i);
      took.push_back(std::chrono::duration<double, std::micro>(Clock::now() - begin).count());
    }
  std::ranges::sort(took);
  const auto at = [&](double share) {
    return took[static_cast<std::size_t>(share * static_cast<double>(took.size() - 1))];
  };
  state.counters["p50_us"] = at(0.5);
  state.counters["p99_us"] = at(0.99);
  state.counters["p99.9_us"] = at(0.999);
  state.counters["max_us"] = at(1);
  state.counters["questions/s"] = benchmark::Counter(
      static_cast<double>(questions) * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

void ask_payments(benchmark::State& state, const ScreenIndex& index, const std::vector<Payment>& payments) {
  PaymentCheck check(index);
  std::size_t cut = 0, cycles = 0, chains = 0;
  ask_each(state, payments.size(), [&](std::size_t i) {
    const auto found = check.screen(payments[i]);
    cut += found.is_cut ? 1u : 0u;
    cycles += found.closes_cycle.transfers.empty() ? 0u : 1u;
    chains += found.continues_chain.transfers.empty() ? 0u : 1u;
  });
  const auto asked = static_cast<double>(payments.size()) * static_cast<double>(state.iterations());
  state.counters["cut_share"] = static_cast<double>(cut) / asked;
  state.counters["cycle_share"] = static_cast<double>(cycles) / asked;
  state.counters["chain_share"] = static_cast<double>(chains) / asked;
}

/// 100,000 payments of the second half of the ledger, as they were made.
std::vector<Payment> ordinary_payments(const TransferGraph& graph) {
  oracle::RandomNumbers random(1);
  std::vector<Payment> payments;
  const auto count = static_cast<std::int64_t>(graph.transfer_count());
  for (int i = 0; i < 100'000; ++i)
    payments.push_back(
        made_payment(graph, TransferNo(static_cast<std::uint32_t>(random.between(count / 2, count - 1)))));
  return payments;
}

/// 10,000 payments between the 100 busiest accounts, at any moment of the second half.
std::vector<Payment> hub_payments(const TransferGraph& graph) {
  oracle::RandomNumbers random(2);
  const auto hubs = busiest(graph, 100);
  auto payments = ordinary_payments(graph);
  payments.resize(10'000);
  for (auto& payment : payments) {
    payment.payer = hubs[random.below(hubs.size())];
    payment.payee = hubs[random.below(hubs.size())];
    if (payment.payee == payment.payer) payment.payee = hubs[payment.payer == hubs[0] ? 1 : 0];
  }
  return payments;
}

template <class Run>
auto* add(const std::string& name, Run run) {
  return benchmark::RegisterBenchmark(name.c_str(), run)->UseRealTime()->Unit(benchmark::kMillisecond);
}

void register_screening(std::uint64_t transfers, std::vector<char*>&) {
  check_small();
  const auto asked = std::make_shared<Asked>(made_ledger(transfers));
  const auto index = std::make_shared<ScreenIndex>(asked->index());
  for (const std::size_t threads : {1u, 2u})
    add(fmt::format("index/threads:{}/transfers:{}", threads, transfers), [=](benchmark::State& state) {
      with_threads(threads, [&] {
        for (auto _ : state) benchmark::DoNotOptimize(asked->index());
      });
    })->Iterations(1);
  add(fmt::format("account/transfers:{}", transfers), [=](benchmark::State& state) {
    oracle::RandomNumbers random(3);
    std::vector<AccountNo> accounts;
    for (int i = 0; i < 100'000; ++i)
      accounts.push_back(AccountNo(static_cast<std::uint32_t>(random.below(index->graph().account_count()))));
    ask_each(state, accounts.size(),
             [&](std::size_t i) { benchmark::DoNotOptimize(index->screen(accounts[i], index->as_of())); });
  });
  add(fmt::format("payment/ordinary/transfers:{}", transfers),
      [=](auto& state) { ask_payments(state, *index, ordinary_payments(index->graph())); });
  add(fmt::format("payment/hubs/transfers:{}", transfers),
      [=](auto& state) { ask_payments(state, *index, hub_payments(index->graph())); });
  // Nearly all that a hub ever did lies in a month: what the bounds on the work are for.
  const auto month = std::make_shared<ScreenIndex>(asked->index(720));
  add(fmt::format("payment/hubs/window:720h/transfers:{}", transfers),
      [=](auto& state) { ask_payments(state, *month, hub_payments(month->graph())); });
}

}  // namespace
}  // namespace sluice::bench

int main(int argc, char** argv) {
  return sluice::bench::run_benchmarks(argc, argv, sluice::bench::register_screening);
}
