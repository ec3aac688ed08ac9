// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <set>
#include <utility>

#include "tests/oracle/ledger.hpp"

namespace sluice::oracle {

/// What is asked; all limits inclusive, times in nanoseconds, amounts in minor units.
struct ConnectQuery {
  std::set<std::string> starts, ends;
  std::optional<std::int64_t> from_ns = {}, to_ns = {}, window_ns = {};
  std::optional<std::size_t> hops_max = {}, fanout = {};
  bool largest = false;
  std::optional<std::string> currency = {};
};

/// Rows that follow each other: a path.
using Path = std::vector<int>;

struct Connections {
  Path shortest, earliest;                                      ///< empty: none
  std::map<std::string, std::pair<std::int64_t, Path>> widest;  ///< by currency: smallest amount, path
  std::map<PocketId, std::pair<std::size_t, std::size_t>> cut;  ///< outflows and how many are followed
  bool operator==(const Connections&) const = default;
};

/// Writes down every path from a start to an end (rows ascending, each paid by the account that the one
/// before paid, over inside accounts that are neither start nor end) and takes the best ones. Exponential.
[[nodiscard]] Connections connections(const Ledger&, const ConnectQuery&);

}  // namespace sluice::oracle
