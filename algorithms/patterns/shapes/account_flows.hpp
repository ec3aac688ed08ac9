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

/// "?", "?fx" and "?fee", which are no accounts of anybody.
class NobodysAccounts {
 public:
  /// O(log accounts).
  explicit NobodysAccounts(const TransferGraph&);
  [[nodiscard]] bool has(AccountNo account) const { return account >= first_ && account < end_; }

 private:
  AccountNo first_, end_;
};

/// Reads what shapes are made of: the transfers of an account in all its currencies, without those below the
/// floor, and without those from or to nobody's accounts.
class FlowReader {
 public:
  /// Both are kept by reference.
  FlowReader(const TransferGraph& graph, const ShapeQuery& query)
      : graph_(graph), query_(query), nobodys_(graph) {}

  /// Refills `flows`; they stay empty where the account has fewer inflows or outflows than asked for, which
  /// is not always noticed. O(transfers of the account), times log where it has several currencies.
  void read(AccountNo, std::size_t inflows_min, std::size_t outflows_min, AccountFlows& flows) const;

 private:
  void append(AccountNo, std::span<const Leg>, Amount floor, std::vector<Flow>& flows) const;

  const TransferGraph& graph_;
  const ShapeQuery& query_;
  NobodysAccounts nobodys_;
};

}  // namespace sluice
