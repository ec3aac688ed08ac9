// SPDX-License-Identifier: Apache-2.0
#include "algorithms/lookups/shared_counterparties.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "tests/algorithms/lookups/attributed_ledger.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

using oracle::pays;
using tests::held_by;
using Rows = std::vector<std::string>;

SharedQuery asked(const TransferGraph& graph, const std::vector<std::string>& ids) {
  SharedQuery query;
  for (const auto& id : ids) query.groups.push_back({id, {*graph.find_account(id)}});
  return query;
}

/// "x 3: a in 5/1 out 0/0; b in 0/0 out 7/2": the number of transfers, then the parts.
Rows rows(const TransferGraph& graph, const SharedQuery& query, PartyKind by = PartyKind::account) {
  Progress progress;
  const Parties parties(graph, by);
  Rows texts;
  for (const auto& shared : find_shared_counterparties(graph, query, parties, progress)) {
    auto text = std::string(parties.name(shared.counterparty)) + " " + std::to_string(shared.transfers) + ":";
    for (const auto& [group, currency, flow] : shared.flows)
      text += " " + query.groups[group].name + " " + std::string(graph.currency_code(currency)) + " in "
              + std::to_string(flow.in.minor) + "/" + std::to_string(flow.in_count) + " out "
              + std::to_string(flow.out.minor) + "/" + std::to_string(flow.out_count) + ";";
    texts.push_back(text + (shared.is_named ? " named" : ""));
  }
  return texts;
}

/// The same by one loop over the rows.
Rows expected_rows(const oracle::Ledger& ledger, const std::vector<std::string>& ids, Direction direction,
                   std::int64_t from, std::int64_t to) {
  struct Sums {
    std::int64_t in = 0, out = 0, in_count = 0, out_count = 0;
  };
  std::map<std::string, std::map<std::size_t, std::map<std::string, Sums>>> shared;
  for (const auto& row : ledger.rows) {
    if (row.time_ns < from || row.time_ns > to) continue;
    for (std::size_t g = 0; g < ids.size(); ++g) {
      if (row.payee == ids[g] && direction != Direction::out) {
        auto& sums = shared[row.payer][g][row.currency];
        sums.in += row.amount;
        ++sums.in_count;
      }
      if (row.payer == ids[g] && direction != Direction::in) {
        auto& sums = shared[row.payee][g][row.currency];
        sums.out += row.amount;
        ++sums.out_count;
      }
    }
  }
  std::vector<std::tuple<std::int64_t, std::int64_t, std::string, std::string>> sorted;
  for (const auto& [other, groups] : shared) {
    if (groups.size() < 2) continue;
    std::int64_t transfers = 0;
    std::string parts;
    for (const auto& [g, currencies] : groups)
      for (const auto& [currency, sums] : currencies) {
        transfers += sums.in_count + sums.out_count;
        parts += " " + ids[g] + " " + currency + " in " + std::to_string(sums.in) + "/"
                 + std::to_string(sums.in_count) + " out " + std::to_string(sums.out) + "/"
                 + std::to_string(sums.out_count) + ";";
      }
    const bool is_named = std::ranges::find(ids, other) != ids.end();
    sorted.emplace_back(-std::ssize(groups), -transfers, other,
                        other + " " + std::to_string(transfers) + ":" + parts + (is_named ? " named" : ""));
  }
  std::ranges::sort(sorted);
  Rows texts;
  for (const auto& row : sorted) texts.push_back(std::get<3>(row));
  return texts;
}

}  // namespace

TEST_CASE("who deals with several is shared, most shared first") {
  const TransferGraph graph(
      tests::built({{pays("t0", "a", "x", 0, 5), pays("t1", "b", "x", 1, 6), pays("t2", "x", "b", 2, 1),
                     pays("t3", "a", "y", 3, 2), pays("t4", "y", "b", 4, 2), pays("t5", "y", "c", 5, 2),
                     pays("t6", "a", "z", 6, 2)},
                    {}}));
  const auto query = asked(graph, {"a", "b", "c"});
  CHECK(rows(graph, query)
        == Rows{"y 3: a CNY in 0/0 out 2/1; b CNY in 2/1 out 0/0; c CNY in 2/1 out 0/0;",
                "x 3: a CNY in 0/0 out 5/1; b CNY in 1/1 out 6/1;"});
  auto paid = query;
  paid.direction = Direction::out;
  CHECK(rows(graph, paid) == Rows{"x 2: a CNY in 0/0 out 5/1; b CNY in 0/0 out 6/1;"});
}

TEST_CASE("one of the names may be what the others share") {
  const TransferGraph graph(tests::built({{pays("t0", "a", "b", 0, 5), pays("t1", "b", "c", 1, 6)}, {}}));
  CHECK(rows(graph, asked(graph, {"a", "b", "c"}))
        == Rows{"b 2: a CNY in 0/0 out 5/1; c CNY in 6/1 out 0/0; named"});
}

TEST_CASE("accounts of one holder are shared as one") {
  const auto graph = tests::attributed({{pays("t0", "a", "x", 0, 5), pays("t1", "b", "y", 1, 6)}, {}},
                                       {held_by("x", "H"), held_by("y", "H")});
  const auto query = asked(graph, {"a", "b"});
  CHECK(rows(graph, query).empty());
  CHECK(rows(graph, query, PartyKind::holder) == Rows{"H 2: a CNY in 0/0 out 5/1; b CNY in 0/0 out 6/1;"});
}

TEST_CASE("shared counterparties equal those of a loop over all rows") {
  std::size_t found = 0;
  for (std::uint64_t seed = 1; seed <= 3'000; ++seed) {
    INFO("seed " << seed);
    const auto ledger = oracle::random_ledger(seed);
    oracle::RandomNumbers random(seed);
    const auto some_row = [&]() -> const oracle::Row& {
      return ledger.rows[random.below(ledger.rows.size())];
    };
    std::vector<std::string> ids;
    for (int tries = 0; tries < 3; ++tries)
      if (const auto& id = tries % 2 == 0 ? some_row().payer : some_row().payee;
          std::ranges::find(ids, id) == ids.end())
        ids.push_back(id);
    const TransferGraph graph(tests::built(ledger));
    auto query = asked(graph, ids);
    query.direction = static_cast<Direction>(random.between(0, 2));
    auto from = Time::min().ns, to = Time::max().ns;
    if (random.chance(30)) query.period.from = Time(from = some_row().time_ns);
    if (random.chance(30)) query.period.to = Time(to = some_row().time_ns);
    const auto texts = rows(graph, query);
    CHECK(texts == expected_rows(ledger, ids, query.direction, from, to));
    found += texts.size();
  }
  CHECK(found > 3'000);
}

}  // namespace sluice
