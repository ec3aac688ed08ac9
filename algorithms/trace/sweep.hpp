// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <deque>
#include <queue>
#include <vector>

#include <tsl/robin_map.h>

#include "algorithms/trace/holdings.hpp"
#include "algorithms/trace/trace_scope.hpp"

namespace sluice {

/// The chronological sweep that all conserving rules share. Events are the next outflows of the pockets that
/// hold traced money, and the sources; a rule says what an outflow carries (draw), and how arriving money is
/// laid down (put).
template <class Rule>
class Sweep {
 public:
  explicit Sweep(const TraceScope& scope) : scope_(scope) {
    trace_.sources.resize(scope.query().sources.size());
  }

  Trace run() {
    const auto sources = scope_.sources_in_order();
    auto source = sources.begin();
    while (source != sources.end() || !events_.empty()) {
      if (source != sources.end() && (events_.empty() || rank(scope_.key(*source)) < events_.top().rank))
        enter(*source++);
      else
        pass_next_event();
    }
    settle();
    return std::move(trace_);
  }

 private:
  struct Pocket {
    PocketNo number;
    End end;
    SweptRows rows;
    Rule holdings;
    Amount received;
    SweptRows::Outflow next{};
    bool queued = false;
  };
  struct Event {
    std::uint64_t rank;
    Pocket* pocket;
    bool operator>(const Event& other) const { return rank > other.rank; }
  };

  std::uint64_t rank(RowKey key) const { return sweep_rank(key, scope_.backward()); }

  Pocket& pocket(PocketNo number) {
    const auto [found, is_new] = place_.try_emplace(number, nullptr);
    if (is_new) {
      const auto end = scope_.end_of(number);
      // The rows of an outside pocket are never looked at.
      auto rows = end == End::rests ? SweptRows(scope_.graph(), number, scope_.cut(), scope_.backward())
                                    : SweptRows();
      found.value() = &pockets_.emplace_back(Pocket{number, end, std::move(rows), {}, Amount(0)});
    }
    return *found->second;
  }

  /// A source enters whole, whatever its payer's balance.
  void enter(SourceNo source) {
    const auto key = scope_.key(source);
    const auto amount = scope_.graph().amount(key.transfer());
    trace_.sources[source.value].stolen = amount;
    pieces_.assign(1, {source, Amount(0), amount});
    carry(key, scope_.sender(key.transfer()), scope_.receiver(key.transfer()), amount, nullptr);
  }

  void pass_next_event() {
    auto& payer = *events_.top().pocket;
    events_.pop();
    payer.queued = false;
    end_sources(payer, payer.next.key);
    if (payer.holdings.sources.total() == Amount(0)) return;
    const auto outflow = payer.next;
    pieces_.clear();
    payer.holdings.draw({outflow.amount, payer.rows.moved_before(outflow.key)}, pieces_);
    if (!pieces_.empty()) {
      const auto to = outflow.counterparty == PocketNo::none() ? scope_.unseen_pocket(payer.number)
                                                               : outflow.counterparty;
      carry(outflow.key, payer.number, to, outflow.amount, &payer);
    }
    queue_next(payer, outflow.key);
  }

  void queue_next(Pocket& pocket, RowKey after) {
    if (pocket.queued || pocket.holdings.sources.total() == Amount(0)) return;
    if (!pocket.rows.next_outflow(after, pocket.next)) return;
    pocket.queued = true;
    events_.push({rank(pocket.next.key), &pocket});
  }

  /// What a source holds here when its horizon ends rests, and is clean money from then on.
  void end_sources(Pocket& pocket, RowKey now) {
    if (!scope_.query().horizon) return;
    for (auto& held : pocket.holdings.sources)
      if (held.held > Amount(0) && scope_.has_ended(held.source, now)) {
        held.rested += held.held;
        pocket.holdings.forget(held);
      }
  }

  /// pieces_ arrive at `to`. `payer` is null where they are a source.
  void carry(RowKey key, PocketNo from, PocketNo to, Amount amount, Pocket* payer) {
    auto& payee = pocket(to);
    record(key, from, to, amount);
    const bool inside = payee.end == End::rests;
    if (inside) end_sources(payee, key);
    const auto position =
        inside && Rule::needs_position ? Rule::position(payee.rows.moved_before(key)) : Amount(0);
    const auto& transfer = trace_.transfers.back();
    cut_.clear();
    for (auto i = transfer.shares_begin; i < transfer.shares_end; ++i) {
      const auto share = trace_.shares[i];
      const auto level = payer == nullptr ? 1 : payer->holdings.sources.of(share.source).level + 1;
      if (inside && payer != nullptr && is_cut(share, level, to)) {
        trace_.sources[share.source.value].under_floor += share.amount;
        cut_.push_back(share.source);
        continue;
      }
      payee.received += share.amount;
      auto& held = payee.holdings.sources.of(share.source);
      held.level = std::min(held.level, level);
      if (!inside) end_outside(payee, share);
    }
    if (!inside) return;
    for (const auto& piece : pieces_)
      if (!std::ranges::binary_search(cut_, piece.source))
        payee.holdings.put(payee.holdings.sources.of(piece.source), piece.amount, position + piece.offset);
    queue_next(payee, key);
  }

  bool is_cut(const SourceShare& share, std::uint32_t level, PocketNo to) const {
    return level > scope_.hops_max() || share.amount < scope_.floor(scope_.currency(to));
  }

  void end_outside(const Pocket& payee, const SourceShare& share) {
    auto& outcome = trace_.sources[share.source.value];
    switch (payee.end) {
      case End::dissipated: outcome.dissipated += share.amount; break;
      case End::left_visibility: outcome.left_visibility += share.amount; break;
      case End::victim:
        (scope_.is_own_victim(payee.number, share.source) ? outcome.returned : outcome.other_victims) +=
            share.amount;
        break;
      case End::rests: break;
    }
  }

  /// Writes the row down, its pieces summed by source.
  void record(RowKey key, PocketNo from, PocketNo to, Amount amount) {
    TracedTransfer row{key, from, to, amount, Amount(0), static_cast<std::uint32_t>(trace_.shares.size()), 0};
    if (scope_.backward()) std::swap(row.payer, row.payee);
    for (const auto& piece : pieces_) {
      row.traced += piece.amount;
      trace_.shares.push_back({piece.source, piece.amount});
    }
    sum_by_source(row.shares_begin);
    row.shares_end = static_cast<std::uint32_t>(trace_.shares.size());
    trace_.transfers.push_back(row);
  }

  /// Sorts the shares from `begin` on by source and adds up those of one source.
  void sum_by_source(std::size_t begin) {
    const auto first = trace_.shares.begin() + static_cast<std::ptrdiff_t>(begin), end = trace_.shares.end();
    const auto by_source = [](const SourceShare& a, const SourceShare& b) { return a.source < b.source; };
    if (!std::is_sorted(first, end, by_source)) std::sort(first, end, by_source);
    auto last = first;
    for (auto share = first; share != end; ++share) {
      if (share == first) continue;
      if (share->source == last->source)
        last->amount += share->amount;
      else
        *++last = *share;
    }
    if (first != end) trace_.shares.erase(last + 1, end);
  }

  /// What still lies in the pockets rests there.
  void settle() {
    for (auto& pocket : pockets_) {
      if (pocket.received == Amount(0)) continue;
      TracedPocket row{pocket.number,
                       pocket.end,
                       std::nullopt,
                       pocket.received,
                       Amount(0),
                       static_cast<std::uint32_t>(trace_.shares.size()),
                       0};
      for (const auto& held : pocket.holdings.sources) {
        const auto rests = held.held + held.rested;
        if (held.level != ~std::uint32_t{0} && pocket.end != End::victim)
          row.level = std::min(row.level.value_or(held.level), held.level);
        if (rests == Amount(0)) continue;
        row.rests += rests;
        trace_.sources[held.source.value].rests += rests;
        trace_.shares.push_back({held.source, rests});
      }
      row.shares_end = static_cast<std::uint32_t>(trace_.shares.size());
      trace_.pockets.push_back(row);
    }
  }

  const TraceScope& scope_;
  Trace trace_;
  std::deque<Pocket> pockets_;
  tsl::robin_map<PocketNo, Pocket*> place_;
  std::priority_queue<Event, std::vector<Event>, std::greater<>> events_;
  std::vector<Piece> pieces_;
  // Sources whose share of the present transfer ends under the floor, ascending.
  std::vector<SourceNo> cut_;
};

}  // namespace sluice
