// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <string_view>

#include "algorithms/freeze/replay.hpp"

namespace sluice {

/// One of the sums of a replay, as reports name it.
struct NamedSum {
  /// In JSON and CSV.
  std::string_view name;
  double ReplaySums::*sum;
};

/// In the order in which reports show them.
constexpr std::array<NamedSum, 7> replay_sums{{{"stolen", &ReplaySums::stolen},
                                               {"plan", &ReplaySums::plan},
                                               {"clairvoyant", &ReplaySums::clairvoyant},
                                               {"most_balance", &ReplaySums::most_balance},
                                               {"latest_receipt", &ReplaySums::latest_receipt},
                                               {"level_order", &ReplaySums::level_order},
                                               {"lost", &ReplaySums::lost}}};

}  // namespace sluice
