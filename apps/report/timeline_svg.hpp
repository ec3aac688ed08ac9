// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "apps/report/timeline_layout.hpp"

namespace sluice {

/// A time line as a drawing: a row per account, an arrow per transfer, a bar while traced money is there, and
/// what rests at its end.
[[nodiscard]] std::string timeline_svg(const Timeline&, int scale, std::string_view currency);

}  // namespace sluice
