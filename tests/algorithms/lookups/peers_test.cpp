// SPDX-License-Identifier: Apache-2.0
#include "algorithms/lookups/peers.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "tests/algorithms/lookups/attributed_ledger.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

using oracle::pays;
using tests::held_by;

Time at(std::int64_t second) { return Time(second * 1'000'000'000); }

Peers found(const TransferGraph& graph, const std::set<std::string>& ids, PeersQuery query = {},
            PartyKind by = PartyKind::account) {
  for (const auto& id : ids) query.group.push_back(*graph.find_account(id));
  Progress progress;
  return find_peers(graph, query, Parties(graph, by), progress);
}

/// A row as text: "b CNY in 5/1 out 7/2 t0-t3", with " new", " vanished" or " ?" behind it.
std::string text_of(const TransferGraph& graph, const Peer& peer, PartyKind by) {
  const auto number = [](auto n) { return std::to_string(n); };
  const auto& flow = peer.flow;
  return std::string(Parties(graph, by).name(peer.counterparty)) + " "
         + std::string(graph.currency_code(peer.currency)) + " in " + number(flow.in.minor) + "/"
         + number(flow.in_count) + " out " + number(flow.out.minor) + "/" + number(flow.out_count) + " "
         + graph.transfer_id(flow.first) + "-" + graph.transfer_id(flow.last)
         + (!peer.is_new   ? " ?"
            : *peer.is_new ? " new"
                           : "")
         + (peer.is_vanished ? " vanished" : "");
}

std::vector<std::string> rows(const TransferGraph& graph, const Peers& peers,
                              PartyKind by = PartyKind::account) {
  std::vector<std::string> texts;
  for (const auto& peer : peers.peers) texts.push_back(text_of(graph, peer, by));
  return texts;
}

using Rows = std::vector<std::string>;

/// The same by one loop over the rows, for accounts; sorted as they must be.
Rows expected_rows(const oracle::Ledger& ledger, const std::set<std::string>& group, std::int64_t from,
                   std::int64_t to, std::int64_t recent) {
  struct Sums {
    std::int64_t in = 0, out = 0, in_count = 0, out_count = 0;
    int first = -1, last = -1;
  };
  std::map<std::pair<std::string, std::string>, Sums> sums;  // by currency and counterparty
  std::map<std::string, int> first_ever, last;
  const auto end = std::min(to, ledger.rows.back().time_ns);
  for (int i = 0; i < static_cast<int>(ledger.rows.size()); ++i) {
    const auto& row = ledger.rows[static_cast<std::size_t>(i)];
    const bool pays_out = group.contains(row.payer), is_paid = group.contains(row.payee);
    if (pays_out == is_paid || row.time_ns > to) continue;
    const auto& other = pays_out ? row.payee : row.payer;
    first_ever.try_emplace(other, i);
    if (row.time_ns < from) continue;
    last[other] = i;
    auto& sum = sums[{row.currency, other}];
    (pays_out ? sum.out : sum.in) += row.amount;
    ++(pays_out ? sum.out_count : sum.in_count);
    if (sum.first < 0) sum.first = i;
    sum.last = i;
  }
  const auto time = [&](int i) { return ledger.rows[static_cast<std::size_t>(i)].time_ns; };
  std::vector<std::tuple<std::string, std::int64_t, std::string, std::string>> sorted;
  for (const auto& [key, sum] : sums) {
    const auto& [currency, other] = key;
    const auto is_recent = [&](int i) { return time(i) > end - recent && time(i) >= from; };
    const bool can_tell = !is_recent(0);
    const auto name = [&](int i) { return ledger.rows[static_cast<std::size_t>(i)].id; };
    auto text = other + " " + currency + " in " + std::to_string(sum.in) + "/" + std::to_string(sum.in_count)
                + " out " + std::to_string(sum.out) + "/" + std::to_string(sum.out_count) + " "
                + name(sum.first) + "-" + name(sum.last);
    text += !can_tell ? " ?" : is_recent(first_ever[other]) ? " new" : "";
    text += time(last[other]) <= end - recent ? " vanished" : "";
    sorted.emplace_back(currency, -(sum.in + sum.out), other, text);
  }
  std::ranges::sort(sorted);
  Rows texts;
  for (const auto& row : sorted) texts.push_back(std::get<3>(row));
  return texts;
}

}  // namespace

TEST_CASE("counterparties are seen from the account, largest first") {
  const TransferGraph graph(
      tests::built({{pays("t0", "b", "a", 0, 50), pays("t1", "a", "c", 1, 30), pays("t2", "a", "b", 2, 7),
                     pays("t3", "c", "d", 3, 99), pays("t4", "a", "d", 4, 57)},
                    {}}));
  // d and b have the same turnover: by id.
  CHECK(rows(graph, found(graph, {"a"}))
        == Rows{"b CNY in 50/1 out 7/1 t0-t2 ?", "d CNY in 0/0 out 57/1 t4-t4 ?",
                "c CNY in 0/0 out 30/1 t1-t1 ?"});
}

TEST_CASE("accounts taken as one have no counterparties among themselves") {
  const TransferGraph graph(tests::built(
      {{pays("t0", "a", "b", 0, 50), pays("t1", "b", "a", 1, 20), pays("t2", "b", "c", 2, 30)}, {}}));
  const auto peers = found(graph, {"a", "b"});
  CHECK(rows(graph, peers) == Rows{"c CNY in 0/0 out 30/1 t2-t2 ?"});
  REQUIRE(peers.within.size() == 1);
  CHECK(peers.within[0].flow.out == Amount(70));
  CHECK(peers.within[0].flow.out_count == 2);
  CHECK(peers.within[0].flow.first == TransferNo(0));
  CHECK(peers.within[0].flow.last == TransferNo(1));
  REQUIRE(peers.totals.size() == 1);
  CHECK(peers.totals[0].flow.turnover() == Amount(30));
}

TEST_CASE("new is who was never seen before, vanished who is not seen any more") {
  const TransferGraph graph(tests::built(
      {{pays("t0", "a", "old", 0, 1), pays("t1", "a", "gone", 10, 1), pays("t2", "a", "old", 95, 1),
        pays("t3", "a", "fresh", 96, 1), pays("t4", "x", "y", 100, 1)},
       {}}));
  PeersQuery query{.recent = Duration::seconds(10)};
  CHECK(rows(graph, found(graph, {"a"}, query))
        == Rows{"old CNY in 0/0 out 2/2 t0-t2", "fresh CNY in 0/0 out 1/1 t3-t3 new",
                "gone CNY in 0/0 out 1/1 t1-t1 vanished"});

  // A period that begins later shows only its transfers, but knows who was seen before it.
  query.period.from = at(50);
  CHECK(rows(graph, found(graph, {"a"}, query))
        == Rows{"fresh CNY in 0/0 out 1/1 t3-t3 new", "old CNY in 0/0 out 1/1 t2-t2"});
  // What lies after its end is not looked at.
  query.period = {std::nullopt, at(12)};
  CHECK(rows(graph, found(graph, {"a"}, query))
        == Rows{"gone CNY in 0/0 out 1/1 t1-t1 new", "old CNY in 0/0 out 1/1 t0-t0 vanished"});
  // Exactly as old as --recent is not recent.
  query.period = {std::nullopt, at(20)};
  CHECK(rows(graph, found(graph, {"a"}, query))
        == Rows{"gone CNY in 0/0 out 1/1 t1-t1 vanished", "old CNY in 0/0 out 1/1 t0-t0 vanished"});
  // The whole ledger is recent: nobody can say who is new.
  query = {.recent = Duration::seconds(1000)};
  CHECK(rows(graph, found(graph, {"a"}, query)).front() == "old CNY in 0/0 out 2/2 t0-t2 ?");
}

TEST_CASE("counterparties of one holder are one") {
  const auto graph = tests::attributed(
      {{pays("t0", "a", "b", 0, 5), pays("t1", "a", "c", 1, 6), pays("t2", "d", "a", 2, 1)}, {}},
      {held_by("b", "H"), held_by("c", "H")});
  const auto peers = found(graph, {"a"}, {}, PartyKind::holder);
  CHECK(rows(graph, peers, PartyKind::holder)
        == Rows{"H CNY in 0/0 out 11/2 t0-t1 ?", "d CNY in 1/1 out 0/0 t2-t2 ?"});
  CHECK(peers.peers[0].accounts.size() == 2);
}

TEST_CASE("counterparties equal those of a loop over all rows") {
  std::size_t rows_found = 0, marked = 0;
  for (std::uint64_t seed = 1; seed <= 3'000; ++seed) {
    INFO("seed " << seed);
    const auto ledger = oracle::random_ledger(seed);
    oracle::RandomNumbers random(seed);
    const auto some_row = [&]() -> const oracle::Row& {
      return ledger.rows[random.below(ledger.rows.size())];
    };
    std::set<std::string> group{some_row().payer};
    if (random.chance(40)) group.insert(some_row().payee);
    PeersQuery query{.recent = Duration::seconds(random.between(0, 30))};
    auto from = Time::min().ns, to = Time::max().ns;
    if (random.chance(40)) query.period.from = Time(from = some_row().time_ns);
    if (random.chance(40)) query.period.to = Time(to = some_row().time_ns);
    const TransferGraph graph(tests::built(ledger));
    const auto texts = rows(graph, found(graph, group, query));
    CHECK(texts == expected_rows(ledger, group, from, to, query.recent.ns));
    rows_found += texts.size();
    for (const auto& text : texts) marked += text.ends_with("new") || text.ends_with("vanished");
  }
  CHECK(rows_found > 6'000);
  CHECK(marked > 1'500);
}

}  // namespace sluice
