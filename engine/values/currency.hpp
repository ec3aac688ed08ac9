// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace sluice {

/// A currency's code and the digits of its minor unit: {"CNY", 2}, {"JPY", 0}, {"KWD", 3}.
struct CurrencyUnit {
  std::string_view code;
  int scale = 0;

  bool operator==(const CurrencyUnit&) const = default;
};

/// The currency that `text` names: an ISO 4217 code ("CNY"), its number ("156"), or a name of the
/// list in currency.cpp ("RMB", "人民币", "US Dollar"). ASCII letters of either case; surrounding
/// white space is the caller's to trim. Nothing where the text is unknown, or names a code that has
/// no minor unit (gold, test codes). Allocates nothing; O(log of the table).
[[nodiscard]] std::optional<CurrencyUnit> find_currency(std::string_view text);

/// The ISO table with the user's own additions (--scale CODE=N).
class CurrencyUnits {
 public:
  /// Adds `code`, or changes the digits of a known one; a name of a known currency means its code.
  /// A new code keeps the spelling given here, and is found in either case.
  /// Throws InvalidQuery if the code is empty or `scale` is not in 0..12.
  void set_scale(std::string_view code, int scale);

  /// As find_currency, additions first. The code's text lives as long as this object.
  [[nodiscard]] std::optional<CurrencyUnit> find(std::string_view text) const;

 private:
  struct LessInAnyCase {
    using is_transparent = void;
    bool operator()(std::string_view a, std::string_view b) const;
  };
  std::map<std::string, int, LessInAnyCase> additions_;
};

}  // namespace sluice
