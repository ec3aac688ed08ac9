// SPDX-License-Identifier: Apache-2.0
#include "algorithms/lookups/counterparty_flows.hpp"

#include <algorithm>
#include <unordered_map>

namespace sluice {

void MovedBetween::add_in(Amount amount, TransferNo transfer) {
  add({amount, Amount(0), 1, 0, transfer, transfer});
}

void MovedBetween::add_out(Amount amount, TransferNo transfer) {
  add({Amount(0), amount, 0, 1, transfer, transfer});
}

void MovedBetween::add(const MovedBetween& other) {
  in += other.in;
  out += other.out;
  in_count += other.in_count;
  out_count += other.out_count;
  first = std::min(first, other.first);
  last = std::max(last, other.last);
}

namespace {

class Adding {
 public:
  Adding(const TransferGraph& graph, const TransferRange& stretch, Direction direction, Progress& progress)
      : graph_(graph), stretch_(stretch), direction_(direction), progress_(progress) {}

  void add(std::span<const AccountNo> group) {
    std::uint64_t transfers = 0;
    for_pockets(group,
                [&](PocketNo p) { transfers += graph_.inflows(p).size() + graph_.outflows(p).size(); });
    progress_.begin("reading transfers", transfers);
    for_pockets(group, [&](PocketNo p) {
      if (direction_ != Direction::out) add_run(graph_.inflows(p), true);
      if (direction_ != Direction::in) add_run(graph_.outflows(p), false);
    });
  }

  std::vector<CounterpartyFlow> take() const {
    std::vector<CounterpartyFlow> flows;
    flows.reserve(by_pocket_.size());
    for (const auto& [pocket, flow] : by_pocket_) flows.push_back(flow);
    std::ranges::sort(flows, {}, &CounterpartyFlow::counterparty);
    return flows;
  }

 private:
  template <class F>
  void for_pockets(std::span<const AccountNo> group, F f) const {
    const auto& first = graph_.ledger().pockets.first;
    for (const auto account : group)
      for (auto p = first[account.value]; p < first[account.value + 1]; ++p) f(PocketNo(p));
  }

  void add_run(std::span<const Leg> run, bool is_inflow) {
    const auto count = legs_before(run, stretch_.end);
    constexpr std::size_t block = 65'536;
    for (std::size_t i = 0; i < count; ++i) {
      if (i % block == block - 1) progress_.advance(block);
      const auto& leg = run[i];
      auto& row = by_pocket_[leg.counterparty];
      row.counterparty = leg.counterparty;
      row.first_ever = std::min(row.first_ever, leg.transfer);
      if (leg.transfer < stretch_.first) continue;
      is_inflow ? row.flow.add_in(leg_amount(run, i), leg.transfer)
                : row.flow.add_out(leg_amount(run, i), leg.transfer);
    }
    progress_.advance(count % block);
  }

  const TransferGraph& graph_;
  const TransferRange& stretch_;
  Direction direction_;
  Progress& progress_;
  std::unordered_map<PocketNo, CounterpartyFlow> by_pocket_;
};

}  // namespace

std::vector<CounterpartyFlow> counterparty_flows(const TransferGraph& graph, std::span<const AccountNo> group,
                                                 const TransferRange& stretch, Direction direction,
                                                 Progress& progress) {
  Adding adding(graph, stretch, direction, progress);
  adding.add(group);
  return adding.take();
}

}  // namespace sluice
