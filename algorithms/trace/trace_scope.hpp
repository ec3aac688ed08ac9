// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "algorithms/trace/direction.hpp"
#include "algorithms/trace/trace.hpp"

namespace sluice {

/// A query resolved against its graph: which accounts are victims', when sources end, where the sweep is cut.
class TraceScope {
 public:
  TraceScope(const TransferGraph& graph, const TraceQuery& query);

  const TransferGraph& graph() const { return graph_; }
  const TraceQuery& query() const { return query_; }
  bool backward() const { return query_.backward; }
  /// Transfers from this number on are not swept.
  TransferNo cut() const { return cut_; }

  /// What becomes of money that reaches the pocket.
  [[nodiscard]] End end_of(PocketNo) const;
  /// Whether the pocket's account is one of the source's victim.
  [[nodiscard]] bool is_own_victim(PocketNo, SourceNo) const;
  /// Whether the source has ended by the time of this row.
  [[nodiscard]] bool has_ended(SourceNo source, RowKey key) const;
  /// The floor for a currency, 1 where none was asked for.
  [[nodiscard]] Amount floor(CurrencyNo) const;
  [[nodiscard]] std::uint32_t hops_max() const { return query_.hops_max.value_or(~std::uint32_t{0} - 1); }

  /// The payer (payee) of a transfer in the sweep's direction.
  PocketNo sender(TransferNo t) const { return backward() ? graph_.payee(t) : graph_.payer(t); }
  PocketNo receiver(TransferNo t) const { return backward() ? graph_.payer(t) : graph_.payee(t); }
  /// The pocket of "?" in the currency of p.
  PocketNo unseen_pocket(PocketNo p) const;
  bool is_unseen(PocketNo p) const { return p.value >= graph_.pocket_count(); }
  CurrencyNo currency(PocketNo p) const;
  std::string_view account_id(PocketNo p) const;

  /// Sources in the order in which the sweep meets them, those beyond the cut left out.
  [[nodiscard]] std::vector<SourceNo> sources_in_order() const;
  RowKey key(SourceNo source) const {
    return RowKey(query_.sources[source.value].transfer, RowKey::the_transfer);
  }

 private:
  struct VictimAccount {
    AccountNo account;
    std::uint32_t victim;
    auto operator<=>(const VictimAccount&) const = default;
  };

  const TransferGraph& graph_;
  const TraceQuery& query_;
  Boundary boundary_;
  TransferNo cut_;
  std::vector<VictimAccount> victim_accounts_;
  std::vector<Time> source_end_;
};

}  // namespace sluice
