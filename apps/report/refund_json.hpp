// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "apps/report/json_writer.hpp"
#include "apps/report/refund_changes.hpp"
#include "apps/report/refund_report.hpp"

namespace sluice {

/// Writes the assignment as one JSON object and completes the output. `ledger` is the content hash; the
/// changes are left out where there is no earlier result. Throws OutputFailed.
void write_refund_json(const RefundReport&, const std::optional<std::vector<RefundChange>>& changes,
                       std::string_view ledger, JsonWriter&);

/// The list "victims": each victim in each currency in which it lost something.
void write_refund_victims(const RefundReport&, JsonWriter&);

}  // namespace sluice
