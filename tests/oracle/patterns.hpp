// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "tests/oracle/ledger.hpp"

namespace sluice::oracle {

/// What is asked. Time in nanoseconds, amounts in minor units; all limits inclusive.
struct PatternQuery {
  std::int64_t window_ns = std::int64_t{24} * 3600 * 1'000'000'000;  ///< from the first row to the last
  int degree_min = 5;                                                ///< at least 1
  int length_min = 3, length_max = 6;                                ///< of a cycle; at least 2
  std::map<std::string, std::int64_t> amount_min =
      {};  ///< rows below their currency's floor are as if absent
};

/// Rows that make a shape. Shapes are over accounts of any kind, whatever the currency; amounts count only
/// for the floor.
struct Shape {
  std::vector<std::string> accounts;    ///< distinct; in the order that each function states
  std::vector<int> rows;                ///< places in Ledger::rows, ascending
  std::optional<std::string> currency;  ///< of all rows, nothing where they differ
  bool operator==(const Shape&) const = default;
};

// Every list is by rows: by the first one, where that is the same by the second, and so on.

/// Inclusion-maximal sets of inflows of one account, all within one window, with at least `degree_min`
/// payers. Whether sets with too few payers are dropped before or after those that are part of another makes
/// no difference, since a larger set has no fewer payers. All inflows of one time are in the same sets.
/// Accounts: the payee, then the payers by their first row. O(rows cubed).
[[nodiscard]] std::vector<Shape> fan_in(const Ledger&, const PatternQuery&);

/// The same of outflows. Accounts: the payer, then the payees by their first row.
[[nodiscard]] std::vector<Shape> fan_out(const Ledger&, const PatternQuery&);

/// Accounts for which some of their inflows and some of their outflows are within one window, all those
/// inflows before all those outflows in order, from at least `degree_min` payers and to at least as many
/// payees; an account may be both. One shape for each: the largest such set of rows; of equally large ones
/// that with the earliest first row, of these that with the earliest last inflow.
/// Accounts: the one, then payers and payees by their first row. O(accounts · rows cubed).
[[nodiscard]] std::vector<Shape> gather_scatter(const Ledger&, const PatternQuery&);

/// Pairs (s, t) of accounts with at least `degree_min` middles: other accounts m with a row from s to m
/// before a row from m to t, all within one window. One shape for each: the rows from s to a middle that have
/// a row from it to t after them, and the rows from a middle to t that have one from s to it before them,
/// both in the same window; of all windows the one with the most such rows, of these the earliest. Rows that
/// only repeat a payment count. Accounts: s, t, then the middles by their first row. O(accounts² · rows
/// cubed).
[[nodiscard]] std::vector<Shape> scatter_gather(const Ledger&, const PatternQuery&);

/// Rows ascending in order, each paid by the payee of the one before and the first by the payee of the last,
/// payers distinct, `length_min` to `length_max` many, within one window. Each set of rows once; parallel
/// rows make cycles of their own. Accounts: the payers in order. Exponential in the length.
[[nodiscard]] std::vector<Shape> cycles(const Ledger&, const PatternQuery&);

/// How many cycles there are of each length asked for, 0 where there are none.
[[nodiscard]] std::map<int, int> count_by_length(const std::vector<Shape>& cycles, const PatternQuery&);

/// The shapes that contain all of these accounts, wherever.
[[nodiscard]] std::vector<Shape> through(const std::vector<Shape>&, const std::vector<std::string>& accounts);

}  // namespace sluice::oracle
