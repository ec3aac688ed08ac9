// SPDX-License-Identifier: Apache-2.0
// The made ledgers read by a few obvious lines that share nothing with the loader: what its answers are
// compared with before they are timed.
#pragma once
#include <cstdint>
#include <memory>

#include "bench/support/ledgers.hpp"
#include "engine/ledger/ledger.hpp"
#include "tests/oracle/ledger.hpp"

namespace sluice::bench {

/// Rows and accounts as the oracle takes them; merchants, cash points and fee accounts are terminal. For
/// small ledgers.
[[nodiscard]] oracle::Ledger read_plainly(const MadeLedger&, bool with_accounts);

/// Checks every transfer of the ledger, the sums of every account's runs, and that nothing else is there.
/// O(rows log accounts). Throws std::logic_error that names the first difference.
void require_same(const Ledger&, const oracle::Ledger&);

/// Rows of transfers.csv, the sum of their amounts in minor units, and the sum of their times in seconds:
/// cheap enough for a ledger of any size.
struct Totals {
  std::uint64_t rows = 0, amount = 0, seconds = 0;
  bool operator==(const Totals&) const = default;
};
[[nodiscard]] Totals totals_of(const MadeLedger&);
[[nodiscard]] Totals totals_of(const Ledger&);

}  // namespace sluice::bench
