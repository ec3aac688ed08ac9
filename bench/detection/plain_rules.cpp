// SPDX-License-Identifier: Apache-2.0
#include "bench/detection/plain_rules.hpp"

#include <algorithm>
#include <deque>
#include <vector>

namespace sluice::bench {
namespace {

/// measure(pocket) of every account's pockets, the largest.
template <class Measure>
std::vector<double> largest_of_pockets(const TransferGraph& graph, Measure measure) {
  std::vector<double> values(graph.account_count());
  for (std::uint32_t p = 0; p < graph.pocket_count(); ++p) {
    auto& value = values[graph.account(PocketNo(p)).value];
    value = std::max(value, measure(PocketNo(p)));
  }
  return values;
}

Amount sum_of(std::span<const Leg> run) { return sum_of_first(run, run.size()); }

struct Waiting {
  Time time;
  Amount left;
};

/// What of the pocket's inflows left within the window: outflows take the oldest that are young enough.
Amount gone_within(const TransferGraph& graph, PocketNo pocket, Duration window) {
  const auto inflows = graph.inflows(pocket), outflows = graph.outflows(pocket);
  std::deque<Waiting> waiting;
  Amount gone;
  for (std::size_t in = 0, out = 0; out < outflows.size(); ++out) {
    for (; in < inflows.size() && inflows[in].transfer < outflows[out].transfer; ++in)
      waiting.push_back({graph.time(inflows[in].transfer), leg_amount(inflows, in)});
    const auto now = graph.time(outflows[out].transfer);
    while (!waiting.empty() && now.ns - waiting.front().time.ns > window.ns) waiting.pop_front();
    for (auto wanted = leg_amount(outflows, out); wanted > Amount(0) && !waiting.empty();) {
      const auto taken = std::min(wanted, waiting.front().left);
      wanted -= taken;
      gone += taken;
      waiting.front().left -= taken;
      if (waiting.front().left == Amount(0)) waiting.pop_front();
    }
  }
  return gone;
}

}  // namespace

std::vector<double> count_counterparties(const TransferGraph& graph) {
  std::vector<double> counts(graph.account_count());
  const auto& first = graph.ledger().pockets.first;
  std::vector<AccountNo> counterparties;
  for (std::uint32_t a = 0; a < counts.size(); ++a) {
    counterparties.clear();
    for (auto p = first[a]; p < first[a + 1]; ++p)
      for (const auto& run : {graph.outflows(PocketNo(p)), graph.inflows(PocketNo(p))})
        for (const auto& leg : run) counterparties.push_back(graph.account(leg.counterparty));
    std::ranges::sort(counterparties);
    const auto repeated = std::ranges::unique(counterparties);
    counts[a] = static_cast<double>(repeated.begin() - counterparties.begin());
  }
  return counts;
}

std::vector<double> amounts_through(const TransferGraph& graph) {
  return largest_of_pockets(graph, [&](PocketNo pocket) {
    return static_cast<double>(std::min(sum_of(graph.inflows(pocket)), sum_of(graph.outflows(pocket))).minor);
  });
}

std::vector<double> page_ranks(const TransferGraph& graph) {
  constexpr double goes_on = 0.85;
  const auto accounts = graph.account_count();
  std::vector<double> paid(accounts), rank(accounts, 1.0 / static_cast<double>(accounts)), next;
  for (std::uint32_t t = 0; t < graph.transfer_count(); ++t)
    ++paid[graph.account(graph.payer(TransferNo(t))).value];
  for (int step = 0; step < 40; ++step) {
    double stuck = 0;
    for (std::size_t a = 0; a < accounts; ++a) stuck += paid[a] == 0 ? rank[a] : 0;
    next.assign(accounts, (1 - goes_on + goes_on * stuck) / static_cast<double>(accounts));
    for (std::uint32_t t = 0; t < graph.transfer_count(); ++t) {
      const auto payer = graph.account(graph.payer(TransferNo(t))).value;
      next[graph.account(graph.payee(TransferNo(t))).value] += goes_on * rank[payer] / paid[payer];
    }
    rank.swap(next);
  }
  return rank;
}

std::vector<double> shares_gone_within(const TransferGraph& graph, Duration window,
                                       std::int64_t whole_units_min) {
  return largest_of_pockets(graph, [&](PocketNo pocket) {
    auto least = whole_units_min;
    for (int digit = 0; digit < graph.scale(graph.currency(pocket)); ++digit) least *= 10;
    const auto gone = gone_within(graph, pocket, window);
    if (gone.minor < least) return 0.0;
    return static_cast<double>(gone.minor) / static_cast<double>(sum_of(graph.inflows(pocket)).minor);
  });
}

std::vector<double> random_numbers(const TransferGraph& graph, std::uint64_t seed) {
  std::vector<double> numbers(graph.account_count());
  for (std::uint64_t a = 0; a < numbers.size(); ++a) {
    auto x = (a + 1) * 0x9E3779B97F4A7C15u + seed;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
    numbers[a] = static_cast<double>(x >> 11);
  }
  return numbers;
}

}  // namespace sluice::bench
