// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "apps/report/bounds_json.hpp"
#include "apps/report/terminal.hpp"

namespace sluice {

/// The bounds for people: per account (and currency) the balance, what of it must and what can be victims'
/// money, and where that does not depend on the tracing rule. Tables show at most `rows_max` rows. Named
/// accounts (lists.sets) stand in the order named, others with the largest amounts first.
[[nodiscard]] std::string bounds_text(const BoundsReport&, BoundsLists, std::size_t rows_max, const Style&);

/// "does not depend on the rule" where least and most meet above zero, else nothing.
[[nodiscard]] std::string settled_text(const Bounds&);

/// What least and most mean, in two lines. `beside_limits`: and that they know no limits, which the trace
/// that they stand beside has.
[[nodiscard]] std::string bounds_explained(bool beside_limits);

}  // namespace sluice
