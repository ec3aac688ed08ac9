// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <vector>

#include "algorithms/trace/holdings.hpp"
#include "algorithms/trace/swept_pockets.hpp"

namespace sluice {

/// The chronological sweep that all conserving rules share. Events are the next outflows of the pockets that
/// hold traced money, and the sources; a rule says what an outflow carries (draw), and how arriving money is
/// laid down (put).
template <class Rule>
class Sweep {
 public:
  explicit Sweep(const TraceScope& scope) : scope_(scope), pockets_(scope) {
    trace_.sources.resize(scope.query().sources.size());
  }

  Trace run() {
    pockets_.run([&](SourceNo source) { enter(source); }, [&](Pocket& payer) { pass(payer); });
    settle();
    return std::move(trace_);
  }

 private:
  struct State {
    Rule holdings;
    Amount received;
  };
  using Pocket = typename SweptPockets<State>::Pocket;

  /// A source enters whole, whatever its payer's balance.
  void enter(SourceNo source) {
    const auto key = scope_.key(source);
    const auto amount = scope_.graph().amount(key.transfer());
    trace_.sources[source.value].stolen = amount;
    pieces_.assign(1, {source, Amount(0), amount});
    carry(key, scope_.sender(key.transfer()), scope_.receiver(key.transfer()), amount, nullptr);
  }

  void pass(Pocket& payer) {
    end_sources(payer, payer.next.key);
    if (payer.state.holdings.sources.total() == Amount(0)) return;
    const auto outflow = payer.next;
    pieces_.clear();
    payer.state.holdings.draw({outflow.amount, payer.rows.moved_before(outflow.key)}, pieces_);
    if (!pieces_.empty())
      carry(outflow.key, payer.number, pockets_.payee_of(payer, outflow), outflow.amount, &payer);
    follow(payer, outflow.key);
  }

  void follow(Pocket& pocket, RowKey after) {
    if (pocket.state.holdings.sources.total() > Amount(0)) pockets_.await_outflow(pocket, after);
  }

  /// What a source holds here when its horizon ends rests, and is clean money from then on.
  void end_sources(Pocket& pocket, RowKey now) {
    if (!scope_.query().horizon) return;
    for (auto& held : pocket.state.holdings.sources)
      if (held.held > Amount(0) && scope_.has_ended(held.source, now)) {
        held.rested += held.held;
        pocket.state.holdings.forget(held);
      }
  }

  /// pieces_ arrive at `to`. `payer` is null where they are a source.
  void carry(RowKey key, PocketNo from, PocketNo to, Amount amount, Pocket* payer) {
    auto& payee = pockets_.at(to);
    record(key, from, to, amount);
    const bool inside = payee.end == End::rests;
    if (inside) end_sources(payee, key);
    const auto position =
        inside && Rule::needs_position ? Rule::position(payee.rows.moved_before(key)) : Amount(0);
    const auto& transfer = trace_.transfers.back();
    cut_.clear();
    for (auto i = transfer.shares_begin; i < transfer.shares_end; ++i) {
      auto& share = trace_.shares[i];
      const auto level = payer == nullptr ? 1 : payer->state.holdings.sources.of(share.source).level + 1;
      if (inside && payer != nullptr && is_cut(share, level, to)) {
        share.under_floor = true;
        trace_.sources[share.source.value].under_floor += share.amount;
        cut_.push_back(share.source);
        continue;
      }
      payee.state.received += share.amount;
      auto& held = payee.state.holdings.sources.of(share.source);
      held.level = std::min(held.level, level);
      if (!inside) end_outside(payee, share);
    }
    if (!inside) return;
    for (const auto& piece : pieces_)
      if (!std::ranges::binary_search(cut_, piece.source))
        payee.state.holdings.put(payee.state.holdings.sources.of(piece.source), piece.amount,
                                 position + piece.offset);
    follow(payee, key);
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
      trace_.shares.push_back({piece.source, false, piece.amount});
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
    for (auto& pocket : pockets_.reached()) {
      if (pocket.state.received == Amount(0)) continue;
      TracedPocket row{pocket.number,
                       pocket.end,
                       std::nullopt,
                       pocket.state.received,
                       Amount(0),
                       static_cast<std::uint32_t>(trace_.shares.size()),
                       0};
      for (const auto& held : pocket.state.holdings.sources) {
        const auto rests = held.held + held.rested;
        if (held.level != ~std::uint32_t{0} && pocket.end != End::victim)
          row.level = std::min(row.level.value_or(held.level), held.level);
        if (rests == Amount(0)) continue;
        row.rests += rests;
        trace_.sources[held.source.value].rests += rests;
        trace_.shares.push_back({held.source, false, rests});
      }
      row.shares_end = static_cast<std::uint32_t>(trace_.shares.size());
      trace_.pockets.push_back(row);
    }
  }

  const TraceScope& scope_;
  Trace trace_;
  SweptPockets<State> pockets_;
  std::vector<Piece> pieces_;
  // Sources whose share of the present transfer ends under the floor, ascending.
  std::vector<SourceNo> cut_;
};

}  // namespace sluice
