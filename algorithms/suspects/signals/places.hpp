// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

#include "algorithms/suspects/signals/measured_account.hpp"

namespace sluice {

/// Whether two texts may name the same place: one holds the other, less the words for province, city and
/// district at the end ("杭州" and "浙江省杭州市", "Hangzhou" and "Zhejiang/Hangzhou").
[[nodiscard]] bool may_be_same_place(std::string_view, std::string_view);

/// Where accounts were opened and where they are used.
class PlacesOfUse {
 public:
  /// Looks at a sample of at most 65,536 transfers whether the ledger's places and regions can be compared
  /// at all: 1 in 10 of those that have both should be at home.
  PlacesOfUse(const TransferGraph&, Progress&);

  /// opened_far_from_use: the share of the payments with a place that were not made in the account's region.
  /// Unknown with fewer than 5, without a region, and where places and regions cannot be compared. O(n).
  [[nodiscard]] float measure(const MeasuredAccount&, TellingTransfers*) const;

 private:
  std::uint32_t place_of(TransferNo) const;

  const Ledger* ledger_;
  bool can_compare_ = false;
};

}  // namespace sluice
