// SPDX-License-Identifier: Apache-2.0
#include "engine/build/unique_ids.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

#include "engine/graph/transfer_graph.hpp"
#include "engine/run/parallel.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/random_ledger.hpp"
#include "tests/support/written_rows.hpp"

namespace sluice {
namespace {

using tests::WrittenRow;

/// One letter a row: k kept, d duplicate, c conflicting, s self, - hole.
std::string states_of(const RowTable& rows) {
  std::string text;
  for (const auto state : rows.state) text += "-ksdc"[static_cast<std::size_t>(state)];
  return text;
}

std::string marked(const std::vector<WrittenRow>& written, std::size_t chunk_rows = 3) {
  auto rows = tests::table_of(written, chunk_rows);
  (void)mark_repeated_ids(rows);
  return states_of(rows);
}

TEST_CASE("a repeated id is a duplicate where the content agrees, else a conflict") {
  const WrittenRow first{"a", 1, 2, 10, 5, 0};
  auto changed = [&](auto change) {
    auto row = first;
    change(row);
    return row;
  };
  CHECK(marked({first}) == "k");
  CHECK(marked({first, first, first}) == "kdd");
  CHECK(marked({first, changed([](auto& row) { row.id = "b"; })}) == "kk");
  CHECK(marked({first, changed([](auto& row) { row.payer = 3; })}) == "kc");
  CHECK(marked({first, changed([](auto& row) { row.payee = 3; })}) == "kc");
  CHECK(marked({first, changed([](auto& row) { row.time = 11; })}) == "kc");
  CHECK(marked({first, changed([](auto& row) { row.amount = 6; })}) == "kc");
  CHECK(marked({first, changed([](auto& row) { row.currency = 1; })}) == "kc");
  // Compared with the first row of the id, not with the one before.
  CHECK(marked({first, changed([](auto& row) { row.amount = 6; }), changed([](auto& row) { row.amount = 6; }),
                first})
        == "kccd");
  // Rows without an id are never either.
  CHECK(marked({{"", 1, 2}, {"", 1, 2}, {"", 1, 3}}) == "kkk");
}

TEST_CASE("rows that failed or pay their own account take no part in uniqueness") {
  WrittenRow hole{"a", 1, 2}, self{"a", 1, 1}, kept{"a", 1, 2, 0, 9};
  hole.state = RowState::hole;
  self.state = RowState::self;
  CHECK(marked({hole, self, kept, self, hole, kept}) == "-sks-d");
}

std::vector<WrittenRow> exchange(const std::string& id, std::int64_t sent, std::int64_t arrived) {
  return {{id, 1, 9, 0, sent, 0, RowPart::exchanged_out}, {id, 9, 2, 0, arrived, 1, RowPart::exchanged_in}};
}
std::vector<WrittenRow> with_fee(const std::string& id, std::int64_t arrived, std::int64_t fee) {
  return {{id, 1, 2, 0, arrived, 0, RowPart::arrived}, {id, 1, 8, 0, fee, 0, RowPart::fee}};
}
std::vector<WrittenRow> joined(const std::vector<std::vector<WrittenRow>>& lists) {
  std::vector<WrittenRow> all;
  for (const auto& list : lists) all.insert(all.end(), list.begin(), list.end());
  return all;
}

TEST_CASE("a row that is called like a part of a split row conflicts with it, the later goes") {
  CHECK(marked(joined({exchange("x", 5, 7), {{"x#out", 1, 2, 0, 5}}}), 100) == "kkc");
  CHECK(marked(joined({{{"x#fee", 1, 2, 0, 5}}, with_fee("x", 5, 1)}), 100) == "kcc");
  CHECK(marked(joined({{{"x#fee", 1, 2, 0, 5}}, exchange("x", 5, 7)}), 100) == "kkk");
}

TEST_CASE("both parts of a split row share its fate") {
  const auto chunk_rows = GENERATE(as<std::size_t>(), 1, 2, 100);
  CHECK(marked(joined({exchange("x", 5, 7), exchange("x", 5, 7)}), chunk_rows) == "kkdd");
  // What was sent differs; what arrived is no part of a row's content.
  CHECK(marked(joined({exchange("x", 5, 7), exchange("x", 6, 7)}), chunk_rows) == "kkcc");
  CHECK(marked(joined({exchange("x", 5, 7), exchange("x", 5, 8)}), chunk_rows) == "kkdd");
  CHECK(marked(joined({exchange("x", 5, 7), exchange("y", 5, 7)}), chunk_rows) == "kkkk");
  CHECK(marked(joined({with_fee("x", 5, 1), with_fee("x", 5, 1), with_fee("x", 5, 2)}), chunk_rows)
        == "kkddcc");
  // The transfer that arrived is the same, but one of the rows knew a fee.
  CHECK(marked(joined({with_fee("x", 5, 1), {{"x", 1, 2, 0, 5}}}), chunk_rows) == "kkc");
  CHECK(marked(joined({{{"x", 1, 2, 0, 5}}, with_fee("x", 5, 1)}), chunk_rows) == "kcc");
}

TEST_CASE("a conflict names both rows; entries list each record once, by hash") {
  auto rows =
      tests::table_of(joined({{{"a", 1, 2}, {"b", 1, 2}}, exchange("c", 1, 1), {{"b", 1, 3}, {"", 1, 2}}}));
  const auto ids = mark_repeated_ids(rows);
  REQUIRE(ids.conflicts.size() == 1);
  CHECK(ids.conflicts[0].row == 4);
  CHECK(ids.conflicts[0].earlier == 1);
  std::vector<std::uint32_t> listed;
  for (const auto entry : ids.hash_and_row) listed.push_back(static_cast<std::uint32_t>(entry));
  std::ranges::sort(listed);
  CHECK(listed == std::vector<std::uint32_t>{0, 1, 2, 4});
  CHECK(std::ranges::is_sorted(ids.hash_and_row));
}

/// Two different ids of the same hash: among 400,000 ids about 400,000² / 2 / 2³² = 18 pairs are expected.
std::pair<std::string, std::string> colliding_ids() {
  std::unordered_map<std::uint32_t, std::uint32_t> seen;
  for (std::uint32_t i = 0; i < 400'000; ++i) {
    const auto [found, is_new] = seen.try_emplace(id_hash("t" + std::to_string(i)), i);
    if (!is_new) return {"t" + std::to_string(found->second), "t" + std::to_string(i)};
  }
  return {};
}

TEST_CASE("ids that only share their hash are different ids") {
  const auto [a, b] = colliding_ids();
  REQUIRE(a != b);
  REQUIRE(id_hash(a) == id_hash(b));
  CHECK(marked({{a, 1, 2}, {b, 1, 2}, {b, 1, 2}, {a, 1, 2}, {a, 1, 3}, {b, 1, 3}}) == "kkddcc");
}

TEST_CASE("marks equal those of a plain map, for any chunks and threads") {
  const auto seed = GENERATE(range(0, 60));
  CAPTURE(seed);
  oracle::RandomNumbers random(static_cast<std::uint64_t>(seed));
  std::vector<WrittenRow> written;
  std::map<std::string, WrittenRow> first;
  std::string expected;
  for (auto count = random.between(0, 400); count > 0; --count) {
    WrittenRow row{"r" + std::to_string(random.between(1, 200)),
                   static_cast<std::uint32_t>(random.between(1, 2)), 3, random.between(1, 2),
                   random.between(1, 2)};
    if (random.chance(10)) row.id.clear();
    const auto [found, is_new] = first.try_emplace(row.id, row);
    const auto& earlier = found->second;
    const bool same = earlier.payer == row.payer && earlier.time == row.time && earlier.amount == row.amount;
    expected += is_new || row.id.empty() ? 'k' : same ? 'd' : 'c';
    written.push_back(row);
  }
  for (const std::size_t threads : {1u, 8u})
    for (const std::size_t chunk_rows : {1u, 7u, 1000u})
      REQUIRE(with_threads(threads, [&] { return marked(written, chunk_rows); }) == expected);
}

}  // namespace
}  // namespace sluice
