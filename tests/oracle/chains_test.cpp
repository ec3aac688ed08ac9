// SPDX-License-Identifier: Apache-2.0
// Hand-offs and chains worked by hand; amounts that fit are in [out/1.02, out/0.8]. The window is 100 s.
#include "tests/oracle/chains.hpp"

#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"

using namespace sluice::oracle;

namespace {

ChainQuery asked(int mules_min = 3) { return {.window_ns = 100'000'000'000, .mules_min = mules_min}; }

std::string id(const Ledger& ledger, int row) { return ledger.rows[static_cast<std::size_t>(row)].id; }

// `i1>o1, i2>o2`
std::string handed(const Ledger& ledger, const ChainQuery& query = asked()) {
  std::string text;
  for (const auto& [inflow, outflow] : hand_offs(ledger, query))
    text += (text.empty() ? "" : ", ") + id(ledger, inflow) + ">" + id(ledger, outflow);
  return text;
}

// `a b c: A B 100>90 20s`
std::string chains_of(const Ledger& ledger, const ChainQuery& query = asked()) {
  std::string text;
  for (const auto& chain : chains(ledger, query)) {
    text += text.empty() ? "" : ", ";
    for (const int row : chain.rows) text += id(ledger, row) + (row == chain.rows.back() ? ":" : " ");
    for (const auto& mule : chain.mules) text += " " + mule;
    text += " " + std::to_string(chain.amount_in) + ">" + std::to_string(chain.amount_out) + " "
            + std::to_string(chain.ns / 1'000'000'000) + "s";
  }
  return text;
}

Row in(Row row, const std::string& currency) {
  row.currency = currency;
  return row;
}

}  // namespace

TEST_CASE("an outflow takes the smallest inflow that fits and is not below it") {
  // 98 fits 120 (96 ≤ 98), 100 (80), 105 (84), and 97 (98 ≤ 98.94), which is below it: 100.
  const Ledger ledger{{pays("i1", "V", "A", 0, 120), pays("i2", "V", "A", 1, 100),
                       pays("i3", "V", "A", 2, 105), pays("i4", "V", "A", 3, 97), pays("o", "A", "B", 4, 98)},
                      {}};
  CHECK(handed(ledger) == "i2>o");
}

TEST_CASE("an inflow not below the outflow comes before a nearer one below it") {
  // 100 fits 125 exactly (0.8·125 = 100) and not 126 (100.8); 99 fits too (1.02·99 = 100.98) but is below.
  const Ledger ledger{{pays("i1", "V", "A", 0, 126), pays("i2", "V", "A", 1, 125),
                       pays("i3", "V", "A", 2, 99), pays("o", "A", "B", 4, 100)},
                      {}};
  CHECK(handed(ledger) == "i2>o");
}

TEST_CASE("where no inflow is as large as the outflow it takes the largest") {
  // 122: 1.02·118 = 120.36 is too little, 1.02·120 = 122.4 and 1.02·121 = 123.42 suffice.
  const Ledger ledger{{pays("i1", "V", "A", 0, 121), pays("i2", "V", "A", 1, 120),
                       pays("i3", "V", "A", 2, 118), pays("o", "A", "B", 4, 122)},
                      {}};
  CHECK(handed(ledger) == "i1>o");
  // 102 is exactly 1.02·100.
  CHECK(handed({{pays("i", "V", "A", 0, 100), pays("o", "A", "B", 1, 102)}, {}}) == "i>o");
  CHECK(handed({{pays("i", "V", "A", 0, 100), pays("o", "A", "B", 1, 103)}, {}}).empty());
}

TEST_CASE("of equal inflows the latest is taken, and each only once") {
  const Ledger ledger{
      {pays("i1", "V", "A", 0, 100), pays("i2", "V", "A", 1, 100), pays("o1", "A", "B", 2, 100),
       pays("o2", "A", "C", 3, 100), pays("o3", "A", "D", 4, 100)},
      {}};
  CHECK(handed(ledger) == "i2>o1, i1>o2");
  // The same below the outflow: 100 < 101 ≤ 102.
  const Ledger below{
      {pays("i1", "V", "A", 0, 100), pays("i2", "V", "A", 0, 100), pays("o", "A", "B", 2, 101)}, {}};
  CHECK(handed(below) == "i2>o");
}

TEST_CASE("an inflow is taken up to the window, and only from before in order") {
  CHECK(handed({{pays("i", "V", "A", 0, 100), pays("o", "A", "B", 100, 100)}, {}}) == "i>o");
  CHECK(handed({{pays("i", "V", "A", 0, 100), pays("o", "A", "B", 101, 100)}, {}}).empty());
  CHECK(handed({{pays("i", "V", "A", 5, 100), pays("o", "A", "B", 5, 100)}, {}}) == "i>o");
  CHECK(handed({{pays("o", "A", "B", 5, 100), pays("i", "V", "A", 5, 100)}, {}}).empty());
}

TEST_CASE("a hand-off stays in its currency, and accounts outside hand nothing off") {
  CHECK(handed({{in(pays("i", "V", "A", 0, 100), "JPY"), pays("o", "A", "B", 1, 100)}, {}}).empty());
  const std::vector<Row> rows{pays("i1", "V", "T", 0, 100), pays("i2", "V", "U", 0, 100),
                              pays("o1", "T", "A", 1, 100), pays("o2", "U", "B", 1, 100),
                              pays("o3", "A", "T", 2, 100), pays("o4", "B", "U", 2, 100)};
  CHECK(handed({rows, {terminal("T"), uncovered("U")}}) == "o1>o3, o2>o4");
  CHECK(handed({rows, {}}) == "i1>o1, i2>o2, o1>o3, o2>o4");
}

TEST_CASE("four transfers are a chain of three mules") {
  const Ledger ledger{{pays("a", "V", "A", 0, 100), pays("b", "A", "B", 10, 98), pays("c", "B", "C", 20, 96),
                       pays("d", "C", "T", 35, 95)},
                      {terminal("T")}};
  CHECK(chains_of(ledger) == "a b c d: A B C 100>95 35s");
  CHECK(chains_of(ledger, asked(4)).empty());
  auto query = asked(2);
  query.amount_min = 96;  // 95 is as if it were not there
  CHECK(chains_of(ledger, query) == "a b c: A B 100>96 20s");
}

TEST_CASE("a mule that a chain passes twice counts once") {
  // At A 99 takes 100, and 97 takes 98, the only one left.
  const std::vector<Row> rows{pays("a", "V", "A", 0, 100), pays("b", "A", "B", 1, 99),
                              pays("c", "B", "A", 2, 98), pays("d", "A", "C", 3, 97),
                              pays("e", "C", "D", 4, 96)};
  CHECK(chains_of({rows, {}}) == "a b c d e: A B C 100>96 4s");
  const Ledger shorter{{rows.begin(), rows.end() - 1}, {}};
  CHECK(chains_of(shorter).empty());
  CHECK(chains_of(shorter, asked(2)) == "a b c d: A B 100>97 3s");
}

TEST_CASE("chains come by their first transfer, and a transfer without a hand-off is none") {
  // p starts before a and answers later.
  const Ledger ledger{{pays("p", "W", "P", 0, 50), pays("a", "V", "A", 1, 100), pays("b", "A", "B", 2, 100),
                       pays("q", "P", "Q", 3, 50), pays("x", "X", "Y", 4, 7)},
                      {}};
  CHECK(chains_of(ledger, asked(1)) == "p q: P 50>50 3s, a b: A 100>100 1s");
  CHECK(chains_of(ledger, asked(0)) == chains_of(ledger, asked(1)));
}
