// SPDX-License-Identifier: Apache-2.0
#include "loaders/snapshot/replay.hpp"

#include "engine/build/build_ledger.hpp"
#include "engine/store/column_digests.hpp"
#include "engine/store/content_hash.hpp"
#include "loaders/snapshot/merge.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/made_input.hpp"

using namespace sluice;
using namespace sluice::tests;

namespace {

std::shared_ptr<const Ledger> build(LedgerInput input, EqualTimes equal_times = EqualTimes::as_listed) {
  Progress progress;
  return build_ledger(std::move(input), equal_times, progress).ledger;
}

/// The names of the columns that differ. Why a row was dropped is not compared: one that repeats a row which
/// itself contradicts an earlier file was a duplicate in its own ledger.
std::vector<std::string> differing_columns(const Ledger& a, const Ledger& b) {
  const auto of_a = list_columns(a), of_b = list_columns(b);
  std::vector<std::string> differing;
  for (std::size_t c = 0; c < of_a.size(); ++c)
    if (of_a[c].name != "dropped.reason" && !std::ranges::equal(of_a[c].bytes, of_b[c].bytes))
      differing.push_back(of_a[c].name);
  return differing;
}

}  // namespace

TEST_CASE("merging the ledgers of some files is loading the files") {
  for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
    INFO("seed " << seed);
    const auto made = make_input(seed, 4);
    const auto equal_times = seed % 3 == 0 ? EqualTimes::credits_first : EqualTimes::as_listed;
    const auto whole = build(load_made(made, 0, 4), equal_times);
    const auto first = seed % 5, second = std::max<std::size_t>(first, 3);
    Progress progress;
    const auto merged = merge_ledgers({{"a", build(load_made(made, 0, first), equal_times)},
                                       {"b", build(load_made(made, first, second), equal_times)},
                                       {"c", build(load_made(made, second, 4), equal_times)}},
                                      equal_times, progress);
    REQUIRE(differing_columns(*whole, *merged.ledger) == std::vector<std::string>());
    REQUIRE(content_hash(*whole) == content_hash(*merged.ledger));
  }
}

TEST_CASE("replaying one ledger builds it again") {
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    INFO("seed " << seed);
    const auto ledger = build(load_made(make_input(seed, 2), 0, 2));
    REQUIRE(differing_columns(*ledger, *build(replay({ledger}))) == std::vector<std::string>());
  }
}

TEST_CASE("ledgers that contradict each other about an account are not merged") {
  MadeInput made;
  made.files.resize(2);
  const auto ledger = [&](const char* holder) {
    made.accounts.resize(1);
    made.accounts[0].account = "acct";
    made.accounts[0].texts[static_cast<std::size_t>(AccountText::holder)] = holder;
    return build(load_made(made, 0, 1));
  };
  Progress progress;
  CHECK_THROWS_WITH(merge_ledgers({{"a.sluice", ledger("Li")}, {"b.sluice", ledger("Wu")}},
                                  EqualTimes::as_listed, progress),
                    "account acct: holder is \"Wu\" in b.sluice but \"Li\" in a.sluice");
  CHECK_NOTHROW(merge_ledgers({{"a", ledger("Li")}, {"b", ledger("")}}, EqualTimes::as_listed, progress));
}

TEST_CASE("ledgers that give a currency different decimals are not merged") {
  const auto ledger = [](int scale) {
    auto input = load_made({{{{"f.csv"}, {}}}, {}, {}, {}, {}}, 0, 1);
    AccountRow row;
    row.account = "acct";
    row.opening = Amount(5);
    input.accounts.push_back(row);
    input.currencies[0].scale = scale;
    return build(std::move(input));
  };
  CHECK_THROWS_WITH(replay({ledger(2), ledger(3)}),
                    "the ledgers to merge disagree about CNY: 2 decimals in an earlier one, 3 in a later");
}
