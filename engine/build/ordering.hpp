// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>

#include "engine/build/ledger_input.hpp"

namespace sluice {

/// What the sequence of rows of equal time means.
enum class EqualTimes : std::uint8_t {
  /// It is data: nothing is reordered.
  as_listed,
  /// It is accidental (dates, minutes): within one timestamp repeatedly the first row is taken whose payer
  /// has no credit there that is yet to come; the first row if there is none.
  credits_first
};

/// The ledger's order of the kept rows: order[rank] is the row. `identity` where rank and row are the
/// same and no list was made.
struct RowOrder {
  bool identity = false;
  Array<std::uint32_t> rows;
  std::size_t count = 0;

  std::uint32_t row(std::size_t rank) const {
    return identity ? static_cast<std::uint32_t>(rank) : rows[rank];
  }
};

/// Kept rows by (time, row); credits_first reorders within one time. O(n) where sorted already, else a
/// stable sort, parallel. payer and payee must be account numbers by now.
[[nodiscard]] RowOrder order_rows(const RowTable& rows, EqualTimes);

}  // namespace sluice
