// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>
#include <vector>

#include "algorithms/restitution/open_losses.hpp"
#include "algorithms/restitution/restitution.hpp"

namespace sluice {

/// What all methods work with. The trace query has no limits.
struct RefundCase {
  const TransferGraph& graph;
  const TraceQuery& trace;
  const RefundQuery& refund;
  Progress& progress;

  const FrozenAccount& frozen(std::size_t account) const { return refund.frozen[account]; }
  CurrencyNo currency(std::size_t account) const { return graph.currency(frozen(account).pocket); }
};

/// Frozen money while it is being assigned: the rows so far, what every account has given and every victim
/// got. Accounts are places in RefundQuery::frozen.
class Assignment {
 public:
  Assignment(const RefundCase&, OpenLosses losses);

  const OpenLosses& losses() const { return losses_; }
  /// What is still open for the victim in the account's currency.
  [[nodiscard]] Amount open(std::size_t account, std::uint32_t victim) const;
  /// What has not been given of the account.
  [[nodiscard]] Amount left(std::size_t account) const { return accounts_[account].remains(); }

  /// Neither above left() nor above open(); 0 gives no row.
  void give(std::size_t account, std::uint32_t victim, Amount amount, RefundStep step);

  /// Says why what is left of the account stays frozen, when all has been given: `most` of it can be victims'
  /// money, and it can be that of `reached`.
  void close(std::size_t account, Amount most, std::span<const std::uint32_t> reached);

  /// So far, in the order in which they were given.
  std::span<Allocation> rows() { return rows_; }

  /// The transfer into the pocket shows that money of the victim can have come. Call in the ledger's order,
  /// after all has been given. O(log rows).
  void show(PocketNo pocket, std::uint32_t victim, TransferNo transfer);

  [[nodiscard]] Restitution take() &&;

 private:
  void index_rows();

  const RefundCase& case_;
  OpenLosses losses_;
  std::vector<AccountRemainder> accounts_;
  std::vector<Allocation> rows_;
  /// Rows by (pocket, victim), once they are all there.
  std::vector<std::uint32_t> by_claim_;
};

}  // namespace sluice
