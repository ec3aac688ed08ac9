// SPDX-License-Identifier: Apache-2.0
#include "engine/build/number_accounts.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "tests/support/catch.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

using Names = std::vector<std::string_view>;

LedgerInput with_names(const std::vector<std::vector<std::string>>& lanes,
                       const std::vector<AliasRow>& aliases = {}) {
  LedgerInput input;
  for (const auto& names : lanes) {
    auto& lane = input.lanes.emplace_back();
    for (const auto& name : names) lane.accounts.encode(name);
  }
  input.aliases = aliases;
  return input;
}

/// `b: a` for every alias and its account.
std::string aliases_of(const NumberedAccounts& accounts) {
  std::string text;
  for (std::size_t i = 0; i < accounts.aliases.size(); ++i)
    text += (text.empty() ? "" : ", ") + std::string(accounts.aliases[i]) + ": "
            + std::string(accounts.ids[accounts.alias_account[i].value]);
  return text;
}

TEST_CASE("accounts are numbered by the bytes of their ids, whichever worker read them") {
  auto input = with_names({{"b", "a"}, {"0c", "b"}});
  input.accounts.emplace_back().account = "only in the account file";
  input.coverage.push_back({"z", Time(0), Time(1)});
  const auto accounts = number_accounts(input);
  CHECK(accounts.ids == Names{"0c", "a", "b", "only in the account file", "z"});
  CHECK(accounts.of_lane[0][0] == AccountNo(2));
  CHECK(accounts.of_lane[0][1] == AccountNo(1));
  CHECK(accounts.of_lane[1][0] == AccountNo(0));
  CHECK(accounts.of_lane[1][1] == AccountNo(2));
  CHECK(accounts.find("z") == AccountNo(4));
  CHECK(accounts.aliases.empty());
}

TEST_CASE("joined names are one account, which keeps the id that is nobody's alias") {
  struct Row {
    std::vector<AliasRow> aliases;  // alias, account
    const char* expected;
  };
  const auto row = GENERATE(values<Row>({
      {{{"a", "b"}}, "a: b"},
      {{{"b", "a"}}, "b: a"},
      // A chain: only c is nobody's alias.
      {{{"a", "b"}, {"b", "c"}}, "a: c, b: c"},
      {{{"b", "c"}, {"a", "b"}}, "a: c, b: c"},
      // Two accounts that share an alias: b and c are nobody's; the smaller keeps its id.
      {{{"a", "c"}, {"a", "b"}}, "a: b, c: b"},
      // A cycle: all are aliases; the smallest keeps its id.
      {{{"c", "a"}, {"a", "b"}, {"b", "c"}}, "b: a, c: a"},
      {{{"b", "a"}, {"a", "b"}}, "b: a"},
      // A cycle with a tail: d is nobody's alias.
      {{{"b", "c"}, {"c", "b"}, {"b", "d"}}, "b: d, c: d"},
      // An alias of itself says nothing.
      {{{"a", "a"}}, ""},
      {{{"a", "a"}, {"a", "b"}}, "a: b"},
      // The same row twice.
      {{{"a", "b"}, {"a", "b"}}, "a: b"},
      // Names that no transfer has.
      {{{"x", "y"}}, "x: y"},
      {{{"a", "x"}}, "a: x"},
  }));
  const auto input = with_names({{"a", "b", "c"}, {"d", "c"}}, row.aliases);
  const auto accounts = number_accounts(input);
  CHECK(aliases_of(accounts) == row.expected);
  CHECK(std::ranges::is_sorted(accounts.ids));
  for (const auto& alias : row.aliases) CHECK(accounts.find(alias.alias) == accounts.find(alias.account));
  for (std::size_t lane = 0; lane < 2; ++lane)
    for (std::size_t i = 0; i < input.lanes[lane].accounts.size(); ++i)
      CHECK(accounts.of_lane[lane][i] == accounts.find(input.lanes[lane].accounts[i]));
}

TEST_CASE("random aliases join what a plain repeated merging joins") {
  const auto seed = GENERATE(range(0, 200));
  CAPTURE(seed);
  oracle::RandomNumbers random(static_cast<std::uint64_t>(seed));
  auto name = [&] { return std::string(1, static_cast<char>('a' + random.between(0, 11))); };
  std::vector<AliasRow> aliases;
  for (auto count = random.between(0, 8); count > 0; --count) {
    auto alias = name();
    aliases.push_back({alias, name()});
  }
  std::vector<std::string> names;
  for (char c = 'a'; c <= 'l'; ++c) names.emplace_back(1, c);

  // Every name starts alone; rows merge sets until nothing changes.
  std::map<std::string, std::set<std::string>> set_of;
  for (const auto& n : names) set_of[n] = {n};
  std::set<std::string> is_alias;
  for (const auto& row : aliases) {
    if (row.alias != row.account) is_alias.insert(row.alias);
    auto joined = set_of[row.alias];
    joined.insert(set_of[row.account].begin(), set_of[row.account].end());
    for (const auto& n : joined) set_of[n] = joined;
  }
  const auto input = with_names({names}, aliases);
  const auto accounts = number_accounts(input);
  for (const auto& n : names) {
    const auto& set = set_of[n];
    const auto own = std::ranges::find_if(set, [&](const auto& m) { return !is_alias.contains(m); });
    const auto keeper = own == set.end() ? *set.begin() : *own;
    REQUIRE(accounts.ids[accounts.find(n).value] == keeper);
  }
  REQUIRE(accounts.ids.size() + accounts.aliases.size() == names.size());
}

}  // namespace
}  // namespace sluice
