// SPDX-License-Identifier: Apache-2.0
#include "engine/graph/completed.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/oracle_ledger.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

/// A row of one pocket: of a transfer or of completion.
struct StatementRow {
  RowKey key;
  Amount effect;
};

/// The pocket's rows in order, gathered from all transfers and all unseen rows.
std::vector<StatementRow> rows_of(const TransferGraph& graph, PocketNo p, const CompletedPocket& pocket) {
  std::vector<StatementRow> rows;
  for (TransferNo t; t < graph.end(); ++t) {
    if (graph.payer(t) == p) rows.push_back({{t, RowKey::the_transfer}, -graph.amount(t)});
    if (graph.payee(t) == p) rows.push_back({{t, RowKey::the_transfer}, graph.amount(t)});
  }
  for (const auto& row : pocket.unseen) rows.push_back({row.key, row.effect});
  std::ranges::sort(rows, {}, &StatementRow::key);
  return rows;
}

TEST_CASE("what moved before a row equals a walk over the pocket's rows") {
  const auto seed = GENERATE(range(0, 150));
  CAPTURE(seed);
  const TransferGraph whole(tests::built(oracle::random_ledger(static_cast<std::uint64_t>(seed))));
  const auto middle = TransferNo(static_cast<std::uint32_t>(whole.transfer_count() / 2));
  for (const auto& graph : {whole, whole.known_at(whole.time(middle))})
    for (PocketNo p; p.value < graph.pocket_count(); ++p) {
      const auto pocket = complete(graph, p);
      const auto rows = rows_of(graph, p, pocket);
      for (std::uint64_t value = 0; value <= std::uint64_t{graph.end().value} * 4; ++value) {
        const RowKey key(TransferNo(static_cast<std::uint32_t>(value / 4)),
                         static_cast<RowKey::Phase>(value % 4));
        Amount in = pocket.opening, out(0);
        for (const auto& row : rows) {
          if (!(row.key < key)) break;
          (row.effect > Amount(0) ? in : out) += row.effect > Amount(0) ? row.effect : -row.effect;
          REQUIRE(in >= out);  // in the completed ledger no balance is below zero
        }
        const auto moved = pocket.before(key);
        REQUIRE(moved.in == in);
        REQUIRE(moved.out == out);
        REQUIRE(moved.balance() == in - out);
      }
      const auto end = pocket.before(RowKey(graph.end(), RowKey::before_at_payer));
      REQUIRE(pocket.total().in == end.in);
      REQUIRE(pocket.total().out == end.out);
    }
}

/// The ledger without the rows after `moment`.
oracle::Ledger truncated(oracle::Ledger ledger, std::int64_t moment) {
  std::erase_if(ledger.rows, [&](const auto& row) { return row.time_ns > moment; });
  return ledger;
}

TEST_CASE("a pocket of a known_at view equals that of a ledger that ends there") {
  const auto seed = GENERATE(range(0, 150));
  CAPTURE(seed);
  const auto ledger = oracle::random_ledger(static_cast<std::uint64_t>(seed));
  const TransferGraph whole(tests::built(ledger));
  std::set<std::int64_t> moments{ledger.rows.front().time_ns - 1};
  for (const auto& row : ledger.rows) moments.insert(row.time_ns);
  for (const auto moment : moments) {
    const auto view = whole.known_at(Time(moment));
    const TransferGraph rebuilt(tests::built(truncated(ledger, moment)));
    REQUIRE(view.transfer_count() == rebuilt.transfer_count());
    std::size_t found = 0;
    for (PocketNo p; p.value < view.pocket_count(); ++p) {
      const auto pocket = complete(view, p);
      // Accounts and currencies of the shorter ledger are numbered otherwise.
      std::optional<PocketNo> same;
      for (PocketNo q; q.value < rebuilt.pocket_count(); ++q)
        if (rebuilt.account_id(q) == view.account_id(p)
            && rebuilt.currency_code(rebuilt.currency(q)) == view.currency_code(view.currency(p)))
          same = q;
      if (!same) {
        REQUIRE(pocket.opening == Amount(0));
        REQUIRE(pocket.total().in == Amount(0));
        REQUIRE(pocket.total().out == Amount(0));
        continue;
      }
      ++found;
      const auto expected = complete(rebuilt, *same);
      REQUIRE(pocket.opening == expected.opening);
      REQUIRE(pocket.basis == expected.basis);
      REQUIRE(pocket.inflows.size() == expected.inflows.size());
      REQUIRE(pocket.outflows.size() == expected.outflows.size());
      REQUIRE(pocket.total().in == expected.total().in);
      REQUIRE(pocket.total().out == expected.total().out);
      REQUIRE(pocket.unseen.size() == expected.unseen.size());
      for (std::size_t i = 0; i < pocket.unseen.size(); ++i) {
        REQUIRE(pocket.unseen[i].key == expected.unseen[i].key);
        REQUIRE(pocket.unseen[i].effect == expected.unseen[i].effect);
        REQUIRE(pocket.unseen[i].income_sum == expected.unseen[i].income_sum);
        REQUIRE(pocket.unseen[i].outflow_sum == expected.unseen[i].outflow_sum);
      }
    }
    REQUIRE(found == rebuilt.pocket_count());
  }
}

TEST_CASE("who knows less finds a smaller opening") {
  // A pays 5 at 10 s and, after an inflow of 3, another 4 at 30 s: -5, -2, -6, so the opening is 6.
  // At 20 s only -5 and -2 are known: the opening is 5. At 5 s nothing is known: 0.
  const TransferGraph graph(
      tests::built({{oracle::pays("1", "A", "X", 10, 5), oracle::pays("2", "X", "A", 20, 3),
                     oracle::pays("3", "A", "Y", 30, 4)},
                    {}}));
  const auto a = graph.find_pocket(*graph.find_account("A"), CurrencyNo(0));
  REQUIRE(a);
  auto opening_at = [&](std::int64_t second) {
    return complete(graph.known_at(Time(second * 1'000'000'000)), *a).opening;
  };
  CHECK(complete(graph, *a).opening == Amount(6));
  CHECK(opening_at(30) == Amount(6));
  CHECK(opening_at(29) == Amount(5));
  CHECK(opening_at(10) == Amount(5));
  CHECK(opening_at(5) == Amount(0));
}

TEST_CASE("an opening derived from a later balance is not known before that balance") {
  // A pays 5 at 10 s; at 20 s another 1, after which 7 are left: derived opening 7 + 6 = 13.
  // Before 20 s no balance is given: the smallest opening is 5.
  auto second = oracle::pays("2", "A", "X", 20, 1);
  second.payer_balance_after = 7;
  const TransferGraph graph(tests::built({{oracle::pays("1", "A", "X", 10, 5), second}, {}}));
  const auto a = graph.find_pocket(*graph.find_account("A"), CurrencyNo(0));
  REQUIRE(a);
  CHECK(complete(graph, *a).opening == Amount(13));
  CHECK(complete(graph, *a).basis == Opening::derived);
  const auto early = complete(graph.known_at(Time(19'000'000'000)), *a);
  CHECK(early.opening == Amount(5));
  CHECK(early.basis == Opening::reconstructed);
  CHECK(complete(graph.known_at(Time(20'000'000'000)), *a).opening == Amount(13));
}

TEST_CASE("the smallest opening names the transfer that demands it") {
  // 0 -5 = -5, +3 = -2, -4 = -6, +9 = 3, -8 = -5: the lowest is -6, after the third transfer.
  const TransferGraph graph(
      tests::built({{oracle::pays("1", "A", "X", 1, 5), oracle::pays("2", "X", "A", 2, 3),
                     oracle::pays("3", "A", "X", 3, 4), oracle::pays("4", "X", "A", 4, 9),
                     oracle::pays("5", "A", "X", 5, 8)},
                    {}}));
  const auto a = graph.find_pocket(*graph.find_account("A"), CurrencyNo(0));
  REQUIRE(a);
  const auto smallest = smallest_opening(graph.inflows(*a), graph.outflows(*a));
  CHECK(smallest.opening == Amount(6));
  CHECK(smallest.settled == TransferNo(2));
  CHECK(smallest_opening({}, {}).opening == Amount(0));
}

}  // namespace
}  // namespace sluice
