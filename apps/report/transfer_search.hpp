// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/graph/transfer_graph.hpp"

namespace sluice {

/// What is known of a transfer; all that is named must hold.
struct TransferSearch {
  std::optional<AccountNo> payer = std::nullopt, payee = std::nullopt;
  /// By currency: the amount in its minor units, nothing where the currency cannot hold it. Empty where any
  /// amount will do.
  std::vector<std::optional<Amount>> amount = {};
  /// Both ends included.
  std::optional<Time> from = std::nullopt, to = std::nullopt;
  /// Id or name of the holder of the payer or of the payee, exactly.
  std::optional<std::string> holder = std::nullopt;
};

/// The transfers that match, in the ledger's order. O(transfers of the named account), of the holder's
/// accounts where no account is named, else O(transfers in the time asked for).
[[nodiscard]] std::vector<TransferNo> search_transfers(const TransferGraph&, const TransferSearch&);

}  // namespace sluice
