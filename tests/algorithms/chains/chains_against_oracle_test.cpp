// SPDX-License-Identifier: Apache-2.0
// Hand-offs, chains, episodes and groups beside the slow program that follows their definitions word by word.
#include "algorithms/chains/layered_groups.hpp"
#include "algorithms/chains/mule_chains.hpp"
#include "engine/run/parallel.hpp"
#include "tests/oracle/chains.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/oracle_ledger.hpp"
#include "tests/support/pass_through_ledger.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

/// Random limits, often met exactly.
oracle::ChainQuery random_question(std::uint64_t seed) {
  oracle::RandomNumbers random(seed);
  oracle::ChainQuery query;
  query.window_ns = random.chance(70) ? 100'000'000'000 : random.between(1, 200) * 1'000'000'000;
  if (random.chance(30)) query.keep_ppm = random.between(0, 9) * 100'000;
  if (random.chance(30)) query.slack_ppm = random.between(0, 50) * 10'000;
  query.mules_min = static_cast<int>(random.between(1, 4));
  if (random.chance(20)) query.amount_min = random.between(1, 60);
  if (random.chance(40)) query.hub = static_cast<int>(random.between(1, 8));
  return query;
}

PassThroughQuery asked(const TransferGraph& graph, const oracle::ChainQuery& query) {
  PassThroughQuery question;
  question.window = Duration(query.window_ns);
  question.keep_ppm = static_cast<std::uint32_t>(query.keep_ppm);
  question.slack_ppm = static_cast<std::uint32_t>(query.slack_ppm);
  question.mules_min = static_cast<std::size_t>(query.mules_min);
  question.hub_transfers = static_cast<std::size_t>(query.hub);
  if (query.amount_min)
    question.amount_min.assign(graph.ledger().currencies.scale.size(), Amount(*query.amount_min));
  return question;
}

std::vector<int> rows_of(const std::vector<TransferNo>& transfers) {
  std::vector<int> rows;
  for (const auto transfer : transfers) rows.push_back(static_cast<int>(transfer.value));
  return rows;
}

std::string currency_of(const TransferGraph& graph, TransferNo transfer) {
  return std::string(graph.currency_code(graph.currency(transfer)));
}

/// Ledgers of the oracle are in order already, so that a row's place is its transfer's number.
struct Case {
  oracle::Ledger ledger;
  oracle::ChainQuery query;
  TransferGraph graph;
  PassThroughQuery question;
  mutable Progress progress;

  explicit Case(std::uint64_t seed)
      : ledger(seed % 4 == 0 ? oracle::random_ledger(seed) : oracle::pass_through_ledger(seed)),
        query(random_question(seed)),
        graph(tests::built(ledger)),
        question(asked(graph, query)) {}

  HandOffs hand_offs() const { return find_hand_offs(graph, question, progress); }
  std::vector<LayeredGroup> groups() const {
    return join_episodes(graph, find_episodes(graph, question, progress), question, progress);
  }
};

constexpr std::uint64_t seeds = 3'000;

}  // namespace

TEST_CASE("hand-offs equal the oracle's") {
  std::size_t found = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    INFO("seed " << seed);
    const Case each(seed);
    const auto hand_offs = each.hand_offs();
    std::vector<std::pair<int, int>> pairs;
    for (std::uint32_t in = 0; in < hand_offs.answer.size(); ++in)
      if (hand_offs.answer[in] != TransferNo::none())
        pairs.emplace_back(static_cast<int>(in), static_cast<int>(hand_offs.answer[in].value));
    std::ranges::sort(pairs, {}, &std::pair<int, int>::second);
    CHECK(pairs == oracle::hand_offs(each.ledger, each.query));
    CHECK(hand_offs.count == pairs.size());
    found += pairs.size();
  }
  CHECK(found > seeds);
}

TEST_CASE("mule chains equal the oracle's") {
  std::size_t found = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    INFO("seed " << seed);
    const Case each(seed);
    std::vector<oracle::Chain> chains;
    for (const auto& chain : follow_hand_offs(each.graph, each.hand_offs(), each.question.mules_min)) {
      const auto first = chain.transfers.front(), last = chain.transfers.back();
      oracle::Chain row{currency_of(each.graph, first), rows_of(chain.transfers), {}};
      for (const auto mule : chain.mules) row.mules.emplace_back(each.graph.account_id(mule));
      row.amount_in = each.graph.amount(first).minor;
      row.amount_out = each.graph.amount(last).minor;
      row.ns = (each.graph.time(last) - each.graph.time(first)).ns;
      chains.push_back(std::move(row));
    }
    CHECK((chains == oracle::chains(each.ledger, each.query)));
    found += chains.size();
  }
  CHECK(found > seeds / 10);
}

TEST_CASE("pass-through episodes equal the oracle's") {
  std::size_t found = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    INFO("seed " << seed);
    const Case each(seed);
    const auto episodes = find_episodes(each.graph, each.question, each.progress);
    std::vector<int> of_inflow(each.graph.transfer_count(), -1), of_outflow = of_inflow;
    std::size_t count = 0;
    for (const auto& episode : oracle::episodes(each.ledger, each.query)) {
      if (!episode.pass_through) continue;
      ++count;
      for (const auto row : episode.inflows)
        of_inflow[static_cast<std::size_t>(row)] = episode.outflows.front();
      for (const auto row : episode.outflows)
        of_outflow[static_cast<std::size_t>(row)] = episode.outflows.front();
    }
    const auto none = [](int row) { return row == static_cast<int>(TransferNo::none().value) ? -1 : row; };
    auto found_in = rows_of(episodes.of_inflow), found_out = rows_of(episodes.of_outflow);
    std::ranges::transform(found_in, found_in.begin(), none);
    std::ranges::transform(found_out, found_out.begin(), none);
    CHECK(found_in == of_inflow);
    CHECK(found_out == of_outflow);
    CHECK(episodes.count == count);
    found += count;
  }
  CHECK(found > seeds);
}

TEST_CASE("layered groups equal the oracle's") {
  std::size_t found = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    INFO("seed " << seed);
    const Case each(seed);
    std::vector<oracle::Group> groups;
    for (const auto& group : each.groups()) {
      oracle::Group row{std::string(each.graph.currency_code(group.currency)), {}, rows_of(group.transfers)};
      for (const auto& mule : group.mules)
        row.levels[std::string(each.graph.account_id(mule.pocket))] = static_cast<int>(mule.level);
      row.amount = group.amount.minor;
      groups.push_back(std::move(row));
    }
    CHECK((groups == oracle::groups(each.ledger, each.query)));
    found += groups.size();
  }
  CHECK(found > seeds / 10);
}

TEST_CASE("hand-offs and groups are the same for any number of threads") {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    const Case each(seed);
    const auto alone = with_threads(1, [&] { return each.hand_offs(); });
    const auto groups = with_threads(1, [&] { return each.groups(); });
    for (const std::size_t threads : {2u, 8u}) {
      CHECK(with_threads(threads, [&] { return each.hand_offs(); }).answer == alone.answer);
      const auto again = with_threads(threads, [&] { return each.groups(); });
      REQUIRE(again.size() == groups.size());
      for (std::size_t i = 0; i < groups.size(); ++i) {
        CHECK(again[i].transfers == groups[i].transfers);
        CHECK(again[i].mules == groups[i].mules);
      }
    }
  }
}

}  // namespace sluice
