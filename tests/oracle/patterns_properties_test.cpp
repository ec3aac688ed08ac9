// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>
#include <set>

#include "tests/oracle/patterns.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/pass_through_ledger.hpp"
#include "tests/support/random_ledger.hpp"

using namespace sluice::oracle;

namespace {

constexpr std::uint64_t ledger_count = 600;
constexpr std::int64_t second_ns = 1'000'000'000;
using Rows = std::vector<int>;

const Row& row_of(const Ledger& ledger, int row) { return ledger.rows[static_cast<std::size_t>(row)]; }

// Ledgers with windows that hold some of their rows; at most so many rows.
template <class Check>
void for_each_ledger(std::size_t rows_max, const Check& check) {
  for (std::uint64_t seed = 0; seed < ledger_count; ++seed) {
    INFO("seed " << seed);
    RandomNumbers random(seed + 1);
    const bool is_slow = random.chance(50);
    Ledger ledger = is_slow ? pass_through_ledger(seed) : random_ledger(seed);
    if (ledger.rows.size() > rows_max) ledger.rows.resize(rows_max);
    PatternQuery query{.window_ns = random.between(0, is_slow ? 150 : 30) * second_ns};
    query.degree_min = static_cast<int>(random.between(1, 3));
    query.length_min = static_cast<int>(random.between(2, 3));
    query.length_max = static_cast<int>(random.between(query.length_min, 6));
    if (random.chance(20)) query.amount_min["CNY"] = is_slow ? 300 : random.between(2, 6);
    if (random.chance(10)) query.amount_min["JPY"] = is_slow ? 300 : random.between(2, 6);
    check(ledger, query);
  }
}

// All shapes: fan-in, fan-out, gather-scatter, scatter-gather, cycles.
std::vector<std::vector<Shape>> all_shapes(const Ledger& ledger, const PatternQuery& query) {
  return {fan_in(ledger, query), fan_out(ledger, query), gather_scatter(ledger, query),
          scatter_gather(ledger, query), cycles(ledger, query)};
}

std::vector<Rows> rows_of(const std::vector<Shape>& shapes) {
  std::vector<Rows> rows;
  for (const auto& shape : shapes) rows.push_back(shape.rows);
  return rows;
}

// Calls with every set of rows of the ledger that are not below the floor and within one window.
void for_each_set(const Ledger& ledger, const PatternQuery& query,
                  const std::function<void(const Rows&)>& use) {
  for (unsigned chosen = 1; chosen < 1U << ledger.rows.size(); ++chosen) {
    Rows rows;
    bool is_kept = true;
    for (int row = 0; row < std::ssize(ledger.rows); ++row) {
      if ((chosen >> row & 1U) == 0) continue;
      rows.push_back(row);
      const auto floor = query.amount_min.find(row_of(ledger, row).currency);
      is_kept = is_kept && (floor == query.amount_min.end() || row_of(ledger, row).amount >= floor->second);
    }
    const auto ns = row_of(ledger, rows.back()).time_ns - row_of(ledger, rows.front()).time_ns;
    if (is_kept && ns <= query.window_ns) use(rows);
  }
}

std::set<std::string> payers(const Ledger& ledger, const Rows& rows) {
  std::set<std::string> accounts;
  for (const int row : rows) accounts.insert(row_of(ledger, row).payer);
  return accounts;
}

std::set<std::string> payees(const Ledger& ledger, const Rows& rows) {
  std::set<std::string> accounts;
  for (const int row : rows) accounts.insert(row_of(ledger, row).payee);
  return accounts;
}

bool is_enough(const PatternQuery& query, const std::set<std::string>& accounts) {
  return std::ssize(accounts) >= query.degree_min;
}

// The one that is gathered at and scattered from: inflows of it, then outflows, both of enough accounts.
std::optional<std::string> gathered_at(const Ledger& ledger, const PatternQuery& query, const Rows& rows) {
  const std::string& account = row_of(ledger, rows.front()).payee;
  const auto is_inflow = [&](int row) { return row_of(ledger, row).payee == account; };
  const auto middle = std::ranges::find_if_not(rows, is_inflow);
  const Rows inflows(rows.begin(), middle), outflows(middle, rows.end());
  if (outflows.empty() || payers(ledger, outflows) != std::set{account}) return {};
  if (!is_enough(query, payers(ledger, inflows)) || !is_enough(query, payees(ledger, outflows))) return {};
  return account;
}

int last_inflow(const Ledger& ledger, const Rows& rows) {
  const std::string& account = row_of(ledger, rows.front()).payee;
  return *std::ranges::find_if(rows.rbegin(), rows.rend(),
                               [&](int row) { return row_of(ledger, row).payee == account; });
}

// Does every row have its partner, and are there enough middles, between these two?
bool is_scattered(const Ledger& ledger, const PatternQuery& query, const Rows& rows, const std::string& s,
                  const std::string& t) {
  std::set<int> paired;
  std::set<std::string> middles;
  for (const int out : rows)
    for (const int in : rows) {
      const Row &first = row_of(ledger, out), &second = row_of(ledger, in);
      if (out >= in || first.payee != second.payer || first.payer != s || second.payee != t) continue;
      if (first.payee == t || first.payee == s) continue;
      paired.insert(out);
      paired.insert(in);
      middles.insert(first.payee);
    }
  return paired.size() == rows.size() && is_enough(query, middles);
}

bool is_cycle(const Ledger& ledger, const PatternQuery& query, const Rows& rows) {
  if (std::ssize(rows) < query.length_min || std::ssize(rows) > query.length_max) return false;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (row_of(ledger, rows[i]).payee != row_of(ledger, rows[(i + 1) % rows.size()]).payer) return false;
  return payers(ledger, rows).size() == rows.size();
}

// Time runs backward and so does the money; row i becomes row size − 1 − i.
Ledger reversed(const Ledger& ledger) {
  Ledger other{.rows = {ledger.rows.rbegin(), ledger.rows.rend()}, .accounts = ledger.accounts};
  for (auto& row : other.rows) {
    std::swap(row.payer, row.payee);
    row.time_ns = -row.time_ns;
  }
  return other;
}

std::vector<Rows> reversed(const std::vector<Rows>& sets, std::size_t size) {
  std::vector<Rows> others;
  for (const auto& rows : sets) {
    others.emplace_back();
    for (const int row : rows) others.back().insert(others.back().begin(), static_cast<int>(size) - 1 - row);
  }
  std::ranges::sort(others);
  return others;
}

}  // namespace

TEST_CASE("fans are the maximal sets of one account's rows in a window, of all sets of rows") {
  std::size_t found = 0;
  for_each_ledger(10, [&](const Ledger& ledger, const PatternQuery& query) {
    std::vector<Rows> in, out;
    for_each_set(ledger, query, [&](const Rows& rows) {
      if (payees(ledger, rows).size() == 1) in.push_back(rows);
      if (payers(ledger, rows).size() == 1) out.push_back(rows);
    });
    const auto maximal = [](const std::vector<Rows>& sets) {
      std::vector<Rows> kept;
      for (const auto& rows : sets)
        if (std::ranges::count_if(sets, [&](const Rows& other) { return std::ranges::includes(other, rows); })
            == 1)
          kept.push_back(rows);
      std::ranges::sort(kept);
      return kept;
    };
    auto fans_in = maximal(in), fans_out = maximal(out);
    std::erase_if(fans_in, [&](const Rows& rows) { return !is_enough(query, payers(ledger, rows)); });
    std::erase_if(fans_out, [&](const Rows& rows) { return !is_enough(query, payees(ledger, rows)); });
    CHECK(rows_of(fan_in(ledger, query)) == fans_in);
    CHECK(rows_of(fan_out(ledger, query)) == fans_out);
    found += fans_in.size();
  });
  CHECK(found > ledger_count);
}

TEST_CASE(
    "a gather-scatter is the largest of all sets of rows that gather and scatter, the earliest of these") {
  std::size_t found = 0, tied = 0;
  for_each_ledger(11, [&](const Ledger& ledger, const PatternQuery& query) {
    std::map<std::string, std::vector<Rows>> sets;
    for_each_set(ledger, query, [&](const Rows& rows) {
      if (const auto account = gathered_at(ledger, query, rows)) sets[*account].push_back(rows);
    });
    const auto shapes = gather_scatter(ledger, query);
    REQUIRE(shapes.size() == sets.size());
    for (const auto& shape : shapes) {
      const auto& its = sets.at(shape.accounts.front());
      CHECK(std::ranges::find(its, shape.rows) != its.end());
      std::size_t as_large = 0;
      for (const auto& other : its) {
        REQUIRE(other.size() <= shape.rows.size());
        if (other.size() < shape.rows.size()) continue;
        CHECK(shape.rows.front() <= other.front());
        if (shape.rows.front() == other.front())
          CHECK(last_inflow(ledger, shape.rows) <= last_inflow(ledger, other));
        ++as_large;
      }
      ++found;
      tied += as_large > 1;
    }
  });
  CHECK(found > ledger_count / 2);
  CHECK(tied > 20);
}

TEST_CASE(
    "a scatter-gather is the largest of all sets of rows that scatter and gather, the earliest of these") {
  std::size_t found = 0;
  for_each_ledger(11, [&](const Ledger& ledger, const PatternQuery& query) {
    std::map<std::pair<std::string, std::string>, Rows> largest;
    for_each_set(ledger, query, [&](const Rows& rows) {
      const auto &s = row_of(ledger, rows.front()).payer, &t = row_of(ledger, rows.back()).payee;
      if (s == t || !is_scattered(ledger, query, rows, s, t)) return;
      Rows& best = largest[{s, t}];
      if (rows.size() > best.size() || (rows.size() == best.size() && rows < best)) best = rows;
    });
    std::map<std::pair<std::string, std::string>, Rows> shapes;
    for (const auto& shape : scatter_gather(ledger, query))
      CHECK(shapes.emplace(std::pair{shape.accounts[0], shape.accounts[1]}, shape.rows).second);
    CHECK(shapes == largest);
    found += shapes.size();
  });
  CHECK(found > ledger_count / 2);
}

TEST_CASE("cycles are all sets of rows that are one") {
  std::size_t found = 0;
  for_each_ledger(11, [&](const Ledger& ledger, const PatternQuery& query) {
    std::vector<Rows> sets;
    for_each_set(ledger, query, [&](const Rows& rows) {
      if (is_cycle(ledger, query, rows)) sets.push_back(rows);
    });
    std::ranges::sort(sets);
    CHECK(rows_of(cycles(ledger, query)) == sets);
    found += sets.size();
  });
  CHECK(found > ledger_count / 4);
}

TEST_CASE("backward in time payers are payees: fans change sides, all others keep their number") {
  for_each_ledger(60, [](const Ledger& ledger, const PatternQuery& query) {
    const Ledger other = reversed(ledger);
    const std::size_t size = ledger.rows.size();
    CHECK(rows_of(fan_in(other, query)) == reversed(rows_of(fan_out(ledger, query)), size));
    CHECK(rows_of(fan_out(other, query)) == reversed(rows_of(fan_in(ledger, query)), size));
    CHECK(rows_of(cycles(other, query)) == reversed(rows_of(cycles(ledger, query)), size));
    // Where several are as large, the other end's earliest is chosen; accounts and sizes are the same.
    const auto sizes = [](const std::vector<Shape>& shapes, bool is_turned) {
      std::multiset<std::tuple<std::string, std::string, std::size_t>> all;
      for (const auto& shape : shapes)
        all.emplace(shape.accounts[is_turned ? 1 : 0], shape.accounts[is_turned ? 0 : 1], shape.rows.size());
      return all;
    };
    CHECK(sizes(scatter_gather(other, query), true) == sizes(scatter_gather(ledger, query), false));
    std::multiset<std::pair<std::string, std::size_t>> here, there;
    for (const auto& shape : gather_scatter(ledger, query))
      here.emplace(shape.accounts[0], shape.rows.size());
    for (const auto& shape : gather_scatter(other, query))
      there.emplace(shape.accounts[0], shape.rows.size());
    CHECK(here == there);
  });
}

TEST_CASE("shapes know neither the amounts above the floor, nor the unit of time, nor the currency") {
  for_each_ledger(60, [](Ledger ledger, PatternQuery query) {
    const auto before = all_shapes(ledger, query);
    std::erase_if(ledger.rows, [&](const Row& row) {
      return query.amount_min.contains(row.currency) && row.amount < query.amount_min.at(row.currency);
    });
    const auto without =
        all_shapes(ledger, {query.window_ns, query.degree_min, query.length_min, query.length_max});
    for (auto& row : ledger.rows) {
      row.time_ns = (row.time_ns - 1'700'000'000 * second_ns) * 3;
      row.amount = 1;
      row.currency = "CNY";
    }
    query.window_ns = 3 * query.window_ns + 2;
    query.amount_min.clear();
    const auto after = all_shapes(ledger, query);
    for (std::size_t kind = 0; kind < before.size(); ++kind) {
      CHECK(before[kind].size() == without[kind].size());  // the same ones; their rows have other places
      CHECK(rows_of(after[kind]) == rows_of(without[kind]));
    }
  });
}

TEST_CASE("accounts under other names make the same shapes") {
  for_each_ledger(60, [](const Ledger& ledger, const PatternQuery& query) {
    const auto renamed = [](std::string& name) {
      name = std::string(1, static_cast<char>('Z' - (name[0] - 'A')));
    };
    Ledger other = ledger;
    for (auto& row : other.rows) {
      renamed(row.payer);
      renamed(row.payee);
    }
    auto expected = all_shapes(ledger, query);
    for (auto& shapes : expected)
      for (auto& shape : shapes)
        for (auto& account : shape.accounts) renamed(account);
    CHECK(all_shapes(other, query) == expected);
  });
}

TEST_CASE("without a row, with a shorter window or a higher degree no kind has more shapes") {
  for_each_ledger(30, [](const Ledger& ledger, const PatternQuery& query) {
    RandomNumbers random(ledger.rows.size());
    const auto all = all_shapes(ledger, query);
    auto fewer = ledger;
    fewer.rows.erase(fewer.rows.begin() + random.between(0, std::ssize(fewer.rows) - 1));
    auto narrower = query, higher = query;
    narrower.window_ns -= std::min(query.window_ns, random.between(1, 5) * second_ns);
    ++higher.degree_min;
    const auto of_fewer = all_shapes(fewer, query), of_narrower = all_shapes(ledger, narrower),
               of_higher = all_shapes(ledger, higher);
    for (std::size_t kind = 0; kind < all.size(); ++kind) {
      CHECK(of_fewer[kind].size() <= all[kind].size());
      if (kind >= 2)
        CHECK(of_narrower[kind].size() <= all[kind].size());  // a fan may fall apart into several
      CHECK(of_higher[kind].size() <= all[kind].size());
    }
  });
}

TEST_CASE("fans of a higher degree are those of a lower one that have as many payers") {
  for_each_ledger(60, [](const Ledger& ledger, PatternQuery query) {
    auto in = fan_in(ledger, query);
    std::erase_if(in, [](const Shape& shape) { return shape.accounts.size() < 4; });  // the payee and three
    query.degree_min = 3;
    CHECK(fan_in(ledger, query) == in);
  });
}

TEST_CASE("cycles of each length add up, and those through two accounts are as many either way") {
  for_each_ledger(60, [](const Ledger& ledger, const PatternQuery& query) {
    const auto all = cycles(ledger, query);
    for (const auto& [length, count] : count_by_length(all, query)) {
      auto one_length = query;
      one_length.length_min = one_length.length_max = length;
      CHECK(std::ssize(cycles(ledger, one_length)) == count);
    }
    // Every cycle of n accounts is through n·(n − 1) / 2 pairs.
    std::size_t through_pairs = 0, pairs = 0;
    for (char a = 'A'; a <= 'I'; ++a)
      for (char b = 'A'; b < a; ++b)
        through_pairs += through(all, {std::string(1, a), std::string(1, b)}).size();
    for (const auto& cycle : all) pairs += cycle.rows.size() * (cycle.rows.size() - 1) / 2;
    CHECK(through_pairs == pairs);
  });
}
