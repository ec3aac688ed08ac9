// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <deque>
#include <limits>

#include "tests/oracle/trace.hpp"

namespace sluice::oracle {

/// The origin of money that belongs to no source. The largest number, so that clean comes last.
constexpr int clean = std::numeric_limits<int>::max();

/// A piece of money of one origin (a source's number, or clean).
struct Lot {
  int origin = clean;
  std::int64_t amount = 0;
  bool operator==(const Lot&) const = default;
};

using Lots = std::deque<Lot>;  ///< oldest first

/// amount split by weight: floors, then one unit each to the largest remainders; ties to the earlier
/// claimant. An amount above 0 needs a weight above 0.
[[nodiscard]] std::vector<std::int64_t> split(std::int64_t amount, const std::vector<std::int64_t>& weights);

/// Takes an outflow's amount out of the lots by the rule; what was taken, in the order in which it lay
/// there (under the rules without lots only the sum of each origin means anything).
[[nodiscard]] Lots take(Lots&, std::int64_t amount, Rule);

[[nodiscard]] std::int64_t sum_of(const Lots&);
[[nodiscard]] std::map<int, std::int64_t> by_origin(const Lots&);

}  // namespace sluice::oracle
