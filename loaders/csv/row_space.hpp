// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>

#include "engine/build/ledger_input.hpp"
#include "loaders/csv/column_plan.hpp"

namespace sluice {

/// Adds room for `count` rows, and the optional columns that the plan has; what earlier rows have in those is
/// "not given".
void add_rows(RowTable& rows, std::size_t count, const ColumnPlan& plan);

/// Forgets the rows from `size` on.
void shrink_rows(RowTable& rows, std::size_t size);

/// Marks rows [first, first + count) as holes. Workers call it for their own part, so that fresh memory is
/// first touched by who fills it.
void clear_rows(RowTable& rows, std::size_t first, std::size_t count);

/// Reverses the order of the rows of the chunks from `first_chunk` on; the transfers of a split row keep
/// theirs.
void reverse_rows(RowTable& rows, std::size_t first_chunk);

}  // namespace sluice
