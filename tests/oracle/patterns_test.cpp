// SPDX-License-Identifier: Apache-2.0
// Shapes worked by hand. The window is 10 s, two counterparties make a fan; ids are the rows' letters.
#include "tests/oracle/patterns.hpp"

#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"

using namespace sluice::oracle;

namespace {

PatternQuery asked(int degree_min = 2) { return {.window_ns = 10'000'000'000, .degree_min = degree_min}; }

PatternQuery lengths(int least, int most) {
  return {.window_ns = 10'000'000'000, .length_min = least, .length_max = most};
}

// `V A B: a b` for each shape: its accounts, then its rows; a `*` where currencies differ.
std::string text_of(const Ledger& ledger, const std::vector<Shape>& shapes) {
  std::string text;
  for (const auto& shape : shapes) {
    text += text.empty() ? "" : ", ";
    for (const auto& account : shape.accounts)
      text += account + (account == shape.accounts.back() ? ":" : " ");
    for (const int row : shape.rows) text += " " + ledger.rows[static_cast<std::size_t>(row)].id;
    if (!shape.currency) text += " *";
  }
  return text;
}

std::string fans_in(const Ledger& ledger, const PatternQuery& query = asked()) {
  return text_of(ledger, fan_in(ledger, query));
}
std::string fans_out(const Ledger& ledger, const PatternQuery& query = asked()) {
  return text_of(ledger, fan_out(ledger, query));
}
std::string gathers(const Ledger& ledger, const PatternQuery& query = asked()) {
  return text_of(ledger, gather_scatter(ledger, query));
}
std::string scatters(const Ledger& ledger, const PatternQuery& query = asked()) {
  return text_of(ledger, scatter_gather(ledger, query));
}
std::string cycles_of(const Ledger& ledger, const PatternQuery& query = lengths(3, 6)) {
  return text_of(ledger, cycles(ledger, query));
}

Row in_yen(Row row) {
  row.currency = "JPY";
  return row;
}

}  // namespace

TEST_CASE("a window reaches exactly its length") {
  // 10 − 0 = 10 s are a window, 11 − 0 are not.
  CHECK(fans_in({{pays("a", "A", "V", 0, 1), pays("b", "B", "V", 10, 1)}, {}}) == "V A B: a b");
  CHECK(fans_in({{pays("a", "A", "V", 0, 1), pays("b", "B", "V", 11, 1)}, {}}).empty());
  CHECK(fans_out({{pays("a", "V", "A", 0, 1), pays("b", "V", "B", 10, 1)}, {}}) == "V A B: a b");
  CHECK(fans_out({{pays("a", "V", "A", 0, 1), pays("b", "V", "B", 11, 1)}, {}}).empty());
}

TEST_CASE("windows overlap, and one that is part of another is dropped") {
  // From 0: up to 10, a b c. From 4: up to 14, b c, part of it. From 8: up to 18, c d. From 18: d, part of
  // it.
  const Ledger ledger{{pays("a", "A", "V", 0, 1), pays("b", "B", "V", 4, 1), pays("c", "C", "V", 8, 1),
                       pays("d", "D", "V", 18, 1)},
                      {}};
  CHECK(fans_in(ledger) == "V A B C: a b c, V C D: c d");
  CHECK(fans_in(ledger, asked(3)) == "V A B C: a b c");
  CHECK(fans_in(ledger, asked(4)).empty());
  CHECK(fans_in(ledger, asked(1)) == "V A B C: a b c, V C D: c d");
  CHECK(fans_out(ledger, asked(1)) == "A V: a, B V: b, C V: c, D V: d");
}

TEST_CASE("payers count once, their rows all belong") {
  const Ledger ledger{{pays("a", "A", "V", 0, 1), pays("b", "A", "V", 1, 1), pays("c", "A", "V", 2, 1)}, {}};
  CHECK(fans_in(ledger).empty());
  auto with_another = ledger;
  with_another.rows.push_back(pays("d", "B", "V", 3, 1));
  CHECK(fans_in(with_another) == "V A B: a b c d");
}

TEST_CASE("rows of equal time are in the same windows whatever their order") {
  // From 5 the window reaches to 15 and holds a too, which is before b in order and of its time.
  const Ledger ledger{{pays("a", "A", "V", 5, 1), pays("b", "B", "V", 5, 1), pays("c", "C", "V", 15, 1),
                       pays("d", "D", "V", 15, 1), pays("e", "E", "V", 16, 1)},
                      {}};
  // From 15: c d e, which is no part of a b c d.
  CHECK(fans_in(ledger) == "V A B C D: a b c d, V C D E: c d e");
  CHECK(fans_in(ledger, asked(4)) == "V A B C D: a b c d");
}

TEST_CASE("a shape is over accounts, whatever the currency and the kind") {
  const std::vector<Row> rows{pays("a", "A", "V", 0, 1), in_yen(pays("b", "B", "V", 1, 1))};
  CHECK(fans_in({rows, {terminal("V"), uncovered("A")}}) == "V A B: a b *");
  CHECK(fan_in({rows, {}}, asked(1)).front().currency == std::nullopt);
  CHECK(fan_in({{in_yen(rows[0]), rows[1]}, {}}, asked()).front().currency == "JPY");
}

TEST_CASE("rows below their currency's floor are as if absent, in every shape") {
  const Ledger ledger{{pays("a", "A", "V", 0, 99), in_yen(pays("b", "B", "V", 1, 99)),
                       pays("c", "V", "A", 2, 100), pays("d", "V", "B", 3, 100), pays("e", "B", "A", 4, 99)},
                      {}};
  auto query = asked();
  query.length_min = 2;
  CHECK(fans_in(ledger, query) == "V A B: a b *, A V B: c e");
  CHECK(gathers(ledger, query) == "V A B: a b c d *");
  CHECK(cycles_of(ledger, query) == "A V: a c, A V B: a d e, B V: b d *");
  query.amount_min = {{"CNY", 99}};
  CHECK(fans_in(ledger, query) == "V A B: a b *, A V B: c e");
  query.amount_min = {{"CNY", 100}};  // a and e go, b is not in this currency
  CHECK(fans_in(ledger, query).empty());
  CHECK(fans_out(ledger, query) == "V A B: c d");
  CHECK(gathers(ledger, query).empty());
  CHECK(cycles_of(ledger, query) == "B V: b d *");
}

TEST_CASE("an account gathers before it scatters") {
  // 10 − 0 = 10 s; payees may be payers.
  const std::vector<Row> rows{pays("a", "A", "V", 0, 1), pays("b", "B", "V", 4, 1), pays("c", "V", "C", 4, 1),
                              pays("d", "V", "A", 10, 1)};
  CHECK(gathers({rows, {}}) == "V A B C: a b c d");
  // With c before b, one payee is left after the last inflow, and one payer before c.
  CHECK(gathers({{rows[0], rows[2], rows[1], rows[3]}, {}}).empty());
  // With d a second later, the window from a on has one payee, that from b on one payer.
  CHECK(gathers({{rows[0], rows[1], rows[2], pays("d", "V", "A", 11, 1)}, {}}).empty());
}

TEST_CASE("of an account's gatherings the largest counts, then the earliest") {
  // From 0 the window reaches to 10: a b | c d, four rows. From 21 to 31: f g h | i j, five rows.
  const std::vector<Row> rows{
      pays("a", "A", "V", 0, 1),  pays("b", "B", "V", 1, 1),  pays("c", "V", "C", 2, 1),
      pays("d", "V", "D", 10, 1), pays("f", "A", "V", 21, 1), pays("g", "B", "V", 22, 1),
      pays("h", "B", "V", 23, 1), pays("i", "V", "C", 24, 1), pays("j", "V", "D", 25, 1)};
  CHECK(gathers({rows, {}}) == "V A B C D: f g h i j");
  auto without_h = rows;
  without_h.erase(without_h.begin() + 6);  // four rows each
  CHECK(gathers({without_h, {}}) == "V A B C D: a b c d");
}

TEST_CASE("of equally large gatherings in a window the one that stops gathering first counts") {
  // After a: a | b d, three rows. After c: a c | d, three rows too.
  const Ledger ledger{{pays("a", "A", "V", 0, 1), pays("b", "V", "X", 1, 1), pays("c", "B", "V", 2, 1),
                       pays("d", "V", "Y", 3, 1)},
                      {}};
  CHECK(gathers(ledger, asked(1)) == "V A X Y: a b d");
  // One more inflow decides: a c e | d.
  auto more = ledger;
  more.rows.insert(more.rows.begin() + 3, pays("e", "B", "V", 2, 1));
  CHECK(gathers(more, asked(1)) == "V A B Y: a c e d");
}

TEST_CASE("of rows of equal time the order decides which outflows are after the inflows") {
  // c is before the second inflow, e pays the same account after it.
  const Ledger ledger{{pays("a", "A", "V", 0, 1), pays("c", "V", "C", 0, 1), pays("b", "B", "V", 0, 1),
                       pays("d", "V", "D", 0, 1), pays("e", "V", "C", 0, 1)},
                      {}};
  CHECK(gathers(ledger) == "V A B D C: a b d e");
}

TEST_CASE("money scatters over middles and gathers again") {
  const std::vector<Row> rows{pays("a", "S", "A", 0, 1), pays("b", "S", "B", 1, 1), pays("c", "A", "T", 1, 1),
                              pays("d", "B", "T", 10, 1)};
  CHECK(scatters({rows, {}}) == "S T A B: a b c d");
  // A middle passes on before the next one is paid: order matters only within a middle.
  CHECK(scatters({{rows[0], rows[2], rows[1], rows[3]}, {}}) == "S T A B: a c b d");
  // d at 11 s is out of reach of a, and without a there is one middle.
  CHECK(scatters({{rows[0], rows[1], rows[2], pays("d", "B", "T", 11, 1)}, {}}).empty());
  // B passes on before it gets anything, at the same time.
  CHECK(scatters({{rows[0], rows[2], pays("d", "B", "T", 1, 1), rows[1]}, {}}).empty());
}

TEST_CASE("rows that are in no ordered pair are no part of a scatter-gather") {
  // x comes before B has anything, y after B's last payment to T; w is to a middle without an answer; z goes
  // elsewhere. v only repeats b, u only repeats c: both have a partner.
  const Ledger ledger{{pays("x", "B", "T", 0, 1), pays("a", "S", "A", 1, 1), pays("b", "S", "B", 1, 1),
                       pays("v", "S", "B", 2, 1), pays("w", "S", "C", 2, 1), pays("c", "A", "T", 3, 1),
                       pays("u", "A", "T", 4, 1), pays("z", "A", "Z", 4, 1), pays("d", "B", "T", 5, 1),
                       pays("y", "S", "B", 6, 1)},
                      {}};
  CHECK(scatters(ledger) == "S T A B: a b v c u d");
}

TEST_CASE("a pair's partners must be in the window of the shape") {
  // From 0: A by a>c and B by b>d, four rows. From 5 to 15: b>d, B again by b>g, and C by e>f: five rows. The
  // row a has a partner, but not in that window; c has none in it.
  const Ledger ledger{{pays("a", "S", "A", 0, 1), pays("b", "S", "B", 5, 1), pays("c", "A", "T", 6, 1),
                       pays("d", "B", "T", 7, 1), pays("e", "S", "C", 11, 1), pays("f", "C", "T", 15, 1),
                       pays("g", "B", "T", 15, 1)},
                      {}};
  CHECK(scatters(ledger) == "S T B C: b d e f g");
  // Without g both have four rows, and the earlier counts.
  CHECK(scatters({{ledger.rows.begin(), ledger.rows.end() - 1}, {}}) == "S T A B: a b c d");
}

TEST_CASE("the ends of a scatter-gather are no middles and not the same") {
  // Both payments come back to S.
  const Ledger back{{pays("a", "S", "A", 0, 1), pays("b", "S", "B", 1, 1), pays("c", "A", "S", 2, 1),
                     pays("d", "B", "S", 3, 1)},
                    {}};
  CHECK(scatters(back).empty());
  // A alone is between S and T; the direct payment e is no middle.
  const Ledger direct{{pays("a", "S", "A", 0, 1), pays("e", "S", "T", 1, 1), pays("c", "A", "T", 2, 1)}, {}};
  CHECK(scatters(direct).empty());
  CHECK(scatters(direct, asked(1)) == "S T A: a c");
}

TEST_CASE("pairs that share rows are shapes of their own") {
  const Ledger ledger{
      {pays("a", "S", "A", 0, 1), pays("b", "S", "B", 1, 1), pays("c", "A", "T", 2, 1),
       pays("d", "A", "U", 3, 1), pays("e", "B", "U", 4, 1), in_yen(pays("f", "B", "T", 5, 1))},
      {}};
  CHECK(scatters(ledger) == "S T A B: a b c f *, S U A B: a b d e");
}

TEST_CASE("a cycle ascends in order, and within the window") {
  const std::vector<Row> rows{pays("a", "A", "B", 0, 1), pays("b", "B", "C", 0, 1),
                              pays("c", "C", "A", 10, 1)};
  CHECK(cycles_of({rows, {}}) == "A B C: a b c");
  CHECK(cycles_of({{rows[1], rows[0], rows[2]}, {}}).empty());  // equal times: b is before a
  CHECK(cycles_of({{rows[0], rows[1], pays("c", "C", "A", 11, 1)}, {}}).empty());
  // Turned, it is still one: b c a.
  CHECK(cycles_of({{rows[1], rows[2], pays("a", "A", "B", 10, 1)}, {}}) == "B C A: b c a");
  CHECK(cycles_of({{rows[0], in_yen(rows[1]), rows[2]}, {}}) == "A B C: a b c *");
}

TEST_CASE("parallel rows are cycles of their own") {
  // Two ways to B and two back to A after it, 2 · 2; and d, which comes after b and c, closes b c d.
  const Ledger ledger{{pays("a", "A", "B", 0, 1), pays("x", "A", "B", 1, 1), pays("b", "B", "C", 2, 1),
                       pays("c", "C", "A", 3, 1), pays("d", "A", "B", 4, 1), pays("e", "C", "A", 5, 1)},
                      {}};
  CHECK(cycles_of(ledger) == "A B C: a b c, A B C: a b e, A B C: x b c, A B C: x b e, B C A: b c d");
  CHECK(count_by_length(cycles(ledger, lengths(3, 5)), lengths(3, 5))
        == std::map<int, int>{{3, 5}, {4, 0}, {5, 0}});
}

TEST_CASE("the accounts of a cycle are distinct, and its length is bounded") {
  // a b c d comes back to A twice; of two rows a b and c d are cycles, b c (B>A, A>C) is none.
  const Ledger twice{{pays("a", "A", "B", 0, 1), pays("b", "B", "A", 1, 1), pays("c", "A", "C", 2, 1),
                      pays("d", "C", "A", 3, 1)},
                     {}};
  CHECK(cycles_of(twice).empty());
  CHECK(cycles_of(twice, lengths(2, 6)) == "A B: a b, A C: c d");
  const Ledger four{{pays("a", "A", "B", 0, 1), pays("b", "B", "C", 1, 1), pays("c", "C", "D", 2, 1),
                     pays("d", "D", "A", 3, 1), pays("e", "C", "A", 4, 1)},
                    {}};
  CHECK(cycles_of(four) == "A B C D: a b c d, A B C: a b e");
  CHECK(cycles_of(four, lengths(3, 3)) == "A B C: a b e");
  CHECK(cycles_of(four, lengths(4, 4)) == "A B C D: a b c d");
}

TEST_CASE("cycles through accounts are those that contain all of them") {
  const Ledger ledger{{pays("a", "A", "B", 0, 1), pays("b", "B", "C", 1, 1), pays("c", "C", "D", 2, 1),
                       pays("d", "D", "A", 3, 1), pays("e", "C", "A", 4, 1)},
                      {}};
  const auto found = cycles(ledger, lengths(3, 6));
  CHECK(text_of(ledger, through(found, {"B", "D"})) == "A B C D: a b c d");  // neither pays the other
  CHECK(through(found, {"B", "A"}) == found);                                // in either order
  CHECK(through(found, {"A", "E"}).empty());
  CHECK(through(found, {}) == found);
}

TEST_CASE("without rows there is no shape") {
  CHECK(fan_in({}, asked()).empty());
  CHECK(fan_out({}, asked()).empty());
  CHECK(gather_scatter({}, asked()).empty());
  CHECK(scatter_gather({}, asked()).empty());
  CHECK(cycles({}, asked()).empty());
}
