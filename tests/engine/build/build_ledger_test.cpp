// SPDX-License-Identifier: Apache-2.0
#include "engine/build/build_ledger.hpp"

#include <algorithm>
#include <set>

#include "engine/graph/completed.hpp"
#include "engine/run/parallel.hpp"
#include "engine/values/error.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/differing_columns.hpp"
#include "tests/support/made_input.hpp"
#include "tests/support/oracle_ledger.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

using oracle::pays;
using tests::differing_columns;
using Names = std::vector<std::string>;

BuiltLedger build(LedgerInput input, EqualTimes equal_times = EqualTimes::as_listed) {
  Progress progress;
  return build_ledger(std::move(input), equal_times, progress);
}

/// `a>b 5`: payer, payee and amount of every transfer.
Names movements_of(const BuiltLedger& built) {
  const TransferGraph graph(built.ledger);
  Names movements;
  for (TransferNo t; t < graph.end(); ++t)
    movements.push_back(std::string(graph.account_id(graph.payer(t))) + ">"
                        + std::string(graph.account_id(graph.payee(t))) + " "
                        + std::to_string(graph.amount(t).minor));
  return movements;
}

Names ids_of(const BuiltLedger& built) {
  Names ids;
  for (std::size_t a = 0; a < built.ledger->accounts.size(); ++a)
    ids.emplace_back(built.ledger->accounts.id[a]);
  return ids;
}

TEST_CASE("an empty input is an empty ledger") {
  const auto built = build({});
  CHECK(built.loaded == 0);
  CHECK(built.ledger->transfers.size() == 0);
  CHECK(built.ledger->pockets.size() == 0);
  CHECK(TransferGraph(built.ledger).end() == TransferNo(0));
  CHECK_FALSE(TransferGraph(built.ledger).find_transfer("a"));
  CHECK_FALSE(TransferGraph(built.ledger).find_account("a"));
}

TEST_CASE("rows are counted by fate; only those loaded become transfers") {
  // 1 loaded; the same again: a duplicate; 1 with another amount: a conflict; C pays C: self.
  const auto built =
      build(tests::input_of({{pays("1", "A", "B", 1, 5), pays("1", "A", "B", 1, 5), pays("1", "A", "D", 1, 6),
                              pays("2", "C", "C", 2, 1), pays("3", "B", "A", 3, 2)},
                             {}}));
  CHECK(built.loaded == 2);
  CHECK(built.duplicates == 1);
  CHECK(built.self == 1);
  REQUIRE(built.conflicts.size() == 1);
  CHECK(built.conflicts[0].id == "1");
  CHECK(built.conflicts[0].line == 4);
  CHECK(built.conflicts[0].earlier_line == 2);
  CHECK(movements_of(built) == Names{"A>B 5", "B>A 2"});
  // C and D are named by no transfer.
  CHECK(ids_of(built) == Names{"A", "B"});
  const auto& dropped = built.ledger->dropped;
  REQUIRE(dropped.id.size() == 3);
  CHECK(std::set<Dropped>(dropped.reason.begin(), dropped.reason.end())
        == std::set{Dropped::duplicate, Dropped::rejected, Dropped::self});
  CHECK(dropped.id[2] == "2");
  CHECK(dropped.reason[2] == Dropped::self);
}

TEST_CASE("payments between two names of one account are self-transfers") {
  auto input = tests::input_of({{pays("1", "A", "B", 1, 5), pays("2", "B", "C", 2, 5)}, {}});
  input.aliases = {{"B", "A"}};
  const auto built = build(std::move(input));
  CHECK(built.self == 1);
  CHECK(movements_of(built) == Names{"A>C 5"});
  CHECK(TransferGraph(built.ledger).find_account("B") == AccountNo(0));
}

TEST_CASE("credits first reorders one time only, and the ledger with it") {
  const auto rows =
      std::vector{pays("1", "B", "C", 1, 5), pays("2", "A", "B", 1, 5), pays("3", "Z", "A", 2, 5)};
  CHECK(movements_of(build(tests::input_of({rows, {}}))) == Names{"B>C 5", "A>B 5", "Z>A 5"});
  const auto built = build(tests::input_of({rows, {}}), EqualTimes::credits_first);
  CHECK(movements_of(built) == Names{"A>B 5", "B>C 5", "Z>A 5"});
  // B passes on what it gets: it needs no opening.
  const TransferGraph graph(built.ledger);
  const auto b = graph.find_pocket(*graph.find_account("B"), CurrencyNo(0));
  CHECK(complete(graph, *b).opening == Amount(0));
}

TEST_CASE("ledgers whose sums pass 63 bits are refused") {
  constexpr auto most = Amount::max().minor;
  CHECK_NOTHROW(build(tests::input_of({{pays("1", "A", "B", 1, most - 1), pays("2", "C", "D", 2, 1)}, {}})));
  CHECK_THROWS_AS(build(tests::input_of({{pays("1", "A", "B", 1, most - 1), pays("2", "C", "D", 2, 2)}, {}})),
                  UnreadableInput);
  // Other currencies are not added.
  auto other = pays("2", "C", "D", 2, most);
  other.currency = "USD";
  CHECK_NOTHROW(build(tests::input_of({{pays("1", "A", "B", 1, most), other}, {}})));
}

TEST_CASE("a cancelled build ends with Interrupted") {
  Progress progress;
  progress.cancelled = true;
  CHECK_THROWS_AS(
      build_ledger(tests::input_of({{pays("1", "A", "B", 1, 1)}, {}}), EqualTimes::as_listed, progress),
      Interrupted);
}

TEST_CASE("the ledger is the same, byte for byte, for any thread count") {
  const auto seed = GENERATE(range(0, 60));
  const auto equal_times = seed % 2 == 0 ? EqualTimes::as_listed : EqualTimes::credits_first;
  CAPTURE(seed);
  const auto made = tests::make_input(static_cast<std::uint64_t>(seed), 3);
  auto built_with = [&](std::size_t threads) {
    return with_threads(threads, [&] { return build(load_made(made, 0, 3), equal_times).ledger; });
  };
  const auto one = built_with(1);
  REQUIRE(differing_columns(*one, *built_with(2)) == Names{});
  REQUIRE(differing_columns(*one, *built_with(8)) == Names{});
}

TEST_CASE("a ledger of many chunks is the same for any thread count") {
  oracle::RandomNumbers random(11);
  oracle::Ledger ledger;
  for (int i = 0; i < 150'000; ++i) {
    const auto payer = random.between(0, 4000);
    auto row = pays("t" + std::to_string(i), "a" + std::to_string(payer),
                    "a" + std::to_string((payer + random.between(1, 4000)) % 4001), random.between(0, 20'000),
                    random.between(1, 500));
    if (random.chance(5)) row.payer_balance_after = random.between(0, 5000);
    ledger.rows.push_back(std::move(row));
  }
  auto built_with = [&](std::size_t threads) {
    return with_threads(threads, [&] { return build(tests::input_of(ledger, 5000)).ledger; });
  };
  const auto one = built_with(1);
  CHECK(one->pockets.unseen.size() > 100);
  CHECK(differing_columns(*one, *built_with(2)) == Names{});
  CHECK(differing_columns(*one, *built_with(8)) == Names{});
}

TEST_CASE("how the input was cut into chunks leaves no trace") {
  const auto seed = GENERATE(range(0, 100));
  CAPTURE(seed);
  const auto ledger = oracle::random_ledger(static_cast<std::uint64_t>(seed));
  const auto whole = build(tests::input_of(ledger, 1000)).ledger;
  for (const std::size_t chunk_rows : {1u, 2u, 7u})
    REQUIRE(differing_columns(*whole, *build(tests::input_of(ledger, chunk_rows)).ledger) == Names{});
}

TEST_CASE("rows of different times may come in any order") {
  const auto seed = GENERATE(range(0, 100));
  CAPTURE(seed);
  auto ledger = oracle::random_ledger(static_cast<std::uint64_t>(seed));
  for (std::size_t i = 0; i < ledger.rows.size(); ++i)
    ledger.rows[i].time_ns = static_cast<std::int64_t>(i) * 1000;
  const auto in_order = build(tests::input_of(ledger)).ledger;
  oracle::RandomNumbers random(static_cast<std::uint64_t>(seed));
  for (auto i = ledger.rows.size(); i > 1; --i) std::swap(ledger.rows[i - 1], ledger.rows[random.below(i)]);
  const auto shuffled = build(tests::input_of(ledger)).ledger;
  auto differing = differing_columns(*in_order, *shuffled);
  std::erase(differing, "transfers.line");
  REQUIRE(differing == Names{});
}

}  // namespace
}  // namespace sluice
