// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/patterns.hpp"

#include "tests/oracle/patterns_asked.hpp"

namespace sluice::oracle {
namespace {

std::set<std::string> accounts_of(const PatternsAsked& asked) {
  std::set<std::string> accounts;
  for (int place = 0; place < asked.size(); ++place)
    if (asked.counts(place)) accounts.insert({asked.row(place).payer, asked.row(place).payee});
  return accounts;
}

bool is_part_of_another(const std::vector<int>& rows, const std::set<std::vector<int>>& windows) {
  return std::ranges::any_of(
      windows, [&](const auto& other) { return other != rows && std::ranges::includes(other, rows); });
}

std::vector<Shape> fans(const PatternsAsked& asked, Party centre, Party spoke) {
  std::vector<Shape> found;
  for (const auto& account : accounts_of(asked)) {
    const auto is_its = [&](int place) { return asked.counts(place) && asked.row(place).*centre == account; };
    std::set<std::vector<int>> windows;
    for (int first = 0; first < asked.size(); ++first) {
      if (!is_its(first)) continue;
      std::vector<int> rows;
      for (int place = 0; place < asked.size(); ++place)
        if (is_its(place) && asked.in_window(first, place)) rows.push_back(place);
      windows.insert(rows);
    }
    for (const auto& rows : windows)
      if (asked.is_enough(named(asked, rows, spoke)) && !is_part_of_another(rows, windows))
        found.push_back(shape(asked, {account}, rows));
  }
  return by_rows(found);
}

// The account's inflows up to the last one and its outflows after that, in the window of `first`; nothing
// where payers or payees are too few.
std::vector<int> gathered_scattered(const PatternsAsked& asked, const std::string& account, int first,
                                    int last_inflow) {
  std::vector<int> inflows, outflows;
  for (int place = 0; place < asked.size(); ++place) {
    if (!asked.counts(place) || !asked.in_window(first, place)) continue;
    if (place <= last_inflow && asked.row(place).payee == account) inflows.push_back(place);
    if (place > last_inflow && asked.row(place).payer == account) outflows.push_back(place);
  }
  if (!asked.is_enough(named(asked, inflows, &Row::payer))) return {};
  if (!asked.is_enough(named(asked, outflows, &Row::payee))) return {};
  inflows.insert(inflows.end(), outflows.begin(), outflows.end());
  return inflows;
}

// The rows from s to a middle and from there to t, in the window of `first`; nothing where middles are too
// few.
std::vector<int> scattered_gathered(const PatternsAsked& asked, const std::string& s, const std::string& t,
                                    int first) {
  std::set<int> rows;
  std::set<std::string> middles;
  for (int out = 0; out < asked.size(); ++out)
    for (int in = out + 1; in < asked.size(); ++in) {
      if (!asked.counts(out) || !asked.in_window(first, out)) continue;
      if (!asked.counts(in) || !asked.in_window(first, in)) continue;
      const std::string& middle = asked.row(out).payee;
      if (asked.row(out).payer != s || asked.row(in).payer != middle || asked.row(in).payee != t) continue;
      if (middle == s || middle == t) continue;
      rows.insert({out, in});
      middles.insert(middle);
    }
  return asked.is_enough(middles) ? std::vector<int>(rows.begin(), rows.end()) : std::vector<int>{};
}

}  // namespace

std::vector<Shape> fan_in(const Ledger& ledger, const PatternQuery& query) {
  return fans({ledger, query}, &Row::payee, &Row::payer);
}

std::vector<Shape> fan_out(const Ledger& ledger, const PatternQuery& query) {
  return fans({ledger, query}, &Row::payer, &Row::payee);
}

// A largest set holds all inflows from its first one's time to its last inflow and all outflows from there to
// the window's end: first and last inflow decide it.
std::vector<Shape> gather_scatter(const Ledger& ledger, const PatternQuery& query) {
  const PatternsAsked asked{ledger, query};
  std::vector<Shape> found;
  for (const auto& account : accounts_of(asked)) {
    const auto is_inflow = [&](int place) {
      return asked.counts(place) && asked.row(place).payee == account;
    };
    std::vector<int> most;
    for (int first = 0; first < asked.size(); ++first)
      for (int last_inflow = first; last_inflow < asked.size(); ++last_inflow) {
        if (!is_inflow(first) || !is_inflow(last_inflow) || !asked.in_window(first, last_inflow)) continue;
        const auto rows = gathered_scattered(asked, account, first, last_inflow);
        if (rows.size() > most.size()) most = rows;
      }
    if (!most.empty()) found.push_back(shape(asked, {account}, most));
  }
  return by_rows(found);
}

std::vector<Shape> scatter_gather(const Ledger& ledger, const PatternQuery& query) {
  const PatternsAsked asked{ledger, query};
  const auto accounts = accounts_of(asked);
  std::vector<Shape> found;
  for (const auto& s : accounts)
    for (const auto& t : accounts) {
      if (s == t) continue;
      std::vector<int> most;
      for (int first = 0; first < asked.size(); ++first) {
        if (!asked.counts(first) || asked.row(first).payer != s) continue;
        const auto rows = scattered_gathered(asked, s, t, first);
        if (rows.size() > most.size()) most = rows;
      }
      if (!most.empty()) found.push_back(shape(asked, {s, t}, most));
    }
  return by_rows(found);
}

}  // namespace sluice::oracle
