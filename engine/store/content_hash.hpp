// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "engine/ledger/ledger.hpp"

namespace sluice {

/// "sha256:" and 64 hex digits: the name of what the ledger says, whatever file, thread count or, where
/// times differ and rows have ids, order of rows it was built from. What was dropped, and derived columns,
/// are not part of it. SHA-256 over name, element size, count and digest of every content column; a digest
/// is SHA-256 over the SHA-256 of the column's blocks of 4 MiB. O(bytes), parallel; an opened snapshot has
/// it ready (OpenedSnapshot::content_hash).
[[nodiscard]] std::string content_hash(const Ledger&);

}  // namespace sluice
