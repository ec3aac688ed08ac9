// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "tests/oracle/bounds.hpp"
#include "tests/oracle/bounds_by_hand.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/random_ledger.hpp"

using namespace sluice::oracle;

namespace {

constexpr Rule conserving_rules[] = {Rule::haircut, Rule::fifo, Rule::lifo, Rule::libr, Rule::tainted_first};

std::optional<std::int64_t> some_balance(RandomNumbers& random, int percent) {
  if (!random.chance(percent)) return std::nullopt;
  return random.between(0, 5);
}

// A row of 1 to 4 units; sometimes a balance is given.
Row tiny_row(RandomNumbers& random, std::int64_t number, const std::vector<Account>& accounts,
             int balance_percent) {
  const std::size_t payer = random.below(accounts.size());
  const std::size_t payee = (payer + 1 + random.below(accounts.size() - 1)) % accounts.size();
  return {.id = "t" + std::to_string(number),
          .payer = accounts[payer].id,
          .payee = accounts[payee].id,
          .time_ns = number,
          .amount = random.between(1, 4),
          .currency = "CNY",
          .payer_balance_after = some_balance(random, balance_percent),
          .payee_balance_after = some_balance(random, balance_percent)};
}

// 3 to 5 accounts, 3 to 10 rows: few enough to try every way of dividing each payment.
Ledger tiny_ledger(RandomNumbers& random) {
  Ledger ledger;
  const std::int64_t account_count = random.between(3, 5), row_count = random.between(3, 10);
  const int opening_percent = random.chance(50) ? 60 : 0, balance_percent = random.chance(30) ? 20 : 0;
  for (std::int64_t i = 0; i < account_count; ++i) {
    Account account{.id = std::string(1, static_cast<char>('A' + i)), .kind = {}, .opening_balance = {}};
    if (random.chance(10))
      account.kind = random.chance(50) ? Account::Kind::terminal : Account::Kind::uncovered;
    if (random.chance(opening_percent)) account.opening_balance["CNY"] = random.between(0, 4);
    ledger.accounts.push_back(account);
  }
  for (std::int64_t i = 0; i < row_count; ++i)
    ledger.rows.push_back(tiny_row(random, i, ledger.accounts, balance_percent));
  return ledger;
}

// Early payments, mostly of one payer, under the names V, W or the payer's own.
Query tiny_query(RandomNumbers& random, const Ledger& ledger) {
  Query query;
  const std::string& payer = ledger.rows.front().payer;
  for (const auto& row : ledger.rows)
    if (random.chance(row.payer == payer ? 70 : 15))
      query.sources.push_back({row.id, random.chance(50) ? (random.chance(50) ? "V" : "W") : ""});
  if (query.sources.empty()) query.sources.push_back({ledger.rows.front().id, ""});
  if (random.chance(15)) query.until_ns = random.between(2, 9);
  if (random.chance(15)) query.known_at_ns = random.between(2, 9);
  return query;
}

std::set<std::string> victims_in(const Result& result) {
  std::set<std::string> victims;
  for (const auto& source : result.sources) victims.insert(source.victim);
  return victims;
}

std::set<PocketId> some_pockets(RandomNumbers& random, const std::vector<PocketBounds>& each) {
  std::set<PocketId> pockets;
  for (const auto& pocket : each)
    if (pocket.id.currency == each.front().id.currency && random.chance(50)) pockets.insert(pocket.id);
  return pockets;
}

// What rests in the pockets of the victims' money (none named: of all).
std::int64_t traced_in(const Result& result, const std::set<PocketId>& pockets,
                       const std::set<std::string>& victims) {
  std::int64_t sum = 0;
  for (const auto& account : result.accounts) {
    if (!pockets.contains({account.account, account.currency})) continue;
    for (const auto& [source, amount] : account.by_source)
      if (victims.empty() || victims.contains(result.sources[static_cast<std::size_t>(source)].victim))
        sum += amount;
  }
  return sum;
}

bool holds(const Bounds& bounds, std::int64_t amount) {
  return bounds.least <= amount && amount <= bounds.most;
}

// The question without its rule and limits.
Query without_limits(const Query& query, Rule rule) {
  return {
      .sources = query.sources, .rule = rule, .until_ns = query.until_ns, .known_at_ns = query.known_at_ns};
}

// Every reconstructed opening replaced by a larger one that is given.
Ledger with_larger_openings(RandomNumbers& random, Ledger ledger,
                            const std::set<std::string>& victim_accounts) {
  for (const auto& pocket : complete(ledger, victim_accounts).pockets) {
    if (pocket.given) continue;
    auto account = std::ranges::find(ledger.accounts, pocket.id.account, &Account::id);
    account->opening_balance[pocket.id.currency] = pocket.opening + random.between(0, 20);
  }
  return ledger;
}

std::set<std::string> payers_of(const Ledger& ledger, const Query& query) {
  std::set<std::string> payers;
  for (const auto& row : ledger.rows)
    if (std::ranges::find(query.sources, row.id, &Source::transfer) != query.sources.end())
      if (kind_of(ledger, row.payer) != Account::Kind::terminal) payers.insert(row.payer);
  return payers;
}

}  // namespace

TEST_CASE("bounds equal what trying every division of every payment finds, on tiny ledgers") {
  int apart = 0, of_sets = 0;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    RandomNumbers random(seed);
    const Ledger ledger = tiny_ledger(random);
    const Query query = tiny_query(random, ledger);
    std::vector<std::set<std::string>> asked{{}};
    for (const auto& victim : victims_in(trace(ledger, query))) asked.push_back({victim});
    INFO("seed " << seed);
    for (const auto& victims : asked) {
      const auto completed = possible_holdings(ledger, query, victims, Basis::completed);
      const auto raised = possible_holdings(ledger, query, victims, Basis::raised);
      const auto each = bounds_each(ledger, query, victims);
      for (const auto& pocket : each) {
        CHECK(pocket.completed == bounds_by_hand(completed, {pocket.id}));
        CHECK(pocket.bounds == bounds_by_hand(raised, {pocket.id}));
        apart += pocket.bounds.least != pocket.bounds.most;
      }
      const auto set = some_pockets(random, each);
      if (set.size() < 2) continue;
      const auto together = bounds_of_set(ledger, query, victims, set);
      CHECK(together.completed == bounds_by_hand(completed, set));
      CHECK(together.bounds == bounds_by_hand(raised, set));
      of_sets += together.bounds.least != together.bounds.most;
    }
  }
  CHECK(apart > 1000);  // there is something to compare
  CHECK(of_sets > 200);
}

TEST_CASE("least <= every conserving rule <= most, on random ledgers") {
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    const Ledger ledger = random_ledger(seed);
    const Query asked = random_query(ledger, seed);
    RandomNumbers random(seed);
    for (const Rule rule : conserving_rules) {
      const Query query = without_limits(asked, rule);
      const Result traced = trace(ledger, query);
      auto victims = victims_in(traced);
      victims.insert("");
      INFO("seed " << seed << ", rule " << static_cast<int>(rule));
      for (const auto& victim : victims) {
        const std::set<std::string> named = victim.empty() ? std::set<std::string>{} : std::set{victim};
        const auto each = bounds_each(ledger, query, named);
        for (const auto& pocket : each) {
          const auto rests = traced_in(traced, {pocket.id}, named);
          CHECK(holds(pocket.completed, rests));
          CHECK(holds(pocket.bounds, rests));
        }
        if (each.empty()) continue;
        const auto set = some_pockets(random, each);
        const auto together = bounds_of_set(ledger, query, named, set);
        CHECK(holds(together.completed, traced_in(traced, set, named)));
        CHECK(holds(together.bounds, traced_in(traced, set, named)));
      }
    }
  }
}

TEST_CASE("bounds contain each other, and the least of all is at least the sum of each one's") {
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    const Ledger ledger = random_ledger(seed);
    const Query query = without_limits(random_query(ledger, seed), Rule::haircut);
    std::map<PocketId, std::int64_t> sum_of_least, sum_of_least_completed;
    for (const auto& victim : victims_in(trace(ledger, query)))
      for (const auto& pocket : bounds_each(ledger, query, {victim})) {
        sum_of_least[pocket.id] += pocket.bounds.least;
        sum_of_least_completed[pocket.id] += pocket.completed.least;
      }
    INFO("seed " << seed);
    for (const auto& pocket : bounds_each(ledger, query)) {
      CHECK(0 <= pocket.bounds.least);
      CHECK(pocket.bounds.least <= pocket.completed.least);
      CHECK(pocket.completed.least <= pocket.completed.most);
      CHECK(pocket.completed.most <= pocket.bounds.most);
      CHECK(pocket.completed.most <= pocket.balance);
      CHECK(sum_of_least[pocket.id] <= pocket.bounds.least);
      CHECK(sum_of_least_completed[pocket.id] <= pocket.completed.least);
    }
  }
}

TEST_CASE("least and most hold for every true opening") {
  int moved = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    const Ledger ledger = random_ledger(seed);
    Query query = without_limits(random_query(ledger, seed), Rule::haircut);
    query.known_at_ns = {};
    RandomNumbers random(seed);
    const auto before = bounds_each(ledger, query);
    const auto after = bounds_each(with_larger_openings(random, ledger, payers_of(ledger, query)), query);
    INFO("seed " << seed);
    REQUIRE(before.size() == after.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
      CHECK(after[i].bounds == after[i].completed);  // everything is given now
      CHECK(before[i].bounds.least <= after[i].bounds.least);
      CHECK(after[i].bounds.most <= before[i].bounds.most);
      moved += before[i].completed != after[i].completed;
    }
  }
  CHECK(moved > 100);
}
