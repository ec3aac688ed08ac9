// SPDX-License-Identifier: Apache-2.0
#include "algorithms/trace/trace.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "algorithms/trace/lot_rules.hpp"
#include "algorithms/trace/poison.hpp"
#include "algorithms/trace/pooled_rules.hpp"
#include "algorithms/trace/sweep.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

/// Every cent of every source is in exactly one place.
void check_conservation(const Trace& trace) {
  for (std::size_t s = 0; s < trace.sources.size(); ++s) {
    const auto& source = trace.sources[s];
    const auto sum = source.rests + source.dissipated + source.left_visibility + source.returned
                     + source.other_victims + source.under_floor;
    if (sum != source.stolen)
      throw std::logic_error(
          fmt::format("source {}: {} minor units went in, {} came out: a fault of sluice, please report it",
                      s, source.stolen.minor, sum.minor));
  }
}

void put_in_order(Trace& trace, const TraceScope& scope) {
  std::ranges::sort(trace.pockets, [&](const TracedPocket& a, const TracedPocket& b) {
    const auto currency_a = scope.currency(a.pocket), currency_b = scope.currency(b.pocket);
    if (currency_a != currency_b) return currency_a < currency_b;
    if (a.rests != b.rests) return a.rests > b.rests;
    return scope.account_id(a.pocket) < scope.account_id(b.pocket);
  });
  if (scope.backward()) std::ranges::reverse(trace.transfers);
}

template <class Rule>
Trace sweep(const TraceScope& scope) {
  auto trace = Sweep<Rule>(scope).run();
  check_conservation(trace);
  put_in_order(trace, scope);
  return trace;
}

}  // namespace

TransferNo cut_of(const TransferGraph& graph, const TraceQuery& query) {
  return query.cut_off ? graph.first_after(*query.cut_off) : graph.end();
}

Amount balance_at_cut(const TransferGraph& graph, const TraceQuery& query, PocketNo pocket) {
  return complete(graph, pocket).before(RowKey(cut_of(graph, query), RowKey::before_at_payer)).balance();
}

Trace trace(const TransferGraph& graph, const TraceQuery& query) {
  if (query.backward && (query.rule == Rule::libr || query.rule == Rule::tainted_first))
    throw InvalidQuery(
        "a backward trace under libr or tainted-first answers another question than where money came "
        "from; use haircut, fifo, lifo or poison");
  const TraceScope scope(graph, query);
  switch (query.rule) {
    case Rule::haircut: return sweep<Haircut>(scope);
    case Rule::fifo: return sweep<FirstInFirstOut>(scope);
    case Rule::lifo: return sweep<LastInFirstOut>(scope);
    case Rule::libr: return sweep<LowestIntermediateBalance>(scope);
    case Rule::tainted_first: return sweep<TaintedFirst>(scope);
    case Rule::poison: return mark_downstream(scope);
  }
  throw InvalidQuery("unknown rule");
}

}  // namespace sluice
