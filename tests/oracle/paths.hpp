// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "tests/oracle/trace.hpp"

namespace sluice::oracle {

/// One piece of traced money from the fraud payment to where it ends.
struct Path {
  int source = 0;
  std::string currency;
  std::int64_t amount = 0;
  std::string end;      ///< rests, dissipated, left_visibility, returned, other_victims, under_floor
  std::string account;  ///< where it ends: the payee of the last row
  /// The smallest share of the source on any row of the path; none under fifo and lifo, which know the lots.
  std::optional<std::int64_t> bottleneck;
  std::vector<int> rows;  ///< places in the completed ledger, so that rows without an id are told apart
  std::int64_t recoverable = 0;
  bool operator==(const Path&) const = default;
};

/// Splits what trace follows into paths. Under fifo and lifo the lots say which piece leaves; under the
/// other rules the money of a source leaves an account oldest piece first, and pieces that arrive together
/// keep the order in which they lay. Money cut by a limit ends `under_floor` at the payee of that row.
/// Recoverable is what rests, but in one pocket never more than its balance at the end of the (cut) ledger;
/// where that is less, the later last row gets it first, then the lower source, then the later piece.
/// Ordered by currency, recoverable descending, last row descending, rows. Accounts that are closed or
/// frozen are not known here. Throws as trace does, and InvalidQuery for poison and for backward.
[[nodiscard]] std::vector<Path> paths(const Ledger&, const Query&);

}  // namespace sluice::oracle
