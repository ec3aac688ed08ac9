// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/paths.hpp"

#include <algorithm>

#include "engine/values/error.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"

using namespace sluice::oracle;

namespace {

using Texts = std::vector<std::string>;

// `s0 6 rests B 0-1 <6 =4`: source, amount, end, where, rows, bottleneck (if any), recoverable.
std::string text_of(const Path& path) {
  std::string text = "s" + std::to_string(path.source) + " " + std::to_string(path.amount) + " " + path.end
                     + " " + path.account;
  for (std::size_t i = 0; i < path.rows.size(); ++i)
    text += (i > 0 ? "-" : " ") + std::to_string(path.rows[i]);
  if (path.bottleneck) text += " <" + std::to_string(*path.bottleneck);
  return text + " =" + std::to_string(path.recoverable);
}

Texts paths_of(const Ledger& ledger, const Query& query) {
  Texts texts;
  for (const auto& path : paths(ledger, query)) texts.push_back(text_of(path));
  return texts;
}

const Ledger split_and_merged{
    .rows = {pays("s", "V", "A", 1, 10), pays("1", "A", "B", 2, 4), pays("2", "A", "C", 3, 6),
             pays("3", "B", "D", 4, 4), pays("4", "C", "D", 5, 6), pays("5", "D", "E", 6, 7)},
    .accounts = {}};

// M owns 10 and receives 10 of V's and 20 of W's money, then pays 15 to X.
const Ledger two_through_one{
    .rows = {pays("s", "V", "M", 1, 10), pays("r", "W", "M", 2, 20), pays("1", "M", "X", 3, 15)},
    .accounts = {opened("M", 10)}};

Texts two_by(Rule rule) {
  return paths_of(two_through_one, {.sources = {{"s", ""}, {"r", ""}}, .rule = rule});
}

}  // namespace

TEST_CASE("a source that splits and merges: the oldest piece leaves first") {
  // D holds 4 (by B), then 6 (by C): 7 = 4 + 3, and 3 of C's stay. Shares: 10, 4, 6, 4, 6, 7.
  CHECK(paths_of(split_and_merged, {.sources = {{"s", ""}}})
        == Texts{"s0 4 rests E 0-1-3-5 <4 =4", "s0 3 rests E 0-2-4-5 <6 =3", "s0 3 rests D 0-2-4 <6 =3"});
  CHECK(paths_of(split_and_merged, {.sources = {{"s", ""}}, .rule = Rule::fifo})
        == Texts{"s0 4 rests E 0-1-3-5 =4", "s0 3 rests E 0-2-4-5 =3", "s0 3 rests D 0-2-4 =3"});
  // The newest: 6 of C's and 1 of B's. A paid B first, but that is one piece either way.
  CHECK(paths_of(split_and_merged, {.sources = {{"s", ""}}, .rule = Rule::lifo})
        == Texts{"s0 6 rests E 0-2-4-5 =6", "s0 3 rests D 0-1-3 =3", "s0 1 rests E 0-1-3-5 =1"});
}

TEST_CASE("pieces that arrive together keep the order in which they lay") {
  // E receives 4 by B, then 3 by C in one row; of its 5 to F 4 are B's and 1 is C's.
  Ledger ledger = split_and_merged;
  ledger.rows.push_back(pays("6", "E", "F", 7, 5));
  CHECK(paths_of(ledger, {.sources = {{"s", ""}}})
        == Texts{"s0 4 rests F 0-1-3-5-6 <4 =4", "s0 3 rests D 0-2-4 <6 =3", "s0 2 rests E 0-2-4-5 <6 =2",
                 "s0 1 rests F 0-2-4-5-6 <5 =1"});
}

TEST_CASE("two sources through one mule under each rule") {
  // 15 of 40: 3.75, 7.5 and clean 3.75; 3 + 7 + 3, the two missing to .75 and .75: 4, 7, clean 4.
  CHECK(two_by(Rule::haircut)
        == Texts{"s1 13 rests M 1 <20 =13", "s1 7 rests X 1-2 <7 =7", "s0 6 rests M 0 <10 =6",
                 "s0 4 rests X 0-2 <4 =4"});
  // 10 of M's own, then 5 of V's.
  CHECK(two_by(Rule::fifo) == Texts{"s1 20 rests M 1 =20", "s0 5 rests X 0-2 =5", "s0 5 rests M 0 =5"});
  // 15 of W's.
  CHECK(two_by(Rule::lifo) == Texts{"s1 15 rests X 1-2 =15", "s0 10 rests M 0 =10", "s1 5 rests M 1 =5"});
  // 10 of M's own; 5 split 10 : 20 is 1.67 and 3.33: 2 and 3.
  CHECK(two_by(Rule::libr)
        == Texts{"s1 17 rests M 1 <20 =17", "s0 8 rests M 0 <10 =8", "s1 3 rests X 1-2 <3 =3",
                 "s0 2 rests X 0-2 <2 =2"});
  // 15 split 10 : 20 is 5 and 10.
  CHECK(two_by(Rule::tainted_first)
        == Texts{"s1 10 rests X 1-2 <10 =10", "s1 10 rests M 1 <20 =10", "s0 5 rests X 0-2 <5 =5",
                 "s0 5 rests M 0 <10 =5"});
}

TEST_CASE("money that comes back is a longer path") {
  // B sends 4 of 10 back, A passes 3 of them on.
  const Ledger ledger{.rows = {pays("s", "V", "A", 1, 10), pays("1", "A", "B", 2, 10),
                               pays("2", "B", "A", 3, 4), pays("3", "A", "C", 4, 3)},
                      .accounts = {}};
  CHECK(paths_of(ledger, {.sources = {{"s", ""}}})
        == Texts{"s0 6 rests B 0-1 <10 =6", "s0 3 rests C 0-1-2-3 <3 =3", "s0 1 rests A 0-1-2 <4 =1"});
}

TEST_CASE("every end has its paths; a row without an id is told apart by its place") {
  // A: 20 - 1 - 2 - 3 - 4 = 10; 5 go to B and 3 are given to be left, so 2 left unseen before (row 5).
  Ledger ledger{.rows = {pays("s", "V", "A", 1, 20), pays("1", "A", "Shop", 2, 1), pays("2", "A", "U", 3, 2),
                         pays("3", "A", "V", 4, 3), pays("4", "A", "W", 5, 4), pays("5", "A", "B", 6, 5),
                         pays("r", "W", "B", 7, 1)},
                .accounts = {terminal("Shop"), uncovered("U")}};
  ledger.rows[5].payer_balance_after = 3;
  CHECK(paths_of(ledger, {.sources = {{"s", ""}, {"r", ""}}})
        == Texts{"s0 5 rests B 0-6 <5 =5", "s0 3 rests A 0 <20 =3", "s1 1 rests B 7 <1 =1",
                 "s0 2 left_visibility ? 0-5 <2 =0", "s0 4 other_victims W 0-4 <4 =0",
                 "s0 3 returned V 0-3 <3 =0", "s0 2 left_visibility U 0-2 <2 =0",
                 "s0 1 dissipated Shop 0-1 <1 =0"});
}

TEST_CASE("paths are ordered by currency first") {
  Ledger ledger{.rows = {pays("s", "V", "A", 1, 90), pays("r", "V", "A", 2, 5)}, .accounts = {}};
  ledger.rows[0].currency = "JPY";
  CHECK(paths_of(ledger, {.sources = {{"s", ""}, {"r", ""}}})
        == Texts{"s1 5 rests A 1 <5 =5", "s0 90 rests A 0 <90 =90"});
}

TEST_CASE("beyond the hop limit a path ends at the payee of that row; other ends come before the limit") {
  const Ledger ledger{
      .rows = {pays("s", "V", "A", 1, 10), pays("1", "A", "B", 2, 10), pays("2", "B", "Shop", 3, 4),
               pays("3", "B", "C", 4, 6), pays("4", "C", "D", 5, 6)},
      .accounts = {terminal("Shop")}};
  CHECK(paths_of(ledger, {.sources = {{"s", ""}}, .hops_max = 2})
        == Texts{"s0 6 under_floor C 0-1-3 <6 =0", "s0 4 dissipated Shop 0-1-2 <4 =0"});
}

TEST_CASE("a share below the floor ends its path and lies there as clean money") {
  // 4 of 8 take 3 of V's 6 and 1 of W's 2, which is below 3. C then gets 3 of V's and 1 clean.
  const Ledger ledger{.rows = {pays("s", "V", "A", 1, 6), pays("r", "W", "A", 2, 2),
                               pays("1", "A", "B", 3, 4), pays("2", "B", "C", 4, 4)},
                      .accounts = {}};
  CHECK(paths_of(ledger, {.sources = {{"s", ""}, {"r", ""}}, .amount_min = 3})
        == Texts{"s0 3 rests C 0-2-3 <3 =3", "s0 3 rests A 0 <6 =3", "s1 1 rests A 1 <2 =1",
                 "s1 1 under_floor B 1-2 <1 =0"});
}

TEST_CASE("after the horizon money rests, and what is spent later is no longer recoverable") {
  // 10 and 5 rest in A as of then; 6 of the 15 are spent later. The newer 5 are there, 4 of the older 10.
  const Ledger ledger{
      .rows = {pays("s", "V", "A", 1, 10), pays("r", "W", "A", 2, 5), pays("1", "A", "B", 20, 6)},
      .accounts = {}};
  const Query query{.sources = {{"s", ""}, {"r", ""}}, .horizon_ns = 10'000'000'000};
  CHECK(paths_of(ledger, query) == Texts{"s1 5 rests A 1 <5 =5", "s0 10 rests A 0 <10 =4"});
}

TEST_CASE("of pieces that came by one row the lower source is recovered first") {
  // 12 rest in B, 5 are spent, 7 are left: 6 for V, 1 for W.
  const Ledger ledger{.rows = {pays("s", "V", "A", 1, 6), pays("r", "W", "A", 2, 6),
                               pays("1", "A", "B", 3, 12), pays("2", "B", "C", 20, 5)},
                      .accounts = {}};
  const Query query{.sources = {{"s", ""}, {"r", ""}}, .horizon_ns = 10'000'000'000};
  CHECK(paths_of(ledger, query) == Texts{"s0 6 rests B 0-2 <6 =6", "s1 6 rests B 1-2 <6 =1"});
}

TEST_CASE("of one source's pieces that came by one row the later is recovered first") {
  // 4 by B and 3 by C rest in E, 2 are spent, 5 are left: 3 for the later piece, 2 for the older. D keeps 3.
  Ledger ledger = split_and_merged;
  ledger.rows.push_back(pays("6", "E", "F", 20, 2));
  CHECK(paths_of(ledger, {.sources = {{"s", ""}}, .horizon_ns = 10'000'000'000})
        == Texts{"s0 3 rests E 0-2-4-5 <6 =3", "s0 3 rests D 0-2-4 <6 =3", "s0 4 rests E 0-1-3-5 <4 =2"});
}

TEST_CASE("a cut-off ends the ledger: later sources have no path, balances are those of then") {
  const Ledger ledger{.rows = {pays("s", "V", "A", 1, 10), pays("1", "A", "B", 2, 4),
                               pays("r", "W", "A", 3, 5), pays("2", "A", "B", 4, 11)},
                      .accounts = {}};
  CHECK(paths_of(ledger, {.sources = {{"s", ""}, {"r", ""}}, .until_ns = 2'000'000'000})
        == Texts{"s0 6 rests A 0 <10 =6", "s0 4 rests B 0-1 <4 =4"});
}

TEST_CASE("no paths under poison, and none backward") {
  CHECK_THROWS_AS(paths(split_and_merged, {.sources = {{"s", ""}}, .rule = Rule::poison}),
                  sluice::InvalidQuery);
  CHECK_THROWS_AS(paths(split_and_merged, {.sources = {{"5", ""}}, .backward = true}), sluice::InvalidQuery);
}
