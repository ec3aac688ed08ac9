// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <deque>
#include <functional>
#include <queue>
#include <utility>
#include <vector>

#include <tsl/robin_map.h>

#include "algorithms/trace/trace_scope.hpp"

namespace sluice {

/// The pockets that a chronological sweep has reached, each with a State of the sweep's own, and those of
/// them whose next outflow the sweep waits for. Touches nothing else of the ledger.
template <class State>
class SweptPockets {
 public:
  struct Pocket {
    PocketNo number;
    End end;
    /// Empty for an outside pocket: its rows are never looked at.
    SweptRows rows;
    State state{};
    /// The outflow that the sweep waits for, if it is `awaited`.
    SweptRows::Outflow next{};
    bool awaited = false;
  };

  explicit SweptPockets(const TraceScope& scope) : scope_(scope) {}

  /// The pocket, which is reached now if it was not before. References stay valid.
  Pocket& at(PocketNo number) {
    const auto [found, is_new] = place_.try_emplace(number, nullptr);
    if (is_new) {
      const auto end = scope_.end_of(number);
      auto rows = end == End::rests ? SweptRows(scope_.graph(), number, scope_.cut(), scope_.backward())
                                    : SweptRows();
      found.value() = &reached_.emplace_back(Pocket{number, end, std::move(rows)});
    }
    return *found->second;
  }

  /// Waits for the first outflow after the row `after`, unless one is awaited already.
  void await_outflow(Pocket& pocket, RowKey after) {
    if (pocket.awaited || !pocket.rows.next_outflow(after, pocket.next)) return;
    pocket.awaited = true;
    events_.push({sweep_rank(pocket.next.key, scope_.backward()), &pocket});
  }

  /// The sweep: enter(source) for every source and pass(pocket) for every awaited outflow, in the order in
  /// which they happened (backward: in the reverse order), until neither is left.
  template <class Enter, class Pass>
  void run(Enter enter, Pass pass) {
    const auto sources = scope_.sources_in_order();
    auto source = sources.begin();
    const auto rank = [&](SourceNo s) { return sweep_rank(scope_.key(s), scope_.backward()); };
    while (source != sources.end() || !events_.empty()) {
      if (source != sources.end() && (events_.empty() || rank(*source) < events_.top().rank)) {
        enter(*source++);
        continue;
      }
      auto& payer = *events_.top().pocket;
      events_.pop();
      payer.awaited = false;
      pass(payer);
    }
  }

  /// Where an outflow of `payer` goes.
  PocketNo payee_of(const Pocket& payer, const SweptRows::Outflow& outflow) const {
    return outflow.counterparty == PocketNo::none() ? scope_.unseen_pocket(payer.number)
                                                    : outflow.counterparty;
  }

  /// In the order in which they were reached.
  std::deque<Pocket>& reached() { return reached_; }

 private:
  struct Event {
    std::uint64_t rank;
    Pocket* pocket;
    bool operator>(const Event& other) const { return rank > other.rank; }
  };

  const TraceScope& scope_;
  std::deque<Pocket> reached_;
  tsl::robin_map<PocketNo, Pocket*> place_;
  std::priority_queue<Event, std::vector<Event>, std::greater<>> events_;
};

}  // namespace sluice
