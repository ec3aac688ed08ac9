// SPDX-License-Identifier: Apache-2.0
// What the searches for shapes share.
#pragma once
#include <algorithm>
#include <set>

#include "tests/oracle/patterns.hpp"

namespace sluice::oracle {

/// A ledger and a question, and what both say about single rows.
struct PatternsAsked {
  const Ledger& ledger;
  const PatternQuery& query;

  int size() const { return static_cast<int>(ledger.rows.size()); }
  const Row& row(int place) const { return ledger.rows[static_cast<std::size_t>(place)]; }
  bool counts(int place) const {
    const auto floor = query.amount_min.find(row(place).currency);
    return floor == query.amount_min.end() || row(place).amount >= floor->second;
  }
  /// Is it among the rows from the time of `first` to a window later? Those of its time are, whatever the
  /// order.
  bool in_window(int first, int place) const {
    __extension__ typedef __int128 Wide;
    const Wide age = Wide{row(place).time_ns} - row(first).time_ns;
    return 0 <= age && age <= query.window_ns;
  }
  bool is_enough(const std::set<std::string>& accounts) const {
    return std::ssize(accounts) >= query.degree_min;
  }
};

/// The shape of these rows; its accounts are the given ones, then all others by their first row.
inline Shape shape(const PatternsAsked& asked, const std::vector<std::string>& accounts,
                   const std::vector<int>& rows) {
  Shape shape{.accounts = accounts, .rows = rows, .currency = asked.row(rows.front()).currency};
  const auto add = [&](const std::string& account) {
    if (std::ranges::find(shape.accounts, account) == shape.accounts.end()) shape.accounts.push_back(account);
  };
  for (const int place : rows) {
    add(asked.row(place).payer);
    add(asked.row(place).payee);
    if (asked.row(place).currency != asked.row(rows.front()).currency) shape.currency.reset();
  }
  return shape;
}

inline std::vector<Shape> by_rows(std::vector<Shape> shapes) {
  std::ranges::sort(shapes, {}, &Shape::rows);
  return shapes;
}

using Party = std::string Row::*;  ///< the payer or the payee

/// What `party` is on these rows.
inline std::set<std::string> named(const PatternsAsked& asked, const std::vector<int>& rows, Party party) {
  std::set<std::string> accounts;
  for (const int place : rows) accounts.insert(asked.row(place).*party);
  return accounts;
}

}  // namespace sluice::oracle
