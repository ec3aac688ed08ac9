// SPDX-License-Identifier: Apache-2.0
// A random question about shapes as the oracle and as the engine get it, and the engine's answer in the
// oracle's form.
#pragma once
#include <algorithm>
#include <stdexcept>
#include <utility>

#include "algorithms/patterns/shapes/shape_query.hpp"
#include "engine/run/parallel.hpp"
#include "tests/algorithms/patterns/shape_ledger.hpp"
#include "tests/oracle/patterns.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/oracle_ledger.hpp"

namespace sluice::tests {

/// Windows that are often met exactly.
inline oracle::PatternQuery random_shapes_query(const oracle::Ledger& ledger, std::uint64_t seed) {
  oracle::RandomNumbers random(seed ^ 0x5a4e'5000'0000'0000u);
  const auto& rows = ledger.rows;
  const auto some_time = [&] { return rows[random.below(rows.size())].time_ns; };
  oracle::PatternQuery query;
  query.window_ns = std::abs(some_time() - some_time());
  if (random.chance(30)) query.window_ns = std::max<std::int64_t>(0, query.window_ns + random.between(-1, 1));
  if (random.chance(20)) query.window_ns = random.between(0, 3) * second_ns;
  if (random.chance(20)) query.window_ns = std::int64_t{100} * 365 * 24 * 3600 * second_ns;
  query.degree_min = static_cast<int>(random.between(1, 4));
  query.length_min = static_cast<int>(random.between(2, 4));
  query.length_max = static_cast<int>(random.between(query.length_min, 8));
  for (const auto* currency : {"CNY", "JPY"})
    if (random.chance(15)) query.amount_min[currency] = rows[random.below(rows.size())].amount;
  return query;
}

class AskedShapes {
 public:
  AskedShapes(oracle::Ledger ledger, const oracle::PatternQuery& asked, std::optional<Time> known_at = {})
      : graph_(built(ledger)), asked_(asked) {
    if (known_at) graph_ = graph_.known_at(*known_at);
    question_.window = Duration(asked.window_ns);
    question_.degree_min = static_cast<std::size_t>(asked.degree_min);
    question_.length_min = static_cast<std::size_t>(asked.length_min);
    question_.length_max = static_cast<std::size_t>(asked.length_max);
    if (!asked.amount_min.empty()) question_.amount_min = floors();
    keep_known(std::move(ledger), known_at);
  }

  const TransferGraph& graph() const { return graph_; }
  const ShapeQuery& question() const { return question_; }
  ShapeQuery& question() { return question_; }
  /// The rows that are known and have an account at both ends.
  const oracle::Ledger& ledger() const { return ledger_; }
  const oracle::PatternQuery& asked() const { return asked_; }

  /// The transfer's place in the ledger, nothing where it is left out there.
  [[nodiscard]] std::optional<std::size_t> row_of(TransferNo transfer) const {
    const auto place = place_[transfer.value];
    return place < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(place));
  }

  [[nodiscard]] oracle::Shape in_words(const Shape& shape) const {
    oracle::Shape words;
    for (const auto account : shape.accounts) words.accounts.emplace_back(graph_.account_id(account));
    words.currency = currency_of(shape.transfers.front());
    for (const auto transfer : shape.transfers) {
      words.rows.push_back(place_[transfer.value]);
      if (currency_of(transfer) != words.currency) words.currency.reset();
    }
    return words;
  }

 private:
  std::string currency_of(TransferNo transfer) const {
    return std::string(graph_.currency_code(graph_.currency(transfer)));
  }
  std::vector<Amount> floors() const {
    std::vector<Amount> floors;
    for (std::uint16_t c = 0; c < graph_.ledger().currencies.scale.size(); ++c) {
      const auto found = asked_.amount_min.find(std::string(graph_.currency_code(CurrencyNo(c))));
      floors.emplace_back(found == asked_.amount_min.end() ? 0 : found->second);
    }
    return floors;
  }
  /// The oracle's rows are in order already, so that a row's place in the whole ledger is its transfer's
  /// number.
  void keep_known(oracle::Ledger ledger, std::optional<Time> known_at) {
    for (auto& row : ledger.rows) {
      const bool is_known = !known_at || row.time_ns <= known_at->ns;
      const bool is_kept = is_known && row.payer[0] != '?' && row.payee[0] != '?';
      place_.push_back(is_kept ? static_cast<int>(ledger_.rows.size()) : -1);
      if (is_kept) ledger_.rows.push_back(std::move(row));
    }
  }

  TransferGraph graph_;
  oracle::PatternQuery asked_;
  ShapeQuery question_;
  oracle::Ledger ledger_;
  std::vector<int> place_;
};

/// Some rows come from or go to nobody's accounts, and some of the ledger is not known yet.
inline AskedShapes asked_shapes(std::uint64_t seed) {
  oracle::RandomNumbers random(seed ^ 0xa5ed'0000'0000'0000u);
  auto ledger = shape_ledger(seed);
  const auto query = random_shapes_query(ledger, seed);
  if (random.chance(20))
    for (auto& row : ledger.rows) {
      if (random.chance(10))
        row.payer = random.chance(50) ? "?fx" : "?";
      else if (random.chance(10))
        row.payee = random.chance(50) ? "?fx" : "?fee";
    }
  std::optional<Time> known_at;
  if (random.chance(20))
    known_at = Time(ledger.rows[random.below(ledger.rows.size())].time_ns + random.between(-1, 0));
  return AskedShapes(std::move(ledger), query, known_at);
}

inline std::vector<oracle::Shape> by_rows(std::vector<oracle::Shape> shapes) {
  std::ranges::sort(shapes, {}, &oracle::Shape::rows);
  return shapes;
}

/// What instances are listed by: the first few of their accounts, then their rows.
inline bool is_in_order(const std::vector<oracle::Shape>& shapes, std::size_t leading_accounts) {
  const auto key = [&](const oracle::Shape& shape) {
    auto accounts = shape.accounts;
    accounts.resize(leading_accounts);
    return std::pair(accounts, shape.rows);
  };
  return std::ranges::is_sorted(shapes, {}, key);
}

/// What find(asked, progress, sink) gives to its sink. It must count as many, with a sink and without.
template <class Find>
std::vector<oracle::Shape> instances(const AskedShapes& asked, Find find) {
  std::vector<oracle::Shape> found;
  Progress progress;
  const auto count =
      find(asked, progress, [&](const Shape& shape) { found.push_back(asked.in_words(shape)); });
  CHECK(count == found.size());
  CHECK(find(asked, progress, ShapeSink()) == count);
  return found;
}

/// Checks the instances in random ledgers, and their order; how many there are.
template <class Find, class FindSlowly>
std::size_t compare_with_oracle(std::uint64_t seeds, std::size_t leading_accounts, Find find,
                                FindSlowly find_slowly) {
  std::size_t found = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    INFO("seed " << seed);
    const auto asked = asked_shapes(seed);
    const auto shapes = instances(asked, find);
    CHECK(is_in_order(shapes, leading_accounts));
    CHECK((by_rows(shapes) == find_slowly(asked.ledger(), asked.asked())));
    found += shapes.size();
  }
  return found;
}

/// Copies of a ledger beside each other, each with accounts of its own: enough for many chunks of work.
inline oracle::Ledger repeated(const oracle::Ledger& ledger, int times) {
  oracle::Ledger many;
  for (const auto& row : ledger.rows)
    for (int copy = 0; copy < times; ++copy) {
      many.rows.push_back(row);
      auto& added = many.rows.back();
      const auto suffix = "-" + std::to_string(copy);
      for (auto* text : {&added.id, &added.payer, &added.payee}) *text += suffix;
    }
  return many;
}

/// The same instances in the same order, whatever the number of threads; and where the search is cancelled,
/// or its sink throws, it ends.
template <class Find>
void check_threads(const AskedShapes& asked, Find find) {
  const auto alone = with_threads(1, [&] { return instances(asked, find); });
  REQUIRE(alone.size() > 1);
  for (const std::size_t threads : {1u, 2u, 8u})
    with_threads(threads, [&] {
      CHECK((instances(asked, find) == alone));
      Progress progress;
      std::size_t taken = 0;
      const auto refuse = [&](const Shape&) {
        if (++taken == 2) throw std::length_error("enough");
      };
      CHECK_THROWS_AS(find(asked, progress, refuse), std::length_error);
      CHECK(taken == 2);
      // What is done before anybody looks again still counts.
      const auto cancel = [&](const Shape&) { progress.cancelled = true; };
      try {
        find(asked, progress, cancel);
      } catch (const Interrupted&) {}
      CHECK(progress.cancelled);
      CHECK_THROWS_AS(find(asked, progress, ShapeSink()), Interrupted);
    });
}

}  // namespace sluice::tests
