// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "algorithms/lookups/corridor.hpp"

namespace sluice {

/// Which transfers of the corridor a search may use.
struct StepFilter {
  std::optional<CurrencyNo> currency = std::nullopt;
  Amount amount_min{};
};

/// The two ways of being best by time; empty where there is no connection.
struct BestByTime {
  std::vector<TransferNo> earliest, shortest;
};

/// Whether the search goes on for fewer hops after the first arrival.
enum class SearchFor : std::uint8_t { earliest, both };

/// Searches the corridor once, in order, within the query's hops and window. O(corridor · ways kept per
/// account), memory 4 bytes an account and 16 a way kept. Throws Interrupted.
[[nodiscard]] BestByTime search_by_time(const TransferGraph&, const ConnectQuery&, const Corridor&,
                                        const StepFilter&, SearchFor, Progress&);

}  // namespace sluice
