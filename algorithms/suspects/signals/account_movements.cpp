// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/account_movements.hpp"

#include <algorithm>

#include "engine/graph/completed.hpp"

namespace sluice {
namespace {

constexpr Duration occasions_apart = Duration::seconds(12 * 3600);

/// The dealings with one counterparty in one direction, as far as they have been read.
struct Dealings {
  std::uint32_t last = Movement::none;
  std::uint16_t occasions = 0;
  Time last_occasion;

  void add(std::span<Movement> movements, std::uint32_t place) {
    auto& movement = movements[place];
    const bool is_new = last == Movement::none || movement.time - last_occasion >= occasions_apart;
    movement.previous_alike = last;
    movement.earlier_occasions = is_new ? occasions : static_cast<std::uint16_t>(occasions - 1);
    if (last != Movement::none) movements[last].next_alike = place;
    last = place;
    if (!is_new || occasions == UINT16_MAX) return;
    ++occasions;
    last_occasion = movement.time;
  }
};

}  // namespace

void AccountMovements::read(AccountNo account) {
  account_ = account;
  movements_.clear();
  for (auto pocket = first_pocket(); pocket < end_pocket(); ++pocket) read_pocket(PocketNo(pocket));
  if (pocket_count() > 1) std::ranges::sort(movements_, {}, &Movement::transfer);
  meet();
}

void AccountMovements::read_pocket(PocketNo pocket) {
  const auto inflows = graph_->inflows(pocket), outflows = graph_->outflows(pocket);
  walk_statement(inflows, outflows, [&](const Leg& leg, bool is_outflow, std::size_t i) {
    movements_.push_back({.time = graph_->time(leg.transfer),
                          .amount = leg_amount(is_outflow ? outflows : inflows, i),
                          .transfer = leg.transfer,
                          .counterparty = graph_->account(leg.counterparty),
                          .pocket = pocket,
                          .previous_alike = Movement::none,
                          .next_alike = Movement::none,
                          .earlier_occasions = 0,
                          .is_outflow = is_outflow,
                          .is_first_time = false,
                          .is_own = false});
  });
}

void AccountMovements::meet() {
  meetings_.clear();
  for (std::size_t i = 0; i < movements_.size(); ++i)
    meetings_.push_back(std::uint64_t{movements_[i].counterparty.value} << 32 | i);
  std::ranges::sort(meetings_);
  const auto holder = stated_holder(*graph_, account_);
  Dealings incoming, outgoing;
  for (std::size_t k = 0; k < meetings_.size(); ++k) {
    const auto place = static_cast<std::uint32_t>(meetings_[k]);
    auto& movement = movements_[place];
    movement.is_own = stated_holder(*graph_, movement.counterparty) == holder;
    movement.is_first_time = k == 0 || meetings_[k - 1] >> 32 != meetings_[k] >> 32;
    if (movement.is_first_time) incoming = outgoing = Dealings();
    (movement.is_outflow ? outgoing : incoming).add(movements_, place);
  }
}

}  // namespace sluice
