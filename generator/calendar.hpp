// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sluice {

constexpr std::int64_t day_seconds = 86'400;
constexpr std::int64_t day_ms = 86'400'000;

/// Days since 1970-01-01 of "YYYY-MM-DD" (1970 to 2200), or nothing.
[[nodiscard]] std::optional<std::int64_t> parse_day(std::string_view text);

/// "YYYY-MM-DD" of a day counted from 1970-01-01.
[[nodiscard]] std::string day_text(std::int64_t day);

/// 1 to 31.
[[nodiscard]] int day_of_month(std::int64_t day);

/// 0 Monday … 6 Sunday.
[[nodiscard]] int weekday(std::int64_t day);

/// Digits after the point of a currency's amounts by ISO 4217; 2 for codes that are not special.
[[nodiscard]] int minor_digits(std::string_view currency);

/// Minor units in one whole unit: 1, 100 or 1000.
[[nodiscard]] std::int64_t minor_unit(std::string_view currency);

}  // namespace sluice
