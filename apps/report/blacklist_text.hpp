// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string>

#include "apps/report/blacklist_report.hpp"
#include "apps/report/terminal.hpp"

namespace sluice {

/// The answer for people: the first `rows_max` holders and pieces of evidence, and how many there are.
[[nodiscard]] std::string blacklist_text(const BlacklistAnswer&, const TransferGraph&, std::size_t rows_max,
                                         const Style&);

}  // namespace sluice
