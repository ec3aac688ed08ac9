// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "tests/oracle/chains.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/pass_through_ledger.hpp"
#include "tests/support/random_ledger.hpp"

using namespace sluice::oracle;

namespace {

constexpr std::uint64_t ledger_count = 2000;

const Row& row_of(const Ledger& ledger, int row) { return ledger.rows[static_cast<std::size_t>(row)]; }

// Dense ledgers with the window they are made for, and some that have nothing to do with passing on.
template <class Check>
void for_each_ledger(const Check& check) {
  for (std::uint64_t seed = 0; seed < ledger_count; ++seed) {
    INFO("seed " << seed);
    RandomNumbers random(seed + 1);
    ChainQuery query{.window_ns = 100'000'000'000, .mules_min = 1};
    if (random.chance(30)) query.keep_ppm = random.between(0, 9) * 100'000;
    if (random.chance(30)) query.slack_ppm = random.between(0, 2) * 100'000;
    if (random.chance(20)) query.amount_min = 100 * random.between(1, 3);
    if (random.chance(30)) query.hub = static_cast<int>(random.between(3, 12));
    check(random.chance(85) ? pass_through_ledger(seed) : random_ledger(seed), query);
  }
}

bool is_dropped(const ChainQuery& query, const Row& row) {
  return query.amount_min && row.amount < *query.amount_min;
}

// The pocket, the age and the amounts of a hand-off.
bool fits(const ChainQuery& query, const Row& inflow, const Row& outflow) {
  return inflow.payee == outflow.payer && inflow.currency == outflow.currency
         && outflow.time_ns - inflow.time_ns <= query.window_ns
         && (1'000'000 - query.keep_ppm) * inflow.amount <= 1'000'000 * outflow.amount
         && 1'000'000 * outflow.amount <= (1'000'000 + query.slack_ppm) * inflow.amount;
}

}  // namespace

TEST_CASE("hand-offs are a matching of inflows with later outflows that fit") {
  std::size_t found = 0;
  for_each_ledger([&](const Ledger& ledger, const ChainQuery& query) {
    std::set<int> inflows, outflows;
    for (const auto& [in, out] : hand_offs(ledger, query)) {
      const Row &inflow = row_of(ledger, in), &outflow = row_of(ledger, out);
      CHECK(in < out);
      CHECK(fits(query, inflow, outflow));
      CHECK(kind_of(ledger, inflow.payee) == Account::Kind::inside);
      CHECK_FALSE((is_dropped(query, inflow) || is_dropped(query, outflow)));
      CHECK(inflows.insert(in).second);
      CHECK((outflows.empty() || *outflows.rbegin() < out));
      outflows.insert(out);
    }
    found += outflows.size();
  });
  CHECK(found > 5 * ledger_count);
}

TEST_CASE("an outflow without a hand-off has no inflow left that fits, one with it none that fits better") {
  for_each_ledger([](const Ledger& ledger, const ChainQuery& query) {
    const int size = static_cast<int>(ledger.rows.size());
    std::map<int, int> used_by, answers;
    for (const auto& [in, out] : hand_offs(ledger, query)) {
      used_by[in] = out;
      answers[out] = in;
    }
    for (int out = 0; out < size; ++out) {
      const Row& outflow = row_of(ledger, out);
      if (kind_of(ledger, outflow.payer) != Account::Kind::inside || is_dropped(query, outflow)) continue;
      for (int in = 0; in < out; ++in) {
        const Row& inflow = row_of(ledger, in);
        const bool is_free = !used_by.contains(in) || used_by.at(in) > out;
        if (!is_free || is_dropped(query, inflow) || !fits(query, inflow, outflow)) continue;
        REQUIRE(answers.contains(out));
        const std::int64_t taken = row_of(ledger, answers.at(out)).amount, amount = outflow.amount;
        if (inflow.amount >= amount) CHECK((amount <= taken && taken <= inflow.amount));
        if (inflow.amount < amount) CHECK((amount <= taken || inflow.amount <= taken));
        if (inflow.amount == taken) CHECK(in < answers.at(out));
      }
    }
  });
}

TEST_CASE("chains are disjoint and hold every hand-off once") {
  std::size_t long_ones = 0;
  for_each_ledger([&](const Ledger& ledger, const ChainQuery& query) {
    std::vector<std::pair<int, int>> steps;
    std::set<int> rows;
    int start = -1;
    for (const auto& chain : chains(ledger, query)) {
      CHECK(chain.rows.front() > start);
      start = chain.rows.front();
      for (std::size_t i = 0; i + 1 < chain.rows.size(); ++i)
        steps.emplace_back(chain.rows[i], chain.rows[i + 1]);
      for (const int row : chain.rows) CHECK(rows.insert(row).second);
      for (std::size_t i = 0; i + 1 < chain.rows.size(); ++i)
        CHECK(std::ranges::count(chain.mules, row_of(ledger, chain.rows[i]).payee) == 1);
      CHECK(chain.mules.size() < chain.rows.size());
      long_ones += chain.mules.size() >= 3;
    }
    std::ranges::sort(steps, {}, &std::pair<int, int>::second);
    CHECK(steps == hand_offs(ledger, query));
  });
  CHECK(long_ones > ledger_count / 2);
}

TEST_CASE("with more mules asked for, the other chains and groups are the same") {
  for_each_ledger([](const Ledger& ledger, ChainQuery query) {
    auto fewer_chains = chains(ledger, query);
    auto fewer_groups = groups(ledger, query);
    std::erase_if(fewer_chains, [](const Chain& chain) { return chain.mules.size() < 3; });
    std::erase_if(fewer_groups, [](const Group& group) { return group.levels.size() < 3; });
    query.mules_min = 3;
    CHECK(chains(ledger, query) == fewer_chains);
    CHECK(groups(ledger, query) == fewer_groups);
  });
}

TEST_CASE("episodes share no transfer of a pocket and draw no more than there is") {
  std::size_t found = 0, passing = 0, of_several = 0;
  for_each_ledger([&](const Ledger& ledger, const ChainQuery& query) {
    std::set<std::pair<PocketId, int>> rows;
    std::map<PocketId, std::int64_t> unexplained;  // drawn for outflows less drawn on inflows
    for (const auto& episode : episodes(ledger, query)) {
      CHECK(kind_of(ledger, episode.pocket.account) == Account::Kind::inside);
      CHECK_FALSE((episode.inflows.empty() || episode.outflows.empty()));
      CHECK(episode.inflows.front() < episode.outflows.front());
      for (const int row : episode.inflows) CHECK(rows.emplace(episode.pocket, row).second);
      for (const int row : episode.outflows) CHECK(rows.emplace(episode.pocket, row).second);
      for (const int row : episode.inflows) CHECK(row_of(ledger, row).payee == episode.pocket.account);
      for (const int row : episode.outflows) CHECK(row_of(ledger, row).payer == episode.pocket.account);
      CHECK((0 < episode.drawn_in && episode.drawn_in <= episode.in));
      CHECK((0 < episode.drawn_out && episode.drawn_out <= episode.out));
      // It begins with what its first outflow draws on, and ends two windows after its first transfer.
      CHECK(row_of(ledger, episode.outflows.back()).time_ns - row_of(ledger, episode.inflows.front()).time_ns
            <= 2 * query.window_ns);
      unexplained[episode.pocket] += episode.drawn_out - episode.drawn_in;
      ++found;
      passing += episode.pass_through;
      of_several += episode.inflows.size() > 1 && episode.outflows.size() > 1;
    }
    // Every draw is on an inflow of an episode; its outflow's episode may be left out.
    for (const auto& [pocket, amount] : unexplained) CHECK(amount <= 0);
  });
  CHECK(found > 5 * ledger_count);
  CHECK(passing > ledger_count);
  CHECK(of_several > ledger_count / 4);
}

TEST_CASE("groups are disjoint, and their levels rise from where their money comes in") {
  std::size_t found = 0;
  for_each_ledger([&](const Ledger& ledger, const ChainQuery& query) {
    std::set<int> rows, members;
    for (const auto& episode : episodes(ledger, query)) {
      if (!episode.pass_through) continue;
      members.insert(episode.inflows.begin(), episode.inflows.end());
      members.insert(episode.outflows.begin(), episode.outflows.end());
    }
    int start = -1;
    for (const auto& group : groups(ledger, query)) {
      CHECK(group.rows.front() > start);
      start = group.rows.front();
      CHECK(std::ranges::is_sorted(group.rows));
      for (const int row : group.rows) {
        CHECK(rows.insert(row).second);
        CHECK(row_of(ledger, row).currency == group.currency);
      }
      // The first transfer comes from without: what is paid before it feeds nobody.
      CHECK(group.amount >= row_of(ledger, group.rows.front()).amount);
      for (const auto& [account, level] : group.levels)
        CHECK((1 <= level && level <= static_cast<int>(group.rows.size())));
      found += group.levels.size() >= 3;
    }
    CHECK(std::ranges::includes(members, rows));
    if (query.hub == 1000) CHECK(rows == members);
  });
  CHECK(found > ledger_count / 4);
}
