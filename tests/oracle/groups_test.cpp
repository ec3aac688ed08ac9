// SPDX-License-Identifier: Apache-2.0
// Episodes and layered groups worked by hand. The window is 100 s, 20 % may be kept and 2 % added.
#include "tests/oracle/chains.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"

using namespace sluice::oracle;

namespace {

ChainQuery asked(int mules_min = 3, int hub = 1000) {
  return {.window_ns = 100'000'000'000, .mules_min = mules_min, .hub = hub};
}

std::string ids(const Ledger& ledger, const std::vector<int>& rows) {
  std::string text;
  for (const int row : rows)
    text += (text.empty() ? "" : " ") + ledger.rows[static_cast<std::size_t>(row)].id;
  return text;
}

// `A: i1 i2 > o1, 100 > 90, drawn 90 90, passes`, a line each
std::string episodes_of(const Ledger& ledger) {
  std::string text;
  for (const auto& episode : episodes(ledger, asked()))
    text += (text.empty() ? "" : "\n") + episode.pocket.account + ": " + ids(ledger, episode.inflows) + " > "
            + ids(ledger, episode.outflows) + ", " + std::to_string(episode.in) + " > "
            + std::to_string(episode.out) + ", drawn " + std::to_string(episode.drawn_in) + " "
            + std::to_string(episode.drawn_out) + (episode.pass_through ? ", passes" : "");
  return text;
}

// `A1 B2: a b, 100`, a line each
std::string groups_of(const Ledger& ledger, const ChainQuery& query = asked()) {
  std::string text;
  for (const auto& group : groups(ledger, query)) {
    std::string mules;
    for (const auto& [account, level] : group.levels)
      mules += (mules.empty() ? "" : " ") + account + std::to_string(level);
    text += (text.empty() ? "" : "\n") + mules + ": " + ids(ledger, group.rows) + ", "
            + std::to_string(group.amount);
  }
  return text;
}

}  // namespace

TEST_CASE("two inflows leave in three outflows") {
  // o1: 60 of i1, 40 left. o2: these 40 and 20 of i2, 30 left. o3: 29 of them.
  const Ledger ledger{
      {pays("i1", "V", "A", 0, 100), pays("i2", "W", "A", 5, 50), pays("o1", "A", "B", 10, 60),
       pays("o2", "A", "C", 20, 60), pays("o3", "A", "B", 30, 29)},
      {}};
  CHECK(episodes_of(ledger) == "A: i1 i2 > o1 o2 o3, 150 > 149, drawn 149 149, passes");
}

TEST_CASE("an outflow that draws on what nobody drew on before begins an episode of its own") {
  // o1 drains i1 and o2 the half of i2 (50 of 100 < 80): two episodes, and the second does not pass through.
  const Ledger ledger{{pays("i1", "V", "A", 0, 100), pays("o1", "A", "B", 1, 100),
                       pays("i2", "V", "A", 2, 100), pays("o2", "A", "B", 3, 50)},
                      {}};
  CHECK(episodes_of(ledger)
        == "A: i1 > o1, 100 > 100, drawn 100 100, passes\nA: i2 > o2, 100 > 50, drawn 50 50");
}

TEST_CASE(
    "an outflow that draws on an episode's rest and on a new inflow brings the inflow into the episode") {
  // o1 leaves 30 of i1; o2 draws them and 70 of i2. Two inflows that others drew on never meet at one
  // outflow: of what an outflow draws on, all but the last is drained.
  const Ledger ledger{{pays("i1", "V", "A", 0, 100), pays("o1", "A", "B", 1, 70), pays("i2", "V", "A", 2, 80),
                       pays("o2", "A", "B", 3, 100)},
                      {}};
  CHECK(episodes_of(ledger) == "A: i1 i2 > o1 o2, 180 > 170, drawn 170 170, passes");
}

TEST_CASE("an outflow joins an episode up to two windows after its first transfer") {
  // o1: 50 of i1. o2: 50 of i1, 10 of i2. o3: 90 of i2 (100 s old), 10 of i3. o4: 90 of i3, 30 of i4. o5: 15
  // of i4. At 200 s o4 joins the episode that i1 began at 0 s, and so does o5.
  std::vector<Row> rows{
      pays("i1", "V", "A", 0, 100),  pays("o1", "A", "B", 50, 50),   pays("i2", "V", "A", 90, 100),
      pays("o2", "A", "B", 100, 60), pays("i3", "V", "A", 185, 100), pays("o3", "A", "B", 190, 100),
      pays("i4", "V", "A", 195, 50), pays("o4", "A", "B", 200, 120), pays("o5", "A", "B", 200, 15)};
  CHECK(episodes_of({rows, {}}) == "A: i1 i2 i3 i4 > o1 o2 o3 o4 o5, 350 > 345, drawn 345 345, passes");
  // A second later it is too late: i3 stays where it is, i4 begins an episode with o4, whose other 90 are
  // drawn on an inflow of the first. i4 is drawn on with 45 of 50 ≥ 40.
  rows[7].time_ns += 1'000'000'000;
  rows[8].time_ns += 1'000'000'000;
  CHECK(episodes_of({rows, {}})
        == "A: i1 i2 i3 > o1 o2 o3, 300 > 210, drawn 300 210, passes\n"
           "A: i4 > o4 o5, 50 > 135, drawn 45 135, passes");
  // Without i4 all that o4 draws on belongs to others: no inflow, no episode. o5 finds i3 drained.
  rows.erase(rows.begin() + 6);
  CHECK(episodes_of({rows, {}}) == "A: i1 i2 i3 > o1 o2 o3, 300 > 210, drawn 300 210, passes");
}

TEST_CASE("an inflow is drawn on up to the window") {
  const auto after = [](std::int64_t second) {
    return episodes_of({{pays("i", "V", "A", 0, 100), pays("o", "A", "B", second, 100)}, {}});
  };
  CHECK(after(100) == "A: i > o, 100 > 100, drawn 100 100, passes");
  CHECK(after(101).empty());
}

TEST_CASE("an inflow of which a fifth is left is drawn on no more") {
  // 80 of 100 leave 20, the fifth: o2 draws on i2 alone and begins an episode.
  std::vector<Row> rows{pays("i1", "V", "A", 0, 100), pays("i2", "V", "A", 1, 50),
                        pays("o1", "A", "B", 2, 80), pays("o2", "A", "B", 3, 40)};
  CHECK(episodes_of({rows, {}})
        == "A: i1 > o1, 100 > 80, drawn 80 80, passes\nA: i2 > o2, 50 > 40, drawn 40 40, passes");
  // 79 leave 21: o2 draws them and 19 of i2 (98 of 150 < 120).
  rows[2].amount = 79;
  CHECK(episodes_of({rows, {}}) == "A: i1 i2 > o1 o2, 150 > 119, drawn 119 119");
  // An inflow that is small beside an outflow is drained.
  rows[2].amount = 110;
  CHECK(episodes_of({rows, {}}) == "A: i1 i2 > o1 o2, 150 > 150, drawn 150 150, passes");
}

TEST_CASE("outflows may exceed what they draw by the slack") {
  const auto paying_out = [](std::int64_t amount) {
    return episodes_of({{pays("i", "V", "A", 0, 100), pays("o", "A", "B", 1, amount)}, {}});
  };
  CHECK(paying_out(102) == "A: i > o, 100 > 102, drawn 100 100, passes");
  CHECK(paying_out(103) == "A: i > o, 100 > 103, drawn 100 100");
}

TEST_CASE("what leaves without anything to draw on, and what an outside account pays, is no episode") {
  const std::vector<Row> rows{pays("o", "A", "B", 0, 10), pays("i", "A", "T", 1, 100),
                              pays("p", "T", "C", 2, 100)};
  CHECK(episodes_of({rows, {terminal("T")}}).empty());
  CHECK(episodes_of({rows, {uncovered("T")}}).empty());
  CHECK(episodes_of({rows, {}}) == "T: i > p, 100 > 100, drawn 100 100, passes");
}

TEST_CASE("three layers are a group") {
  // A: 1000 in two. B and C pass on. D: 590 + 395 = 985 in, of which 980 leave: 590 and 390.
  const Ledger ledger{
      {pays("s", "V", "A", 0, 1000), pays("a", "A", "B", 10, 600), pays("b", "A", "C", 11, 400),
       pays("c", "B", "D", 20, 590), pays("d", "C", "D", 21, 395), pays("e", "D", "T", 30, 980)},
      {terminal("T")}};
  CHECK(groups_of(ledger) == "A1 B2 C2 D3: s a b c d e, 1000");
  CHECK(groups_of(ledger, asked(5)).empty());
  auto query = asked(2);
  query.amount_min = 590;  // b and d fall away: A passes on 600 of 1000 < 800, and B and D are left
  CHECK(groups_of(ledger, query).empty());
}

TEST_CASE("a level is one above the highest feeder's") {
  // D is fed by A (level 1) and by B (level 2). W's 100 come from outside the group too.
  const Ledger ledger{
      {pays("s", "V", "A", 0, 1000), pays("a", "A", "B", 1, 600), pays("b", "A", "D", 2, 400),
       pays("w", "W", "B", 3, 100), pays("c", "B", "D", 4, 690), pays("e", "D", "Z", 5, 1090)},
      {}};
  CHECK(groups_of(ledger) == "A1 B2 D3: s a b w c e, 1100");
}

TEST_CASE("an account has the smallest level of its episodes") {
  // The money is back at A when A's first episode is drained: its second has level 3.
  const Ledger ledger{{pays("s", "V", "A", 0, 100), pays("a", "A", "B", 1, 100), pays("b", "B", "A", 2, 100),
                       pays("c", "A", "C", 3, 100), pays("d", "C", "Z", 4, 100)},
                      {}};
  CHECK(groups_of(ledger) == "A1 B2 C4: s a b c d, 100");
}

TEST_CASE("where an episode feeds itself no account need have level 1") {
  // a leaves 40 of s at A. c draws them and 50 of b, so b joins the episode that fed it through B: a lifts B
  // to 2, b lifts A to 3, c lifts C to 4. b is an outflow of the group's, s alone comes from without.
  const Ledger ledger{{pays("s", "V", "A", 0, 100), pays("a", "A", "B", 10, 60), pays("b", "B", "A", 20, 58),
                       pays("c", "A", "C", 30, 90), pays("d", "C", "Z", 40, 88)},
                      {}};
  CHECK(groups_of(ledger) == "A3 B2 C4: s a b c d, 100");
}

TEST_CASE("a hub does not join, and an episode that keeps money does not either") {
  // B's three transfers lie within 100 s where x comes at 110 s, 100 s after a.
  std::vector<Row> rows{pays("s", "V", "A", 0, 100), pays("a", "A", "B", 10, 98), pays("b", "B", "C", 20, 96),
                        pays("c", "C", "Z", 30, 95), pays("x", "X", "B", 110, 1)};
  CHECK(groups_of({rows, {}}, asked(3, 3)) == "A1 B2 C3: s a b c, 100");
  CHECK(groups_of({rows, {}}, asked(3, 2)).empty());
  CHECK(groups_of({rows, {}}, asked(1, 2)) == "A1: s a, 100\nC1: b c, 96");
  auto without_small = asked(3, 2);
  without_small.amount_min = 2;
  CHECK(groups_of({rows, {}}, without_small) == "A1 B2 C3: s a b c, 100");
  rows[4].time_ns += 1;
  CHECK(groups_of({rows, {}}, asked(3, 2)) == "A1 B2 C3: s a b c, 100");
  rows[2].amount = 78;  // less than 0.8·98 = 78.4
  rows[3].amount = 78;
  CHECK(groups_of({rows, {}}, asked(1)) == "A1: s a, 100\nC1: b c, 78");
}
