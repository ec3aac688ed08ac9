// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/build/ordering.hpp"
#include "engine/values/time.hpp"

namespace sluice {

/// How transfer files and their companions are to be read. Every default suits a UTF-8 CSV whose header is
/// recognised.
struct LoadOptions {
  /// Transfer files, in order: CSV, also .gz and .zst; "-" is standard input.
  std::vector<std::string> files;
  /// Companion files.
  std::vector<std::string> accounts, aliases, links;

  /// "payer=COL", "accounts.account=COL": COL a name, "#3" a place from 1, "A+B" joined columns.
  std::vector<std::string> map;
  bool no_header = false;
  /// Guessed from the file where not given.
  std::optional<char> delimiter;
  /// Also a quote, beside ".
  std::optional<char> quote;

  /// Currency of rows that name none.
  std::string currency = "CNY";
  /// Digits of the minor unit of codes that ISO 4217 does not have.
  std::map<std::string, int> scale;
  std::optional<char> decimal, thousands;
  /// --round half-up: round surplus decimals, read exponents.
  bool round_half_up = false;

  /// Zone of times that name none.
  std::string timezone = "UTC";
  /// Digits alone are step numbers: epoch + n · step.
  std::optional<Duration> step;
  std::optional<std::string> epoch;

  /// Empty payers and payees are this terminal account; without it such rows are rejected.
  std::optional<std::string> empty_party;
  /// Files are read in the order of their rows, even where they list the newest first.
  bool file_order_as_is = false;
  EqualTimes equal_times = EqualTimes::as_listed;
  /// Stop at the first row that is rejected.
  bool strict = false;
};

}  // namespace sluice
