// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>

#include "engine/ledger/ledger.hpp"

namespace sluice {

/// Recomputes all that follows from other columns of a ledger whose ranges are checked: orders of ids and
/// texts, openings and unseen rows, the index of ids, names of files, aliases and links. O(n log n) at most,
/// parallel. Throws SnapshotDamage that names column, row and values of the first thing that differs.
void check_invariants(const std::shared_ptr<const Ledger>&);

}  // namespace sluice
