// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>
#include <string>
#include <vector>

#include "engine/build/ledger_input.hpp"

namespace sluice {

/// The id of row r of chunk c as it stood in the input; empty where the row had none.
[[nodiscard]] std::string_view row_id(const RowTable& rows, const RowChunk& chunk, std::size_t row);

/// A row whose id an earlier row of other content has.
struct IdConflict {
  std::size_t row, earlier;
};

/// Ids of kept rows, as (hash, row) packed into 64 bits and ascending; parts of a split row share the
/// entry of its first.
struct IdHashes {
  Array<std::uint64_t> hash_and_row;
  std::vector<IdConflict> conflicts;
};

/// Marks every kept row whose id an earlier row has: duplicate where payer, payee, time, amount and
/// currency agree, else conflicting. Rows without an id are never either. A row that is called like a part of
/// a split row, or like a row without id of `file_names` (FILE:LINE), conflicts too. `rows.payer` and
/// `rows.payee` must be account numbers by now. O(n), parallel.
[[nodiscard]] IdHashes mark_repeated_ids(RowTable& rows, std::span<const std::string> file_names = {});

}  // namespace sluice
