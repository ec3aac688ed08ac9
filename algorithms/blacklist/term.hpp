// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "algorithms/blacklist/blacklist.hpp"

namespace sluice {

constexpr unsigned term_years = 2, term_years_convicted = 3, term_years_running_max = 5;

struct Term {
  unsigned years = 0;
  bool is_shortened = false;
};

/// How long a listing that is proposed at `at` may last: two years, three after a conviction. Where an
/// earlier one still runs, the new one follows it, and both together may not pass five years from the first
/// day of the earlier one; what is left is counted in whole years.
[[nodiscard]] Term term_of(bool convicted, const EarlierListing* earlier, Time at);

}  // namespace sluice
