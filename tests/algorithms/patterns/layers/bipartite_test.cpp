// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/layers/bipartite.hpp"

#include "algorithms/patterns/layers/square_candidates.hpp"
#include "tests/algorithms/patterns/asked_shapes.hpp"

namespace sluice {
namespace {

constexpr std::int64_t hour = 3'600 * tests::second_ns;

/// Payments of 1.00, one an hour: "P>Q" for each.
oracle::Ledger hourly(std::initializer_list<const char*> payments) {
  oracle::Ledger ledger;
  std::int64_t time_ns = 0;
  for (const std::string payment : payments) {
    oracle::Row row;
    row.id = "t" + std::to_string(ledger.rows.size());
    row.time_ns = time_ns += hour;
    row.payer = payment.substr(0, payment.find('>'));
    row.payee = payment.substr(payment.find('>') + 1);
    row.amount = 100;
    row.currency = "CNY";
    ledger.rows.push_back(row);
  }
  return ledger;
}

std::vector<Bipartite> find(const tests::AskedShapes& asked) {
  Progress progress;
  return find_bipartites(asked.graph(), asked.question(), progress);
}

oracle::PatternQuery within(std::int64_t hours, int degree_min = 4) {
  oracle::PatternQuery query;
  query.window_ns = hours * hour;
  query.degree_min = degree_min;
  return query;
}

std::vector<std::string> names(const tests::AskedShapes& asked, const std::vector<AccountNo>& accounts) {
  std::vector<std::string> names;
  for (const auto account : accounts) names.emplace_back(asked.graph().account_id(account));
  return names;
}

}  // namespace

TEST_CASE("two accounts that pay the same two are bipartite, and so is who hangs on by another square") {
  // a and b pay x and y; c pays y and z as b does; d pays x alone.
  const tests::AskedShapes asked(hourly({"a>x", "a>y", "b>x", "b>y", "b>z", "c>y", "c>z", "d>x"}),
                                 within(24));
  const auto found = find(asked);
  REQUIRE(found.size() == 1);
  CHECK((names(asked, found[0].payers) == std::vector<std::string>{"a", "b", "c"}));
  CHECK((names(asked, found[0].payees) == std::vector<std::string>{"x", "y", "z"}));
  CHECK(found[0].transfers.size() == 7);
  // 7 of 3 x 3 pairs.
  CHECK(found[0].density == Approx(7.0 / 9));
  const auto shape = shape_of(found[0]);
  CHECK((names(asked, shape.accounts) == std::vector<std::string>{"a", "b", "c", "x", "y", "z"}));
  CHECK(shape.score == found[0].density);
}

TEST_CASE("a square must close within the window") {
  // The four payments take three hours.
  const auto ledger = hourly({"a>x", "a>y", "b>x", "b>y"});
  CHECK(find(tests::AskedShapes(ledger, within(3))).size() == 1);
  CHECK(find(tests::AskedShapes(ledger, within(2))).empty());
}

TEST_CASE("squares in a row are cut to the window with the most payments") {
  // The same square twice, four hours between, and two payments more. They hang together: the payment of hour
  // 4 is part of a square with some of hour 8 and later.
  const auto ledger =
      hourly({"a>x", "a>y", "b>x", "b>y", "u>v", "u>v", "u>v", "a>x", "a>y", "b>x", "b>y", "a>y", "b>x"});
  const tests::AskedShapes asked(ledger, within(7));
  const auto found = find(asked);
  REQUIRE(found.size() == 1);
  // Hours 1 to 8 hold five of them, hours 8 to 13 six.
  CHECK(found[0].transfers.size() == 6);
  CHECK(asked.row_of(found[0].transfers.front()) == std::optional<std::size_t>(7));
}

TEST_CASE("too few accounts, one payer for all, and payments back are no bipartite shape") {
  CHECK(find(tests::AskedShapes(hourly({"a>x", "a>y", "b>x", "b>y"}), within(24, 5))).empty());
  CHECK(find(tests::AskedShapes(hourly({"a>x", "a>y", "a>z", "a>x"}), within(24))).empty());
  CHECK(find(tests::AskedShapes(hourly({"a>x", "b>x", "c>x", "d>x"}), within(24))).empty());
  CHECK(find(tests::AskedShapes(hourly({"a>x", "x>b", "b>y", "y>a"}), within(24))).empty());
}

TEST_CASE("an account on both sides counts once") {
  // A pays B, C and D, D pays B and C, B pays C and D: three payers and three payees, but four accounts.
  const auto ledger = hourly({"A>B", "A>C", "A>D", "D>B", "D>C", "B>C", "B>D"});
  CHECK(find(tests::AskedShapes(ledger, within(24, 4))).size() == 1);
  CHECK(find(tests::AskedShapes(ledger, within(24, 5))).empty());
}

TEST_CASE("purchases and businesses take no part in bipartite shapes") {
  tests::AskedShapes asked(hourly({"a>x", "a>y", "b>x", "b>y"}), within(24));
  asked.question().boundary.terminal = {*asked.graph().find_account("x")};
  CHECK(find(asked).empty());

  auto ledger = hourly({"a>x", "a>y", "b>x", "b>y"});
  for (std::size_t i = 0; i < bipartite_counterparties_max - 1; ++i) {
    auto row = ledger.rows.back();
    row.id = "more" + std::to_string(i);
    row.payer = "customer" + std::to_string(i);
    ledger.rows.push_back(row);
  }
  // y has as many payers as are allowed with a, b and 48 of these; with the last one, one too many.
  auto one_less = ledger;
  one_less.rows.pop_back();
  CHECK(find(tests::AskedShapes(one_less, within(24))).size() == 1);
  CHECK(find(tests::AskedShapes(ledger, within(24))).empty());
}

TEST_CASE("no transfer of a square is left out before the search") {
  for (std::uint64_t seed = 1; seed <= 1'500; ++seed) {
    INFO("seed " << seed);
    const auto asked = tests::asked_shapes(seed);
    Progress progress;
    const auto flags = flag_square_candidates(asked.graph(), asked.question(), progress);
    const auto& rows = asked.ledger().rows;
    std::vector<int> is_flagged(rows.size());
    for (std::uint32_t t = 0; t < flags.size(); ++t)
      if (const auto row = asked.row_of(TransferNo(t))) is_flagged[*row] = flags[t];
    const Boundary boundary(asked.graph(), {});
    const auto is_kept = [&](const oracle::Row& row) {
      const auto payee = *asked.graph().find_account(row.payee);
      if (boundary.is_terminal(payee) || boundary.is_uncovered(payee)) return false;
      const auto floor = asked.asked().amount_min.find(row.currency);
      return floor == asked.asked().amount_min.end() || row.amount >= floor->second;
    };
    const auto is_square = [&](std::size_t a, std::size_t b, std::size_t c, std::size_t d) {
      const auto times = std::minmax({rows[a].time_ns, rows[b].time_ns, rows[c].time_ns, rows[d].time_ns});
      return rows[a].payer == rows[b].payer && rows[c].payer == rows[d].payer
             && rows[a].payee == rows[c].payee && rows[b].payee == rows[d].payee
             && rows[a].payer != rows[c].payer && rows[a].payee != rows[b].payee
             && times.second - times.first <= asked.asked().window_ns;
    };
    const auto count = std::min<std::size_t>(rows.size(), 16);
    for (std::size_t a = 0; a < count; ++a)
      for (std::size_t b = 0; b < count; ++b)
        for (std::size_t c = 0; c < count; ++c)
          for (std::size_t d = 0; d < count; ++d)
            if (is_kept(rows[a]) && is_kept(rows[b]) && is_kept(rows[c]) && is_kept(rows[d])
                && is_square(a, b, c, d) && is_flagged[a] == 0)
              FAIL_CHECK("row " << a << " is part of a square and left out");
  }
}

TEST_CASE("bipartite shapes are the same for any number of threads") {
  const tests::AskedShapes asked(tests::repeated(tests::dense_ledger(5, 30, 40), 300), within(24));
  const auto alone = with_threads(1, [&] { return find(asked); });
  REQUIRE(!alone.empty());
  const auto transfers = [](const std::vector<Bipartite>& shapes) {
    std::vector<std::vector<TransferNo>> all;
    for (const auto& shape : shapes) all.push_back(shape.transfers);
    return all;
  };
  for (const std::size_t threads : {2u, 8u})
    with_threads(threads, [&] { CHECK((transfers(find(asked)) == transfers(alone))); });
}

}  // namespace sluice
