// SPDX-License-Identifier: Apache-2.0
#include "algorithms/trace/poison.hpp"

#include <algorithm>
#include <vector>

#include "algorithms/trace/swept_pockets.hpp"

namespace sluice {
namespace {

class Marking {
 public:
  explicit Marking(const TraceScope& scope) : scope_(scope), pockets_(scope) {
    trace_.sources.resize(scope.query().sources.size());
  }

  Trace run() {
    pockets_.run([&](SourceNo source) { enter(source); }, [&](Pocket& payer) { pass(payer); });
    list_pockets();
    return std::move(trace_);
  }

 private:
  struct Mark {
    SourceNo source;
    std::uint32_t level;
  };
  using Marks = std::vector<Mark>;
  using Pocket = SweptPockets<Marks>::Pocket;

  void enter(SourceNo source) {
    const auto key = scope_.key(source);
    const auto amount = scope_.graph().amount(key.transfer());
    trace_.sources[source.value].stolen = amount;
    marks_.assign(1, {source, 1});
    mark(key, scope_.sender(key.transfer()), pockets_.at(scope_.receiver(key.transfer())), amount, false);
  }

  void pass(Pocket& payer) {
    const auto outflow = payer.next;
    marks_.clear();
    for (const auto& own : payer.state)
      if (!scope_.has_ended(own.source, outflow.key)) marks_.push_back({own.source, own.level + 1});
    if (marks_.empty()) return;
    auto& payee = pockets_.at(pockets_.payee_of(payer, outflow));
    mark(outflow.key, payer.number, payee, outflow.amount, true);
    pockets_.await_outflow(payer, outflow.key);
  }

  /// The row is marked by marks_, and so is the payee, but for marks that the floor or the hop limit ends.
  void mark(RowKey key, PocketNo from, Pocket& payee, Amount amount, bool limited) {
    TracedTransfer row{key, from, payee.number, amount, Amount(0), 0, 0};
    if (scope_.backward()) std::swap(row.payer, row.payee);
    trace_.transfers.push_back(row);
    limited = limited && payee.end == End::rests;
    if (limited && amount < scope_.floor(scope_.currency(payee.number))) return;
    for (const auto& arriving : marks_) {
      if (limited && arriving.level > scope_.hops_max()) continue;
      const auto at = std::ranges::lower_bound(payee.state, arriving.source, {}, &Mark::source);
      if (at != payee.state.end() && at->source == arriving.source)
        at->level = std::min(at->level, arriving.level);
      else
        payee.state.insert(at, arriving);
    }
    if (payee.end == End::rests && !payee.state.empty()) pockets_.await_outflow(payee, key);
  }

  void list_pockets() {
    for (const auto& pocket : pockets_.reached()) {
      if (pocket.state.empty()) continue;
      TracedPocket row{pocket.number, pocket.end, std::nullopt, Amount(0), Amount(0), 0, 0};
      if (pocket.end != End::victim) row.level = std::ranges::min(pocket.state, {}, &Mark::level).level;
      trace_.pockets.push_back(row);
    }
    auto order = [&](const TracedPocket& row) {
      return std::tuple(row.level.value_or(~std::uint32_t{0}), scope_.account_id(row.pocket),
                        scope_.currency(row.pocket));
    };
    std::ranges::sort(trace_.pockets, {}, order);
    if (scope_.backward()) std::ranges::reverse(trace_.transfers);
  }

  const TraceScope& scope_;
  Trace trace_;
  SweptPockets<Marks> pockets_;
  Marks marks_;
};

}  // namespace

Trace mark_downstream(const TraceScope& scope) { return Marking(scope).run(); }

}  // namespace sluice
