// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "algorithms/suspects/signals/signal.hpp"
#include "algorithms/trace/boundary.hpp"
#include "engine/run/progress.hpp"

namespace sluice {

/// Classes of accounts that are compared with each other: of one kind of holder, one kind of account, and
/// about as busy.
///
/// Accounts are sorted by kind of holder and of account (as the account file gives them), and by the power of
/// two that their number of known transfers reaches. Neighbouring steps of one kind are joined, from the
/// least busy on, until a class has 200 accounts; what is left at the busy end joins the class below it.
/// Kinds with fewer than 200 accounts are taken together as one kind, and join the most frequent kind if they
/// are still too few. So a class has at least 200 accounts wherever the ledger has.
class ComparableAccounts {
 public:
  static constexpr std::size_t class_size_min = 200;
  /// The class of accounts that are compared with nobody: outside ones, and those without a known transfer.
  static constexpr std::uint32_t no_class = ~std::uint32_t{0};

  /// O(accounts · log accounts).
  ComparableAccounts(const TransferGraph&, const BoundaryOptions&);

  std::uint32_t class_of(AccountNo a) const { return class_of_[a.value]; }
  bool is_compared(AccountNo a) const { return class_of(a) != no_class; }
  std::size_t class_count() const { return size_.size(); }
  /// How many accounts the class has.
  std::size_t size(std::uint32_t c) const { return size_[c]; }
  std::size_t account_count() const { return class_of_.size(); }

 private:
  std::vector<std::uint32_t> class_of_;
  std::vector<std::size_t> size_;
};

/// How rare each value is.
struct Rarity {
  /// The share of comparable accounts, this one included, whose value is at least as large; unknown where the
  /// value is.
  SignalTable share;
  /// By signal and class: for how many accounts the value is known.
  std::array<std::vector<std::uint32_t>, signal_count> known;
  /// The same share among all accounts that are compared, whatever their class.
  SignalTable share_of_all;
  /// By signal: for how many of these the value is known.
  std::array<std::uint32_t, signal_count> known_of_all{};
};

/// Measures one signal again, whose values have changed.
void measure_rarity(const SignalTable&, const ComparableAccounts&, Signal, Rarity&);

/// All signals, in parallel; O(signals · accounts · log accounts). Throws Interrupted.
[[nodiscard]] Rarity measure_rarity(const SignalTable&, const ComparableAccounts&, Progress&);

}  // namespace sluice
