// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/patterns/shapes/flow_graph.hpp"

namespace sluice {

/// The transfers of `flows` whose two accounts can both lie on a round trip from `account` and back over at
/// most `length_max` transfers, whenever they were made; as flags over all transfers of the ledger. Nothing
/// on a cycle through the account is left out. O(flows).
[[nodiscard]] std::vector<std::uint8_t> flag_round_trips(const TransferGraph&, const FlowGraph& flows,
                                                         AccountNo account, std::uint32_t length_max);

}  // namespace sluice
