// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/patterns_asked.hpp"

namespace sluice::oracle {
namespace {

// Appends every cycle that begins with these rows, of which each is paid by the payee of the one before.
void find_cycles(const PatternsAsked& asked, const std::vector<int>& rows, std::vector<Shape>& found) {
  const auto length = std::ssize(rows);
  const auto payers = named(asked, rows, &Row::payer);
  if (!asked.counts(rows.back()) || std::ssize(payers) < length || length > asked.query.length_max) return;
  if (asked.row(rows.back()).payee == asked.row(rows.front()).payer) {
    if (length >= asked.query.length_min && asked.in_window(rows.front(), rows.back()))
      found.push_back(shape(asked, {}, rows));
    return;  // any more rows would pass the first payer twice
  }
  for (int next = rows.back() + 1; next < asked.size(); ++next) {
    if (asked.row(next).payer != asked.row(rows.back()).payee) continue;
    auto longer = rows;
    longer.push_back(next);
    find_cycles(asked, longer, found);
  }
}

}  // namespace

std::vector<Shape> cycles(const Ledger& ledger, const PatternQuery& query) {
  const PatternsAsked asked{ledger, query};
  std::vector<Shape> found;
  for (int first = 0; first < asked.size(); ++first) find_cycles(asked, {first}, found);
  return by_rows(found);
}

std::map<int, int> count_by_length(const std::vector<Shape>& cycles, const PatternQuery& query) {
  std::map<int, int> counts;
  for (int length = query.length_min; length <= query.length_max; ++length) counts[length] = 0;
  for (const auto& cycle : cycles) ++counts[static_cast<int>(cycle.rows.size())];
  return counts;
}

std::vector<Shape> through(const std::vector<Shape>& shapes, const std::vector<std::string>& accounts) {
  std::vector<Shape> found;
  for (const auto& shape : shapes)
    if (std::ranges::all_of(accounts, [&](const auto& account) {
          return std::ranges::find(shape.accounts, account) != shape.accounts.end();
        }))
      found.push_back(shape);
  return found;
}

}  // namespace sluice::oracle
