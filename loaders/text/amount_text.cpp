// SPDX-License-Identifier: Apache-2.0
#include "loaders/text/amount_text.hpp"

#include <algorithm>

#include "engine/values/error.hpp"
#include "loaders/text/trim.hpp"

namespace sluice {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A number as written: sign, digits before and after the decimal mark, power of ten.
struct Written {
  bool negative = false;
  std::string_view whole;     // with its separators
  std::string_view fraction;  // digits only
  char separator = 0;
  std::size_t whole_digits = 0;
  std::int64_t exponent = 0;
  bool has_exponent = false;
};

char separator_of(const AmountForm& form) {
  if (form.thousands != 0) return form.thousands;
  return form.decimal == ',' ? '.' : ',';
}

/// Groups of three behind a first one of one to three that does not begin with 0: "0,123" is a
/// decimal comma that lost its way.
bool is_grouped(std::string_view whole, char separator) {
  const auto first = whole.find(separator);
  if (first == 0 || first > 3 || whole[0] == '0') return false;
  for (whole.remove_prefix(first); !whole.empty(); whole.remove_prefix(4)) {
    if (whole.size() < 4 || whole[0] != separator) return false;
    if (!is_digit(whole[1]) || !is_digit(whole[2]) || !is_digit(whole[3])) return false;
  }
  return true;
}

/// "+05" -> 5. Far larger exponents than any text's length are all alike and stop growing.
bool take_exponent(std::string_view text, std::int64_t& exponent) {
  constexpr std::int64_t enough = 1'000'000'000'000'000;
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || !std::ranges::all_of(text, is_digit)) return false;
  for (const char c : text) exponent = std::min(enough, exponent * 10 + (c - '0'));
  if (negative) exponent = -exponent;
  return true;
}

/// Splits "1,234" and "50" at the decimal mark and judges the separators.
AmountFault split_digits(std::string_view text, const AmountForm& form, Written& number) {
  number.separator = separator_of(form);
  const auto mark = text.find(form.decimal);
  number.whole = text.substr(0, mark);
  if (mark != std::string_view::npos) number.fraction = text.substr(mark + 1);
  const auto is_separator = [&](char c) { return c == number.separator; };
  const auto is_part = [&](char c) { return is_digit(c) || is_separator(c); };
  if (!std::ranges::all_of(number.whole, is_part) || !std::ranges::all_of(number.fraction, is_part))
    return AmountFault::not_a_number;
  const auto separators = static_cast<std::size_t>(std::ranges::count_if(number.whole, is_separator));
  number.whole_digits = number.whole.size() - separators;
  if (std::ranges::any_of(number.fraction, is_separator)) return AmountFault::bad_grouping;
  if (number.whole_digits + number.fraction.size() == 0) return AmountFault::not_a_number;
  if (separators == 0) return AmountFault::none;
  const bool marks_named = form.decimal_given || form.decimal != '.' || form.thousands != 0;
  if (separators == 1 && mark == std::string_view::npos && !form.comma_delimited && !marks_named)
    return AmountFault::ambiguous_comma;
  return is_grouped(number.whole, number.separator) ? AmountFault::none : AmountFault::bad_grouping;
}

AmountFault take_apart(std::string_view text, const AmountForm& form, Written& number) {
  if (text.empty()) return AmountFault::empty;
  number.negative = text.starts_with('-');
  if (number.negative || text.starts_with('+')) text.remove_prefix(1);
  const auto power = text.find_first_of("eE");
  if (power == std::string_view::npos) return split_digits(text, form, number);
  number.has_exponent = true;
  if (!take_exponent(text.substr(power + 1), number.exponent)) return AmountFault::not_a_number;
  const auto fault = split_digits(text.substr(0, power), form, number);
  if (fault == AmountFault::none && number.whole_digits != number.whole.size())
    return AmountFault::not_a_number;
  return fault;
}

/// Collects the digits that lie before the minor unit's end and weighs those after it.
class MinorUnits {
 public:
  /// `kept` digits count, the next one decides about rounding; both may lie outside the number.
  explicit MinorUnits(std::int64_t kept) : kept_(kept) {}

  void add(int digit) {
    if (at_ < kept_) {
      append(digit);
    } else {
      if (at_ == kept_) rounds_up_ = digit >= 5;
      dropped_ = dropped_ || digit != 0;
    }
    ++at_;
  }

  /// Fills up with zeros to the minor unit's end. Few are needed: 0 stays, all else overflows.
  void finish() {
    for (; at_ < kept_ && value_ != 0 && !overflow_; ++at_) append(0);
  }

  AmountReading reading(const Written& number, bool round_half_up) {
    if (overflow_) return {{}, AmountFault::too_large};
    if (dropped_ && !round_half_up) return {{}, AmountFault::too_many_decimals};
    if (rounds_up_ && __builtin_add_overflow(value_, 1, &value_)) return {{}, AmountFault::too_large};
    if (dropped_ && value_ == 0) return {{}, AmountFault::rounds_to_zero};
    return {Amount(number.negative ? -value_ : value_), AmountFault::none, dropped_};
  }

 private:
  void append(int digit) {
    overflow_ = overflow_ || __builtin_mul_overflow(value_, 10, &value_)
                || __builtin_add_overflow(value_, digit, &value_);
  }

  std::int64_t kept_, at_ = 0, value_ = 0;
  bool overflow_ = false, dropped_ = false, rounds_up_ = false;
};

}  // namespace

void require_usable(const AmountForm& form) {
  const auto is_mark = [](char c) {
    return c > 0 && !is_digit(c) && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && c != '+' && c != '-';
  };
  if (!is_mark(form.decimal)) throw InvalidQuery("--decimal: expected one mark such as . or ,");
  if (form.thousands == 0) return;
  if (!is_mark(form.thousands))
    throw InvalidQuery("--thousands: expected one mark such as , or . or a space");
  if (form.thousands == form.decimal)
    throw InvalidQuery("--decimal and --thousands: one mark cannot be both; name the other one too");
}

AmountReading read_any_amount(std::string_view text, int scale, const AmountForm& form) {
  Written number;
  if (const auto fault = take_apart(trim(text), form, number); fault != AmountFault::none) return {{}, fault};
  if (number.has_exponent && !form.round_half_up) return {{}, AmountFault::exponent};
  MinorUnits units(static_cast<std::int64_t>(number.whole_digits) + number.exponent + scale);
  for (const char c : number.whole)
    if (c != number.separator) units.add(c - '0');
  for (const char c : number.fraction) units.add(c - '0');
  units.finish();
  return units.reading(number, form.round_half_up);
}

std::string_view expectation(AmountFault fault) {
  switch (fault) {
    case AmountFault::none: return "";
    case AmountFault::empty: return "an amount";
    case AmountFault::not_a_number: return "a plain decimal number such as 1234.50";
    case AmountFault::bad_grouping:
      return "thousands separators in full groups of three before the decimal mark (see --decimal, "
             "--thousands)";
    case AmountFault::ambiguous_comma:
      return "an amount without a lone comma, which could be a decimal or a thousands mark: "
             "say --decimal , or --thousands ,";
    case AmountFault::exponent:
      return "a plain decimal number: exponents come from spreadsheets that dropped digits "
             "(--round half-up reads them)";
    case AmountFault::too_many_decimals:
      return "no more decimals than the currency has (--round half-up rounds them)";
    case AmountFault::too_large: return "an amount of at most 9223372036854775807 minor units";
    case AmountFault::rounds_to_zero: return "an amount that does not round to 0";
  }
  return "";
}

}  // namespace sluice
