// SPDX-License-Identifier: Apache-2.0
// Rules that keep the order in which money lies in an account. All money that ever reached the account is
// thought of as laid end to end; a lot is an interval of it, so clean money need not be held at all.
#pragma once
#include "algorithms/trace/holdings.hpp"

namespace sluice {

/// A piece of one source's money: [begin, end) of the money in its account.
struct Lot {
  Amount begin, end;
  SourceNo source;
};

/// Traced lots of one pocket, ascending.
class LotList {
 public:
  static constexpr bool needs_position = true;

  HeldSources sources;

  /// Lays `amount` down at `position`, above all that is there.
  void put(HeldSource& held, Amount amount, Amount position) {
    sources.add(held, amount);
    if (first_ < lots_.size() && lots_.back().source == held.source && lots_.back().end == position)
      lots_.back().end += amount;
    else
      lots_.push_back({position, position + amount, held.source});
  }

  /// What is held of a source becomes clean money where it lies.
  void forget(HeldSource& held) {
    std::erase_if(lots_, [&](const Lot& lot) { return lot.source == held.source; });
    first_ = std::min(first_, lots_.size());
    sources.add(held, -held.held);
  }

 protected:
  void take(const Lot& lot, Amount from, std::vector<Piece>& pieces) {
    pieces.push_back({lot.source, lot.begin - from, lot.end - lot.begin});
    sources.add(sources.of(lot.source), lot.begin - lot.end);
  }

  std::vector<Lot> lots_;
  /// Lots before it have left (first in, first out).
  std::size_t first_ = 0;
};

/// The oldest money leaves first: an outflow is [out, out + amount) of the line of all that ever came in.
/// Law: Clayton's Case (Devaynes v Noble, 1816).
class FirstInFirstOut : public LotList {
 public:
  static Amount position(const Moved& before) { return before.in; }

  void draw(const DrawnOutflow& outflow, std::vector<Piece>& pieces) {
    const auto from = outflow.before.out, to = from + outflow.amount;
    while (first_ < lots_.size() && lots_[first_].begin < to) {
      auto& lot = lots_[first_];
      take({lot.begin, std::min(lot.end, to), lot.source}, from, pieces);
      if (lot.end > to) {
        lot.begin = to;
        break;
      }
      ++first_;
    }
    if (first_ > 64 && first_ * 2 > lots_.size()) {
      lots_.erase(lots_.begin(), lots_.begin() + static_cast<std::ptrdiff_t>(first_));
      first_ = 0;
    }
  }

  void forget(HeldSource& held) {
    lots_.erase(lots_.begin(), lots_.begin() + static_cast<std::ptrdiff_t>(first_));
    first_ = 0;
    LotList::forget(held);
  }
};

/// The newest money leaves first: an outflow is [balance − amount, balance) of the stack.
class LastInFirstOut : public LotList {
 public:
  static Amount position(const Moved& before) { return before.balance(); }

  void draw(const DrawnOutflow& outflow, std::vector<Piece>& pieces) {
    const auto from = outflow.before.balance() - outflow.amount;
    const auto oldest = pieces.size();
    while (!lots_.empty() && lots_.back().end > from) {
      auto& lot = lots_.back();
      take({std::max(lot.begin, from), lot.end, lot.source}, from, pieces);
      if (lot.begin < from) {
        lot.end = from;
        break;
      }
      lots_.pop_back();
    }
    std::reverse(pieces.begin() + static_cast<std::ptrdiff_t>(oldest), pieces.end());
  }
};

}  // namespace sluice
