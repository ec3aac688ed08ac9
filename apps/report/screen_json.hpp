// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

#include "apps/report/json_writer.hpp"
#include "apps/report/screen_report.hpp"

namespace sluice {

/// The members of one JSON object, which the caller begins and ends: {"ledger","as_of","at","accounts",
/// "payment"}. `as_of` is the time of the last transfer that scores and traces know, null where there is
/// none.
void write_screen_members(const ScreenAnswer&, const ScreenParts&, std::string_view ledger, JsonWriter&);

}  // namespace sluice
