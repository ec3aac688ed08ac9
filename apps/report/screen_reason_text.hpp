// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "apps/report/screen_report.hpp"

namespace sluice {

/// The reason in a sentence, without its full stop: "it holds 100.00 CNY of victims' money".
[[nodiscard]] std::string reason_text(const Reason&, const ScreenIndex&);

}  // namespace sluice
