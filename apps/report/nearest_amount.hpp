// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cmath>

#include "engine/values/amount.hpp"

namespace sluice {

/// An expected number of minor units as an amount: the nearest whole one, half away from zero.
[[nodiscard]] inline Amount nearest_amount(double minor) { return Amount(std::llround(minor)); }

}  // namespace sluice
