// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "engine/graph/completed.hpp"

namespace sluice {

/// One pocket's rows as a sweep meets them. Sweeping backward means sweeping the reversed ledger forward:
/// inflows are its outflows, the closing balance is its opening, later rows come first.
class SweptRows {
 public:
  /// No rows at all.
  SweptRows() = default;
  /// The pocket's known rows below `cut`.
  SweptRows(const TransferGraph& graph, PocketNo pocket, TransferNo cut, bool backward);

  /// An outflow in the sweep's direction.
  struct Outflow {
    RowKey key;
    Amount amount;
    PocketNo counterparty;  // none: the uncovered account "?"
  };

  /// The first outflow met after the row `key`.
  [[nodiscard]] bool next_outflow(RowKey key, Outflow& next);

  /// What has moved, in the sweep's direction, before the row `key` is met.
  [[nodiscard]] Moved moved_before(RowKey key);

 private:
  Moved known_before(std::uint64_t key);
  std::size_t next_unseen(std::size_t row);

  CompletedPocket rows_;
  Moved total_;
  bool backward_ = false;
  // Where the last look-ups ended: sweeps move on, so the next ends close by.
  std::size_t inflow_hint_ = 0, outflow_hint_ = 0, unseen_hint_ = 0;
  // The last stretch of unseen rows that was scanned for an outflow; none of them before its end is one.
  std::size_t scanned_from_ = ~std::size_t{0}, scanned_to_ = ~std::size_t{0};
};

/// Order in which a sweep meets rows: ascending numbers.
[[nodiscard]] inline std::uint64_t sweep_rank(RowKey key, bool backward) {
  return backward ? ~key.value : key.value;
}

}  // namespace sluice
