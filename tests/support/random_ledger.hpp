// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>

#include "tests/oracle/trace.hpp"

namespace sluice::oracle {

/// A splitmix64 generator with bounded draws by multiplication: a seed means the same numbers on every
/// compiler. The tiny bias of such a draw does not matter here.
class RandomNumbers {
 public:
  explicit RandomNumbers(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  /// A number of low..high, both included.
  std::int64_t between(std::int64_t low, std::int64_t high);
  /// True about `percent` times in a hundred.
  bool chance(int percent) { return between(1, 100) <= percent; }
  /// A place in a list of `size` > 0.
  std::size_t below(std::size_t size) {
    return static_cast<std::size_t>(between(0, static_cast<std::int64_t>(size) - 1));
  }

 private:
  std::uint64_t state_;
};

/// A tiny ledger: 3 to 8 accounts, 4 to 40 rows, small amounts (ties, rounding), many equal times,
/// sometimes two currencies, given balances (right, wrong, negative), given openings, terminal and
/// uncovered accounts. No self-transfers, unique ids.
[[nodiscard]] Ledger random_ledger(std::uint64_t seed);

/// 1 to 4 distinct payments of the ledger as sources, in random order, with victims that join or split
/// payers, any rule, forward or (where the rule allows it) backward, sometimes with limits and cut-offs.
[[nodiscard]] Query random_query(const Ledger&, std::uint64_t seed);

}  // namespace sluice::oracle
