// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "algorithms/suspects/signals/holders.hpp"

namespace sluice {

/// A transfer seen from one of its two accounts.
struct Movement {
  Time time;
  Amount amount;
  TransferNo transfer;
  AccountNo counterparty;
  /// The account's own pocket.
  PocketNo pocket;
  /// Places in the account's movements of the last one before and the first one after it with the same
  /// counterparty in the same direction; none where there is no such.
  std::uint32_t previous_alike, next_alike;
  /// On how many earlier occasions, 12 hours or more after one another and before this movement, the account
  /// dealt with the counterparty in the same direction.
  std::uint16_t earlier_occasions;
  bool is_outflow;
  /// The counterparty is met for the first time, in either direction.
  bool is_first_time;
  /// Both accounts are of one holder, by the account file: the money stays with him.
  bool is_own;

  /// A payment such as the account makes again and again: a shop's settlement, rent, savings.
  bool is_habitual() const { return is_outflow && earlier_occasions >= 3; }

  static constexpr std::uint32_t none = ~std::uint32_t{0};
};

/// All transfers of one account over all its pockets, in the ledger's order. Reads one account after another
/// into the same memory: 48 bytes a transfer of the largest.
class AccountMovements {
 public:
  explicit AccountMovements(const TransferGraph& graph) : graph_(&graph) {}

  /// O(n log n) in the account's transfers.
  void read(AccountNo);

  const TransferGraph& graph() const { return *graph_; }
  AccountNo account() const { return account_; }
  std::span<const Movement> all() const { return movements_; }
  std::size_t size() const { return movements_.size(); }
  bool empty() const { return movements_.empty(); }
  const Movement& operator[](std::size_t i) const { return movements_[i]; }

  std::uint32_t first_pocket() const { return graph_->ledger().pockets.first[account_.value]; }
  std::uint32_t end_pocket() const { return graph_->ledger().pockets.first[account_.value + 1]; }
  std::size_t pocket_count() const { return end_pocket() - first_pocket(); }

 private:
  void read_pocket(PocketNo);
  void meet();

  const TransferGraph* graph_;
  AccountNo account_;
  std::vector<Movement> movements_;
  /// (counterparty, place), to find who was met before.
  std::vector<std::uint64_t> meetings_;
};

}  // namespace sluice
