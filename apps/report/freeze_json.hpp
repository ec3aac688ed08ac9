// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

#include "apps/report/freeze_report.hpp"
#include "apps/report/json_writer.hpp"

namespace sluice {

/// Writes the plans as one JSON object and completes the output. `ledger` is the content hash. Orders by
/// currency, then rank, which begins anew in each; expected amounts are rounded to the minor unit. Throws
/// OutputFailed.
void write_freeze_json(const FreezeReport&, std::string_view ledger, JsonWriter&);

}  // namespace sluice
