// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <set>
#include <string>
#include <vector>

#include "tests/oracle/trace.hpp"

namespace sluice::oracle {

/// What must be, and what can be, money of the asked victims whichever conserving rule a court takes.
/// Minor units.
struct Bounds {
  std::int64_t least = 0, most = 0;
  bool operator==(const Bounds&) const = default;
};

/// `completed` on the completed ledger as it is; `bounds` with every reconstructed opening raised by the
/// sum of its pocket's outflows, so that it holds for every true opening. `balance` as completed.
struct SetBounds {
  std::int64_t balance = 0;
  Bounds bounds, completed;
  bool operator==(const SetBounds&) const = default;
};

struct PocketBounds {
  PocketId id;
  std::int64_t balance = 0;
  Bounds bounds, completed;
  bool operator==(const PocketBounds&) const = default;
};

/// For every inside pocket that a known row names, by account, then currency. Of the query only the
/// sources, until and known_at count. Dirty are the sources of the named victims (none named: of all);
/// all sources' victim accounts are outside. A maximum flow for each number.
[[nodiscard]] std::vector<PocketBounds> bounds_each(const Ledger&, const Query&,
                                                    const std::set<std::string>& victims = {});

/// For the pockets together; those that are outside or that no row names count 0. Throws InvalidQuery for
/// pockets of several currencies.
[[nodiscard]] SetBounds bounds_of_set(const Ledger&, const Query&, const std::set<std::string>& victims,
                                      const std::set<PocketId>&);

}  // namespace sluice::oracle
