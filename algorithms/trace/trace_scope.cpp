// SPDX-License-Identifier: Apache-2.0
#include "algorithms/trace/trace_scope.hpp"

#include <algorithm>

#include "engine/values/error.hpp"

namespace sluice {

TraceScope::TraceScope(const TransferGraph& graph, const TraceQuery& query)
    : graph_(graph), query_(query), boundary_(graph, query.boundary), cut_(cut_of(graph, query)) {
  for (const auto& source : query.sources) {
    const auto account = graph.account(sender(source.transfer));
    // Cash that is paid in comes from nobody's account.
    if (!boundary_.is_terminal(account)) victim_accounts_.push_back({account, source.victim});
    if (!query.horizon) continue;
    const auto paid = graph.time(source.transfer);
    source_end_.push_back(
        add_saturating(paid, Duration(query.backward ? -query.horizon->ns : query.horizon->ns)));
  }
  std::ranges::sort(victim_accounts_);
}

End TraceScope::end_of(PocketNo p) const {
  if (is_unseen(p)) return End::left_visibility;
  const auto account = graph_.account(p);
  if (boundary_.is_terminal(account)) return End::dissipated;
  const auto victim = std::ranges::lower_bound(victim_accounts_, account, {}, &VictimAccount::account);
  if (victim != victim_accounts_.end() && victim->account == account) return End::victim;
  return boundary_.is_uncovered(account) ? End::left_visibility : End::rests;
}

bool TraceScope::is_own_victim(PocketNo p, SourceNo source) const {
  const VictimAccount own{graph_.account(p), query_.sources[source.value].victim};
  return std::ranges::binary_search(victim_accounts_, own);
}

bool TraceScope::has_ended(SourceNo source, RowKey key) const {
  if (source_end_.empty()) return false;
  const auto now = graph_.time(key.transfer());
  return backward() ? now < source_end_[source.value] : now > source_end_[source.value];
}

Amount TraceScope::floor(CurrencyNo currency) const {
  return query_.amount_min.empty() ? Amount(1) : query_.amount_min[currency.value];
}

PocketNo TraceScope::unseen_pocket(PocketNo p) const {
  return PocketNo(static_cast<std::uint32_t>(graph_.pocket_count() + graph_.currency(p).value));
}

CurrencyNo TraceScope::currency(PocketNo p) const {
  if (is_unseen(p)) return CurrencyNo(static_cast<std::uint16_t>(p.value - graph_.pocket_count()));
  return graph_.currency(p);
}

std::string_view TraceScope::account_id(PocketNo p) const {
  return is_unseen(p) ? unseen_account : graph_.account_id(p);
}

std::vector<SourceNo> TraceScope::sources_in_order() const {
  std::vector<SourceNo> order;
  for (std::uint32_t s = 0; s < query_.sources.size(); ++s)
    if (query_.sources[s].transfer < cut_) order.emplace_back(s);
  std::ranges::sort(order, {}, [&](SourceNo s) { return sweep_rank(key(s), backward()); });
  return order;
}

}  // namespace sluice
