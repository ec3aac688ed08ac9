// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "tests/oracle/bounds.hpp"
#include "tests/oracle/refund.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/random_ledger.hpp"

using namespace sluice::oracle;

namespace {

constexpr Method methods[] = {Method::article_8, Method::pari_passu, Method::rolling,
                              Method::fifo,      Method::lifo,       Method::libr};

// All that can be stolen money is frozen, or a part, or more than is there.
RefundQuery random_refund(const Ledger& ledger, std::uint64_t seed) {
  RandomNumbers random(seed);
  RefundQuery query{.stolen = random_query(ledger, seed), .frozen = {}};
  query.stolen.backward = false;
  query.frozen = freeze_all(ledger, query.stolen);
  for (auto& frozen : query.frozen)
    if (random.chance(40)) frozen.amount = random.between(0, frozen.amount + 5);
  if (random.chance(50)) std::ranges::reverse(query.frozen);
  for (const auto& victim : refund(ledger, query).victims)
    if (random.chance(40)) query.repaid[{victim.victim, victim.currency}] = random.between(0, 12);
  query.count_receipts = random.chance(50);
  query.weight_open = random.chance(30);
  return query;
}

std::int64_t returned_to(const Refund& refund, const PocketId& pocket, const std::string& victim) {
  std::int64_t sum = 0;
  for (const auto& row : refund.rows)
    if (row.pocket == pocket && row.victim == victim) sum += row.amount;
  return sum;
}

}  // namespace

TEST_CASE("refund: never more than is frozen or open, and the sums agree, under every method") {
  int refunds_with_rows = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    const Ledger ledger = random_ledger(seed);
    RefundQuery query = random_refund(ledger, seed);
    for (const Method method : methods) {
      query.method = method;
      const Refund result = refund(ledger, query);
      INFO("seed " << seed << ", method " << static_cast<int>(method));
      refunds_with_rows += !result.rows.empty();
      for (const auto& account : result.accounts) {
        std::int64_t sum = 0;
        for (const auto& victim : result.victims)
          if (victim.currency == account.pocket.currency)
            sum += returned_to(result, account.pocket, victim.victim);
        CHECK(account.returned == sum);
        CHECK(account.remains >= 0);
        CHECK(account.frozen == account.returned + account.remains);
      }
      for (const auto& victim : result.victims) {
        std::int64_t sum = 0;
        for (const auto& account : result.accounts)
          if (victim.currency == account.pocket.currency)
            sum += returned_to(result, account.pocket, victim.victim);
        CHECK(victim.returned == sum);
        CHECK(victim.open >= 0);
        CHECK(victim.loss == victim.repaid + victim.returned + victim.open);
      }
      for (const auto& row : result.rows) CHECK(row.amount > 0);
    }
  }
  CHECK(refunds_with_rows > 1000);
}

TEST_CASE("refund: article 8 gives nobody more than can be his, and leaves nothing that must be given") {
  int in_proportion = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    const Ledger ledger = random_ledger(seed);
    const RefundQuery query = random_refund(ledger, seed);
    const Refund result = refund(ledger, query);
    INFO("seed " << seed);
    for (const auto& row : result.rows) in_proportion += row.step == "proportion";
    for (const auto& victim : result.victims)
      for (const auto& pocket : bounds_each(ledger, query.stolen, {victim.victim})) {
        if (pocket.id.currency != victim.currency) continue;
        const auto amount = returned_to(result, pocket.id, victim.victim);
        CHECK(amount <= pocket.bounds.most);
        for (const auto& account : result.accounts)
          if (account.pocket == pocket.id && account.remains > 0 && victim.open > 0)
            CHECK(amount >= std::min(pocket.bounds.least, account.frozen));
      }
  }
  CHECK(in_proportion > 100);
}
