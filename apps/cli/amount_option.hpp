// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/graph/transfer_graph.hpp"

namespace sluice {

/// What an option's amount is in each currency of the ledger; nothing where it has more decimals than the
/// currency. Throws InvalidQuery that names the option where it is no amount, or negative.
[[nodiscard]] std::vector<std::optional<Amount>> read_amounts(const std::string& option,
                                                              const std::string& text, const TransferGraph&);

/// The smallest amounts of each currency that are not below the option's. Throws as above.
[[nodiscard]] std::vector<Amount> read_floors(const std::string& option, const std::string& text,
                                              const TransferGraph&);

}  // namespace sluice
