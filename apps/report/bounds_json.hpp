// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

#include "apps/report/bounds_report.hpp"
#include "apps/report/json_writer.hpp"

namespace sluice {

/// Which of its lists an answer of bounds shows.
struct BoundsLists {
  bool by_victim = false, sets = false;
};

/// Writes the bounds as one JSON object and completes the output. `ledger` is the content hash. `least` and
/// `most` hold for every opening, the completed ones for the balances as completed. Throws OutputFailed.
void write_bounds_json(const BoundsReport&, BoundsLists, std::string_view ledger, JsonWriter&);

}  // namespace sluice
