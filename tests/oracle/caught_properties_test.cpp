// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "tests/oracle/caught.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/random_ledger.hpp"

using namespace sluice::oracle;

namespace {

constexpr std::uint64_t ledger_count = 1000;
constexpr long double rounding = 1e-9L;
constexpr std::int64_t before_all = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t after_all = std::numeric_limits<std::int64_t>::max();

struct Case {
  Ledger ledger;
  Query query;
  Result traced;
  std::vector<PocketId> inside;  // that traced money ever reached
  RandomNumbers random;

  FrozenPockets bites() {
    FrozenPockets drawn;
    for (const auto& pocket : inside) drawn[pocket] = ledger.rows[random.below(ledger.rows.size())].time_ns;
    return drawn;
  }
  FrozenPockets some_of(const FrozenPockets& all) {
    FrozenPockets drawn = all;
    std::erase_if(drawn, [&](const auto&) { return random.chance(50); });
    return drawn;
  }
  ByCurrency caught_by(const FrozenPockets& frozen) const { return caught(ledger, query, frozen); }
};

Case draw_case(std::uint64_t seed) {
  Case drawn{random_ledger(seed), {}, {}, {}, RandomNumbers(seed + 1'000'000)};
  drawn.query.sources = random_query(drawn.ledger, seed).sources;
  drawn.traced = trace(drawn.ledger, drawn.query);
  for (const auto& account : drawn.traced.accounts)
    if (account.end.empty()) drawn.inside.push_back({account.account, account.currency});
  return drawn;
}

template <class Check>
void for_each_case(const Check& check) {
  for (std::uint64_t seed = 0; seed < ledger_count; ++seed) {
    Case drawn = draw_case(seed);
    INFO("seed " << seed);
    check(drawn);
  }
}

FrozenPockets with(FrozenPockets frozen, const PocketId& pocket, std::int64_t bite_ns) {
  frozen[pocket] = bite_ns;
  return frozen;
}

FrozenPockets all_at(const std::vector<PocketId>& pockets, std::int64_t bite_ns) {
  FrozenPockets frozen;
  for (const auto& pocket : pockets) frozen[pocket] = bite_ns;
  return frozen;
}

// Takes the pocket that adds most, again and again.
long double greedily(const Case& drawn, const std::string& currency, const FrozenPockets& bites,
                     std::size_t slots) {
  FrozenPockets chosen;
  for (std::size_t slot = 0; slot < slots; ++slot) {
    FrozenPockets best = chosen;
    for (const auto& [pocket, bite_ns] : bites) {
      const auto more = with(chosen, pocket, bite_ns);
      if (pocket.currency == currency
          && drawn.caught_by(more).at(currency) > drawn.caught_by(best).at(currency))
        best = more;
    }
    chosen = best;
  }
  return drawn.caught_by(chosen).at(currency);
}

// What ended outside later than that.
ByCurrency spent_after(const Result& traced, std::int64_t at_ns) {
  ByCurrency spent;
  for (const auto& transfer : traced.transfers)
    for (const auto& account : traced.accounts)
      if (account.account == transfer.payee && account.currency == transfer.currency
          && (account.end == "dissipated" || account.end == "left_visibility") && transfer.time_ns > at_ns)
        spent[transfer.currency] += static_cast<long double>(*transfer.traced);
  return spent;
}

}  // namespace

TEST_CASE("all inside accounts frozen before everything catch whatever entered inside") {
  for_each_case([](const Case& drawn) {
    ByCurrency entered;
    for (const auto& source : drawn.traced.sources) entered[source.currency] += 0;
    for (const auto& row : drawn.ledger.rows)
      for (const auto& source : drawn.traced.sources)
        if (source.transfer == row.id
            && std::ranges::find(drawn.inside, PocketId{row.payee, row.currency}) != drawn.inside.end())
          entered[row.currency] += static_cast<long double>(row.amount);
    for (const auto& [currency, amount] : drawn.caught_by(all_at(drawn.inside, before_all)))
      if (std::fabs(amount - entered[currency]) > rounding) FAIL("not what entered");
  });
}

TEST_CASE("frozen after everything an account catches what rests there, and sets add up") {
  for_each_case([](const Case& drawn) {
    ByCurrency resting;
    for (const auto& account : drawn.traced.accounts) {
      const auto rests = static_cast<long double>(*account.rests);
      const FrozenPockets alone{{{account.account, account.currency}, after_all}};
      resting[account.currency] += rests;
      if (std::fabs(drawn.caught_by(alone).at(account.currency) - rests) > rounding) FAIL(account.account);
    }
    for (const auto& [currency, amount] : drawn.caught_by(all_at(drawn.inside, after_all)))
      if (std::fabs(amount - resting[currency]) > rounding) FAIL("not what rests");
  });
}

TEST_CASE("caught grows with the set and with earlier bites") {
  for_each_case([](Case& drawn) {
    const auto bites = drawn.bites();
    for (int round = 0; round < 4; ++round) {
      const auto larger = drawn.some_of(bites);
      auto smaller = drawn.some_of(larger);
      const auto most = drawn.caught_by(larger);
      for (const auto& [currency, amount] : drawn.caught_by(smaller))
        if (amount > most.at(currency) + rounding) FAIL("a smaller set catches more");
      const auto before = drawn.caught_by(smaller);
      for (auto& [pocket, bite_ns] : smaller) bite_ns -= drawn.random.between(0, 9) * 1'000'000'000;
      for (const auto& [currency, amount] : drawn.caught_by(smaller))
        if (amount < before.at(currency) - rounding) FAIL("an earlier bite catches less");
    }
  });
}

TEST_CASE("caught is submodular: one more account adds less to a larger set") {
  int strictly_less = 0;
  for_each_case([&](Case& drawn) {
    const auto bites = drawn.bites();
    for (int round = 0; round < 4; ++round) {
      const auto larger = drawn.some_of(bites);
      const auto smaller = drawn.some_of(larger);
      const auto from_larger = drawn.caught_by(larger), from_smaller = drawn.caught_by(smaller);
      for (const auto& [pocket, bite_ns] : bites) {
        const auto& currency = pocket.currency;
        if (larger.contains(pocket)) continue;
        const long double to_larger =
            drawn.caught_by(with(larger, pocket, bite_ns)).at(currency) - from_larger.at(currency);
        const long double to_smaller =
            drawn.caught_by(with(smaller, pocket, bite_ns)).at(currency) - from_smaller.at(currency);
        if (to_larger > to_smaller + rounding) FAIL("it adds more to the larger set");
        strictly_less += to_larger < to_smaller - rounding;
      }
    }
  });
  CHECK(strictly_less > 100);
}

TEST_CASE("the best set is worth the best order sent at once, and greed at least 1 - 1/e of it") {
  int beaten = 0;
  for_each_case([&](Case& drawn) {
    const auto bites = drawn.bites();
    for (const std::size_t slots : {1U, 2U, 3U})
      for (const auto& [currency, nothing] : drawn.caught_by({})) {
        const auto best = best_set(drawn.ledger, drawn.query, currency, bites, slots);
        const auto ordered =
            best_order(drawn.ledger, drawn.query, currency, bites, std::vector<std::int64_t>(slots, 0));
        const long double greedy = greedily(drawn, currency, bites, slots);
        FrozenPockets chosen;
        for (const auto& pocket : best.pockets) chosen[pocket] = bites.at(pocket);
        if (best.pockets.size() > slots) FAIL("too many orders");
        if (std::fabs(best.caught - ordered.caught) > rounding) FAIL("another best without a pace");
        if (std::fabs(drawn.caught_by(chosen).at(currency) - best.caught) > rounding) FAIL("another value");
        if (greedy > best.caught + rounding) FAIL("greed beats the best");
        if (greedy < (1 - 1 / std::numbers::e_v<long double>)*best.caught - rounding) FAIL("greed fails");
        beaten += greedy < best.caught - rounding;
      }
  });
  CHECK(beaten > 0);
}

TEST_CASE("what is lost was caught, and was spent later") {
  int found = 0;
  for_each_case([&](Case& drawn) {
    const std::int64_t at_ns = drawn.ledger.rows[drawn.random.below(drawn.ledger.rows.size())].time_ns;
    const std::int64_t bite_ns = at_ns + drawn.random.between(0, 3) * 1'000'000'000;
    const auto pockets = candidates(drawn.ledger, drawn.query, at_ns);
    const auto bites = all_at(pockets, bite_ns);
    const auto all = drawn.caught_by(bites);
    auto spent = spent_after(drawn.traced, at_ns);
    for (const auto& [currency, amount] : lost(drawn.ledger, drawn.query, at_ns, bites)) {
      if (amount > all.at(currency) + rounding || amount > spent[currency] + rounding) FAIL("too much");
      found += amount > 0;
    }
  });
  CHECK(found > 100);
}
