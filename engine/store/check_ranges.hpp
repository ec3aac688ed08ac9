// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "engine/ledger/ledger.hpp"

namespace sluice {

/// Checks of a ledger whose bytes are not trusted all that queries rely on: lengths of columns that belong
/// together, every index and enumeration, orders that are searched, runs and sums. No query can then reach
/// outside a column or pass 63 bits. O(bytes), parallel. Throws SnapshotDamage that names column, row and
/// values of the first thing wrong.
void check_ranges(const Ledger&);

}  // namespace sluice
