// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "algorithms/trace/sources.hpp"
#include "apps/report/table.hpp"
#include "apps/report/terminal.hpp"

namespace sluice {

/// A paragraph that names the payments that were not known at the moment asked for, at most `ids_max` of
/// them; empty where there are none.
[[nodiscard]] std::string unknown_payments_text(const FoundSources&, std::size_t ids_max, const Style&);

/// A title, the table, and how many of the `count` things it leaves out: a paragraph; empty where there are
/// none.
[[nodiscard]] std::string section_text(std::string_view title, const Table&, std::size_t count,
                                       std::string_view thing, const Style&);

/// The table without its header.
[[nodiscard]] std::string rows_text(const Table&);

/// A part of a whole per cent with one decimal, cut off: "33.3 %". The whole is above 0.
[[nodiscard]] std::string share_text(Amount part, Amount whole);

}  // namespace sluice
