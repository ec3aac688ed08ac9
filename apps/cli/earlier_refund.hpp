// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "apps/report/refund_changes.hpp"

namespace sluice {

/// Reads the JSON that `sluice refund --json` printed; `name` is the file's. Throws UnreadableInput where the
/// text is no JSON or not such a result.
[[nodiscard]] EarlierRefund parse_earlier_refund(std::string_view json, const std::string& name);

}  // namespace sluice
