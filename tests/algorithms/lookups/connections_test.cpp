// SPDX-License-Identifier: Apache-2.0
#include "algorithms/lookups/connections.hpp"

#include "engine/values/error.hpp"
#include "tests/oracle/connect.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/oracle_ledger.hpp"
#include "tests/support/pass_through_ledger.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

using oracle::pays;

std::vector<AccountNo> numbers_of(const TransferGraph& graph, const std::set<std::string>& ids) {
  std::vector<AccountNo> accounts;
  for (const auto& id : ids)
    if (const auto account = graph.find_account(id)) accounts.push_back(*account);
  return accounts;
}

oracle::Path rows_of(const std::vector<TransferNo>& transfers) {
  oracle::Path rows;
  for (const auto t : transfers) rows.push_back(static_cast<int>(t.value));
  return rows;
}

ConnectQuery asked(const TransferGraph& graph, const oracle::ConnectQuery& query) {
  ConnectQuery question;
  question.starts = numbers_of(graph, query.starts);
  question.ends = numbers_of(graph, query.ends);
  if (query.from_ns) question.period.from = Time(*query.from_ns);
  if (query.to_ns) question.period.to = Time(*query.to_ns);
  if (query.window_ns) question.window = Duration(*query.window_ns);
  if (query.hops_max) question.hops_max = static_cast<std::uint32_t>(*query.hops_max);
  if (query.fanout) question.fanout = static_cast<std::uint32_t>(*query.fanout);
  question.order = query.largest ? FanoutOrder::largest : FanoutOrder::newest;
  for (std::uint16_t c = 0; c < graph.ledger().currencies.scale.size(); ++c)
    if (query.currency == graph.currency_code(CurrencyNo(c))) question.currency = CurrencyNo(c);
  return question;
}

/// The engine's answer in the oracle's words. Ledgers of the oracle are in order already, so that a row's
/// place is its transfer's number.
oracle::Connections found(const TransferGraph& graph, const oracle::ConnectQuery& query) {
  Progress progress;
  const auto answer = find_connections(graph, asked(graph, query), progress);
  oracle::Connections connections{rows_of(answer.shortest), rows_of(answer.earliest), {}, {}};
  for (const auto& widest : answer.widest)
    connections.widest[std::string(graph.currency_code(widest.currency))] = {widest.width.minor,
                                                                             rows_of(widest.transfers)};
  for (const auto& [pocket, transfers, followed] : answer.cut)
    connections.cut[{std::string(graph.account_id(pocket)),
                     std::string(graph.currency_code(graph.currency(pocket)))}] = {transfers, followed};
  return connections;
}

oracle::Connections found(const oracle::Ledger& ledger, const oracle::ConnectQuery& query) {
  return found(TransferGraph(tests::built(ledger)), query);
}

/// A question about accounts of the ledger's rows, with random limits that are often met exactly.
oracle::ConnectQuery random_question(const oracle::Ledger& ledger, std::uint64_t seed) {
  oracle::RandomNumbers random(seed);
  const auto some_row = [&]() -> const oracle::Row& { return ledger.rows[random.below(ledger.rows.size())]; };
  oracle::ConnectQuery query;
  query.starts.insert(some_row().payer);
  if (random.chance(15)) query.starts.insert(some_row().payer);
  for (int i = random.chance(15) ? 2 : 1; i > 0; --i)
    if (const auto& end = some_row().payee; !query.starts.contains(end)) query.ends.insert(end);
  if (random.chance(25)) query.hops_max = static_cast<std::size_t>(random.between(1, 4));
  if (random.chance(35)) query.window_ns = random.between(0, 60) * 1'000'000'000;
  if (random.chance(20)) query.from_ns = some_row().time_ns;
  if (random.chance(20)) query.to_ns = some_row().time_ns;
  if (random.chance(40)) query.fanout = static_cast<std::size_t>(random.between(0, 3));
  query.largest = random.chance(50);
  if (random.chance(20)) query.currency = some_row().currency;
  return query;
}

}  // namespace

TEST_CASE("a connection goes forward in time") {
  // The money that reached b before a paid it cannot be a's.
  const oracle::Ledger ledger{{pays("t0", "b", "c", 1, 10), pays("t1", "a", "b", 2, 10)}, {}};
  CHECK(found(ledger, {.starts = {"a"}, .ends = {"c"}}) == oracle::Connections{});
  CHECK(found(ledger, {.starts = {"a"}, .ends = {"b"}}).shortest == oracle::Path{1});
}

TEST_CASE("shortest, earliest and widest may be three connections") {
  //   a -> b -> c -> z early; a -> z late and small; a -> d -> z late and large
  const oracle::Ledger ledger{
      {pays("t0", "a", "b", 0, 30), pays("t1", "b", "c", 1, 20), pays("t2", "c", "z", 2, 30),
       pays("t3", "a", "d", 3, 90), pays("t4", "a", "z", 4, 5), pays("t5", "d", "z", 5, 80)},
      {}};
  const auto answer = found(ledger, {.starts = {"a"}, .ends = {"z"}});
  CHECK(answer.shortest == oracle::Path{4});
  CHECK(answer.earliest == oracle::Path{0, 1, 2});
  CHECK(answer.widest.at("CNY") == std::pair(std::int64_t{80}, oracle::Path{3, 5}));

  // Two hops at most; then within two seconds, where the way over d is the only one but the shortest.
  CHECK(found(ledger, {.starts = {"a"}, .ends = {"z"}, .hops_max = 2}).earliest == oracle::Path{4});
  CHECK(found(ledger, {.starts = {"a"}, .ends = {"z"}, .from_ns = 3'000'000'000, .window_ns = 1'000'000'000})
            .widest.at("CNY")
        == std::pair(std::int64_t{5}, oracle::Path{4}));
}

TEST_CASE(
    "of equal connections the one that begins last is taken, then earlier transfers from the end back") {
  const oracle::Ledger ledger{
      {pays("t0", "a", "b", 0, 10), pays("t1", "a", "b", 1, 10), pays("t2", "a", "c", 2, 10),
       pays("t3", "b", "z", 3, 10), pays("t4", "c", "z", 3, 10)},
      {}};
  CHECK(found(ledger, {.starts = {"a"}, .ends = {"z"}}).shortest == oracle::Path{1, 3});
}

TEST_CASE("a connection does not lead through outside accounts, but may begin or end there") {
  oracle::Ledger ledger{{pays("t0", "a", "cash", 0, 10), pays("t1", "cash", "z", 1, 10)},
                        {oracle::terminal("cash")}};
  CHECK(found(ledger, {.starts = {"a"}, .ends = {"z"}}).shortest.empty());
  CHECK(found(ledger, {.starts = {"a"}, .ends = {"cash"}}).shortest == oracle::Path{0});
  CHECK(found(ledger, {.starts = {"cash"}, .ends = {"z"}}).shortest == oracle::Path{1});
  ledger.accounts = {oracle::uncovered("cash")};
  CHECK(found(ledger, {.starts = {"a"}, .ends = {"z"}}).shortest.empty());
}

TEST_CASE("of a hub the newest or the largest outflows after the first arrival are followed") {
  // b pays before it is reached, and then four times.
  const oracle::Ledger ledger{
      {pays("t0", "b", "x", 0, 99), pays("t1", "a", "b", 1, 50), pays("t2", "b", "z", 2, 40),
       pays("t3", "b", "y", 3, 30), pays("t4", "b", "x", 4, 40), pays("t5", "b", "z", 5, 10)},
      {}};
  oracle::ConnectQuery query{.starts = {"a"}, .ends = {"z"}, .fanout = 4};
  CHECK(found(ledger, query).earliest == oracle::Path{1, 2});
  CHECK(found(ledger, query).cut.empty());
  query.fanout = 2;
  CHECK(found(ledger, query).earliest == oracle::Path{1, 5});
  CHECK(found(ledger, query).cut.at({"b", "CNY"}) == std::pair(std::size_t{4}, std::size_t{2}));
  query.largest = true;
  CHECK(found(ledger, query).earliest == oracle::Path{1, 2});
  query.fanout = 1;  // of t2 and t4, both 40, the earlier one
  CHECK(found(ledger, query).earliest == oracle::Path{1, 2});
}

TEST_CASE("an account that is start and end is no question") {
  CHECK_THROWS_AS(found({{pays("t0", "a", "b", 0, 10)}, {}}, {.starts = {"a", "b"}, .ends = {"b"}}),
                  InvalidQuery);
}

TEST_CASE("connections equal the oracle's, which writes every path down") {
  std::size_t connected = 0, cut = 0, differing = 0, within_limits = 0;
  for (std::uint64_t seed = 1; seed <= 6'000; ++seed) {
    INFO("seed " << seed);
    const auto ledger = seed % 2 == 0 ? oracle::random_ledger(seed) : oracle::pass_through_ledger(seed);
    const auto query = random_question(ledger, seed);
    if (query.ends.empty()) continue;
    const auto expected = oracle::connections(ledger, query);
    CHECK((found(ledger, query) == expected));
    connected += !expected.shortest.empty();
    cut += !expected.cut.empty();
    differing += expected.shortest != expected.earliest;
    within_limits += expected.shortest.size() > 1 && (query.window_ns || query.hops_max);
  }
  CHECK(connected > 2'000);
  CHECK(cut > 500);
  CHECK(differing > 300);
  CHECK(within_limits > 200);
}

TEST_CASE("what was not known yet connects nobody") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    INFO("seed " << seed);
    auto ledger = oracle::random_ledger(seed);
    auto query = random_question(ledger, seed);
    if (query.ends.empty()) continue;
    const auto now = ledger.rows[ledger.rows.size() / 2].time_ns;
    const auto graph = TransferGraph(tests::built(ledger)).known_at(Time(now));
    std::erase_if(ledger.rows, [&](const oracle::Row& row) { return row.time_ns > now; });
    CHECK((found(graph, query) == oracle::connections(ledger, query)));
  }
}

}  // namespace sluice
