// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/values/amount.hpp"
#include "engine/values/time.hpp"

namespace sluice {

/// A dwell time or duration for people, in its two largest units: "350 ms", "23 s", "4 min 10 s",
/// "3 h 5 min", "2 d 4 h". What is smaller is cut off, not rounded; a second unit of zero is left
/// out; below a millisecond it is "< 1 ms".
[[nodiscard]] std::string duration_text(Duration);

/// A count for people, in groups of three: "1,234,567".
[[nodiscard]] std::string count_text(std::uint64_t);

/// A count of things for people: "1 transfer", "1,234 transfers". `thing` takes an s where there are several.
[[nodiscard]] std::string counted_text(std::uint64_t, std::string_view thing);

/// An amount for people, exact, in groups of three and with its currency: "1,234,567.50 CNY" for
/// 123456750 at scale 2. The currency is shown with hidden characters escaped; none if empty.
[[nodiscard]] std::string amount_text(Amount, int scale, std::string_view currency);

}  // namespace sluice
