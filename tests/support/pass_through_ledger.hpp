// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "tests/oracle/ledger.hpp"

namespace sluice::oracle {

/// For questions with a window of 100 s: 4 to 9 accounts, 10 to 60 transfers over a few windows, most of them
/// passing on what came shortly before: whole, less a commission, in parts, two at a time, a little more, and
/// exactly on the limits of 20 % kept and 2 % added. Many equal times and equal amounts, ages of exactly one
/// and two windows, sometimes two currencies, terminal and uncovered accounts. No balances, no
/// self-transfers, unique ids. The same for the same seed.
[[nodiscard]] Ledger pass_through_ledger(std::uint64_t seed);

}  // namespace sluice::oracle
