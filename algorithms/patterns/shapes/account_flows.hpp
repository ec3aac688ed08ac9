// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "algorithms/patterns/shapes/shape_query.hpp"

namespace sluice {

/// A transfer as one of its two accounts sees it.
struct Flow {
  TransferNo transfer;
  AccountNo counterparty;
  auto operator<=>(const Flow&) const = default;
};

/// The transfers of one account, ascending.
struct AccountFlows {
  std::vector<Flow> inflows, outflows;
};

/// Reads what shapes are made of: the transfers of an account in all its currencies, without those below the
/// floor, and without those from or to "?", "?fx" and "?fee", which are no accounts of anybody.
class FlowReader {
 public:
  /// Both are kept by reference. O(log accounts).
  FlowReader(const TransferGraph&, const ShapeQuery&);

  /// Refills `flows`; they stay empty where the account has fewer inflows or outflows than asked for, which
  /// is not always noticed. O(transfers of the account), times log where it has several currencies.
  void read(AccountNo, std::size_t inflows_min, std::size_t outflows_min, AccountFlows& flows) const;

 private:
  [[nodiscard]] bool is_nobodys(AccountNo account) const {
    return account >= first_nobodys_ && account < end_nobodys_;
  }
  void append(AccountNo, std::span<const Leg>, Amount floor, std::vector<Flow>& flows) const;

  const TransferGraph& graph_;
  const ShapeQuery& query_;
  AccountNo first_nobodys_, end_nobodys_;
};

}  // namespace sluice
