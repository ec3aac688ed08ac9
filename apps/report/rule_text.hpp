// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "algorithms/trace/trace.hpp"

namespace sluice {

/// All rules, in the order in which they are offered.
[[nodiscard]] std::span<const Rule> all_rules();

/// "haircut", "fifo", "lifo", "libr", "tainted-first", "poison".
[[nodiscard]] std::string_view to_text(Rule);

/// The rule of that name, as written above.
[[nodiscard]] std::optional<Rule> parse_rule(std::string_view name);

/// What the rule says and where it comes from, in one line for people.
[[nodiscard]] std::string_view explain(Rule);

}  // namespace sluice
