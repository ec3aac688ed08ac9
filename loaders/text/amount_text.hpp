// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engine/values/amount.hpp"

namespace sluice {

/// How one file writes amounts.
struct AmountForm {
  char decimal = '.';
  char thousands = 0;           ///< 0: none was named
  bool comma_delimited = true;  ///< the file's delimiter is a comma, so no comma in it is a decimal one
  bool round_half_up = false;   ///< the user's choice: round surplus decimals, read exponents
  bool decimal_given = false;   ///< the user named the decimal mark, even if it is the point
};

/// Why a text is not an amount.
enum class AmountFault : std::uint8_t {
  none,
  empty,
  not_a_number,
  bad_grouping,
  ambiguous_comma,
  exponent,
  too_many_decimals,
  too_large,
  rounds_to_zero,
};

struct AmountReading {
  Amount amount;
  AmountFault fault = AmountFault::none;
  bool rounded = false;  ///< a digit other than 0 was dropped
};

/// Throws InvalidQuery unless the two marks differ and are neither digits, letters nor signs.
void require_usable(const AmountForm& form);

/// The full reader behind read_amount; the answer is the same for every text.
[[nodiscard]] AmountReading read_any_amount(std::string_view text, int scale, const AmountForm& form);

/// `text` as an amount with `scale` (0 to 18) digits of minor unit, exactly; zero and negative
/// amounts are read as such.
/// Plain decimals with an optional sign; surrounding white space is trimmed. Thousands separators
/// only in full groups of three before the decimal mark, the first group not beginning with 0.
/// Where no separator was named it is the comma (the point, if the comma is the decimal mark).
/// One comma and no point, with neither mark named: in a file delimited by commas a separator, since
/// such a file cannot mean a decimal comma ("1,234" is 1234); in any other file it could be either
/// and is a fault. More decimals than `scale` unless zeros are a fault, exponents too, except under
/// round_half_up: then both are read exactly and rounded half up by magnitude, and an amount other
/// than 0 that rounds to 0 is a fault. The range is -max..max of Amount, so that every amount can be
/// negated. O(length) whatever the exponent; allocates nothing.
[[nodiscard]] inline AmountReading read_amount(std::string_view text, int scale, const AmountForm& form) {
  constexpr std::size_t digits_max = 18;  // 10^18 - 1 fits
  static constexpr std::array<std::int64_t, 13> power{
      1,          10,          100,           1'000,          10'000,          100'000,          1'000'000,
      10'000'000, 100'000'000, 1'000'000'000, 10'000'000'000, 100'000'000'000, 1'000'000'000'000};
  const auto places = static_cast<std::size_t>(scale);
  std::size_t at = 0;
  std::int64_t value = 0;
  const auto take_digits = [&](std::size_t end) {
    for (; at < end && text[at] >= '0' && text[at] <= '9'; ++at) value = value * 10 + (text[at] - '0');
  };
  if (places < power.size()) {
    take_digits(text.size() < digits_max ? text.size() : digits_max);
    const auto whole = at;
    if (whole > 0 && whole + places <= digits_max) {
      if (at == text.size()) return {Amount(value * power[places])};
      if (text[at] == form.decimal) {
        const auto end = ++at + places;
        take_digits(text.size() < end ? text.size() : end);
        if (at == text.size()) return {Amount(value * power[end - at])};
      }
    }
  }
  return read_any_amount(text, scale, form);
}

/// What the reject file says was expected instead.
[[nodiscard]] std::string_view expectation(AmountFault fault);

}  // namespace sluice
