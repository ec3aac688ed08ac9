// SPDX-License-Identifier: Apache-2.0
#include "algorithms/trace/poison.hpp"

#include <algorithm>
#include <deque>
#include <queue>

#include <tsl/robin_map.h>

namespace sluice {
namespace {

class Marking {
 public:
  explicit Marking(const TraceScope& scope) : scope_(scope) {
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
    list_pockets();
    return std::move(trace_);
  }

 private:
  struct Mark {
    SourceNo source;
    std::uint32_t level;
  };
  struct Pocket {
    PocketNo number;
    End end;
    SweptRows rows;
    std::vector<Mark> marks;
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
      auto rows = end == End::rests ? SweptRows(scope_.graph(), number, scope_.cut(), scope_.backward())
                                    : SweptRows();
      found.value() = &pockets_.emplace_back(Pocket{number, end, std::move(rows), {}});
    }
    return *found->second;
  }

  void enter(SourceNo source) {
    const auto key = scope_.key(source);
    const auto amount = scope_.graph().amount(key.transfer());
    trace_.sources[source.value].stolen = amount;
    marks_.assign(1, {source, 1});
    mark(key, scope_.sender(key.transfer()), pocket(scope_.receiver(key.transfer())), amount, false);
  }

  void pass_next_event() {
    auto& payer = *events_.top().pocket;
    events_.pop();
    payer.queued = false;
    const auto outflow = payer.next;
    auto& payee = pocket(outflow.counterparty == PocketNo::none() ? scope_.unseen_pocket(payer.number)
                                                                  : outflow.counterparty);
    marks_.clear();
    for (const auto& own : payer.marks)
      if (!scope_.has_ended(own.source, outflow.key)) marks_.push_back({own.source, own.level + 1});
    if (!marks_.empty()) mark(outflow.key, payer.number, payee, outflow.amount, true);
    queue_next(payer, outflow.key);
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
      const auto at = std::ranges::lower_bound(payee.marks, arriving.source, {}, &Mark::source);
      if (at != payee.marks.end() && at->source == arriving.source)
        at->level = std::min(at->level, arriving.level);
      else
        payee.marks.insert(at, arriving);
    }
    if (payee.end == End::rests && !payee.marks.empty()) queue_next(payee, key);
  }

  void queue_next(Pocket& pocket, RowKey after) {
    if (pocket.queued || !pocket.rows.next_outflow(after, pocket.next)) return;
    const auto alive = [&](const Mark& mark) { return !scope_.has_ended(mark.source, pocket.next.key); };
    if (std::ranges::none_of(pocket.marks, alive)) return;
    pocket.queued = true;
    events_.push({rank(pocket.next.key), &pocket});
  }

  void list_pockets() {
    for (const auto& pocket : pockets_) {
      if (pocket.marks.empty()) continue;
      TracedPocket row{pocket.number, pocket.end, std::nullopt, Amount(0), Amount(0), 0, 0};
      if (pocket.end != End::victim) row.level = std::ranges::min(pocket.marks, {}, &Mark::level).level;
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
  std::deque<Pocket> pockets_;
  tsl::robin_map<PocketNo, Pocket*> place_;
  std::priority_queue<Event, std::vector<Event>, std::greater<>> events_;
  std::vector<Mark> marks_;
};

}  // namespace

Trace mark_downstream(const TraceScope& scope) { return Marking(scope).run(); }

}  // namespace sluice
