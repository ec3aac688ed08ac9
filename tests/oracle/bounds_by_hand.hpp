// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "tests/oracle/bounds.hpp"

namespace sluice::oracle {

/// How many dirty units each inside pocket holds; pockets without any are left out.
using Holdings = std::map<PocketId, std::int64_t>;

/// Whether reconstructed openings are raised by the sum of their pockets' outflows.
enum class Basis { completed, raised };

/// Everything that can be held at the end, if each outflow is divided into dirty and clean units in every
/// possible way. No network, no flow; exponential, for about ten rows of a few units.
[[nodiscard]] std::set<Holdings> possible_holdings(const Ledger&, const Query&,
                                                   const std::set<std::string>& victims, Basis);

/// The smallest and the largest number of dirty units in the pockets together.
[[nodiscard]] Bounds bounds_by_hand(const std::set<Holdings>&, const std::set<PocketId>&);

}  // namespace sluice::oracle
