// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <utility>

#include "tests/oracle/ledger.hpp"

namespace sluice::oracle {

/// What is asked. Durations in nanoseconds, shares in parts per million, amounts in minor units; all limits
/// inclusive. Transfers below `amount_min` are dropped before anything else.
struct ChainQuery {
  std::int64_t window_ns = std::int64_t{24} * 3600 * 1'000'000'000;
  std::int64_t keep_ppm = 200'000, slack_ppm = 20'000;
  int mules_min = 3;
  std::optional<std::int64_t> amount_min = {};
  int hub = 1000;  ///< a pocket with more transfers within a window joins no group
};

/// Each outflow in order takes, of the earlier unused inflows at most a window old with
/// (1−keep)·in ≤ out ≤ (1+slack)·in, the smallest not below it, else the largest below it; of equal amounts
/// the latest. Pairs (inflow, outflow) of places in Ledger::rows, ascending by outflow. O(rows squared).
[[nodiscard]] std::vector<std::pair<int, int>> hand_offs(const Ledger&, const ChainQuery&);

/// A path of hand-offs that can be made no longer.
struct Chain {
  std::string currency;
  std::vector<int> rows;                       ///< at least two
  std::vector<std::string> mules;              ///< payees of all rows but the last, distinct, first one first
  std::int64_t amount_in = 0, amount_out = 0;  ///< of the first and of the last row
  std::int64_t ns = 0;                         ///< from the first row to the last
  bool operator==(const Chain&) const = default;
};

/// The chains of at least `mules_min` mules, by their first row. O(rows squared).
[[nodiscard]] std::vector<Chain> chains(const Ledger&, const ChainQuery&);

/// Inflows of an inside pocket and the outflows that drew on them. Rows ascending.
struct Episode {
  PocketId pocket;
  std::vector<int> inflows, outflows;
  std::int64_t in = 0, out = 0;
  std::int64_t drawn_in = 0;   ///< what any outflow drew on its inflows
  std::int64_t drawn_out = 0;  ///< what its outflows drew on any inflow
  bool pass_through = false;   ///< (1−keep)·in ≤ drawn_in and out ≤ (1+slack)·drawn_out
  bool operator==(const Episode&) const = default;
};

/// Each outflow in order draws on the inflows at most a window old, oldest first; an inflow that was drawn on
/// and of which at most `keep` is left is not drawn on again. The outflow joins and unites the episodes of
/// the inflows it drew on, but those whose first row is more than two windows older than it; where there is
/// none, it begins one. Inflows that nobody drew on before come with it. Episodes without an inflow are left
/// out. By first outflow. O(rows cubed).
[[nodiscard]] std::vector<Episode> episodes(const Ledger&, const ChainQuery&);

/// Pass-through episodes, connected wherever an outflow of one is an inflow of another.
struct Group {
  std::string currency;
  std::map<std::string, int> levels;  ///< of the mules: an account's is the smallest of its episodes'
  std::vector<int> rows;              ///< of its episodes, ascending
  std::int64_t amount = 0;            ///< of the inflows that are no outflow of its episodes
  bool operator==(const Group&) const = default;
};

/// The groups of at least `mules_min` mules, by their first row. Episodes of a hub are in no group. Episodes
/// start at level 1; each row from one to another, in order, lifts the payee's above the payer's.
/// O(rows cubed).
[[nodiscard]] std::vector<Group> groups(const Ledger&, const ChainQuery&);

}  // namespace sluice::oracle
