// SPDX-License-Identifier: Apache-2.0
// What a payment would close or continue, beside slow programs that look at the ledger with the payment
// added.
#include <algorithm>

#include "algorithms/screening/hand_off_history.hpp"
#include "algorithms/screening/payment_check.hpp"
#include "tests/oracle/chains.hpp"
#include "tests/oracle/patterns.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/oracle_ledger.hpp"
#include "tests/support/pass_through_ledger.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

/// A random ledger, random limits, and a payment somewhere in it, often one that means something.
struct Asked {
  oracle::Ledger ledger;
  oracle::ChainQuery chains;
  oracle::PatternQuery patterns;
  oracle::Row payment;

  explicit Asked(std::uint64_t seed)
      : ledger(seed % 3 == 0 ? oracle::random_ledger(seed) : oracle::pass_through_ledger(seed)) {
    oracle::RandomNumbers random(seed);
    chains.window_ns = random.chance(60) ? 100'000'000'000 : random.between(1, 300) * 1'000'000'000;
    if (random.chance(30)) chains.keep_ppm = random.between(0, 9) * 100'000;
    if (random.chance(30)) chains.slack_ppm = random.between(0, 50) * 10'000;
    if (random.chance(20)) chains.amount_min = random.between(1, 60);
    patterns.window_ns = chains.window_ns;
    const auto& near = ledger.rows[random.below(ledger.rows.size())];
    const auto& other = ledger.rows[random.below(ledger.rows.size())];
    payment = {"asked",      near.payee,  random.chance(50) ? other.payer : other.payee,
               near.time_ns, near.amount, near.currency,
               {},           {}};
    if (random.chance(60)) payment.time_ns += random.between(-10, 120) * 1'000'000'000;
    if (random.chance(60))
      payment.amount = std::max<std::int64_t>(1, near.amount * random.between(70, 105) / 100);
    for (const auto& row : ledger.rows)
      if (chains.amount_min) patterns.amount_min[row.currency] = *chains.amount_min;
  }

  /// The ledger as it was when the payment is made, and the payment.
  oracle::Ledger extended() const {
    auto with = ledger;
    std::erase_if(with.rows, [&](const oracle::Row& row) { return row.time_ns > payment.time_ns; });
    with.rows.push_back(payment);
    return with;
  }
};

struct Found {
  TransferGraph graph;
  PaymentScreening screening;
};

Found find(const Asked& asked) {
  const TransferGraph graph(tests::built(asked.ledger));
  ScreenQuery query;
  auto& pass_through = query.suspicion.signals.pass_through;
  pass_through.window = Duration(asked.chains.window_ns);
  pass_through.keep_ppm = static_cast<std::uint32_t>(asked.chains.keep_ppm);
  pass_through.slack_ppm = static_cast<std::uint32_t>(asked.chains.slack_ppm);
  if (asked.chains.amount_min)
    pass_through.amount_min.assign(graph.ledger().currencies.scale.size(), Amount(*asked.chains.amount_min));
  for (const auto& account : asked.ledger.accounts)
    if (const auto number = graph.find_account(account.id)) {
      if (account.kind == oracle::Account::Kind::terminal) pass_through.boundary.terminal.push_back(*number);
      if (account.kind == oracle::Account::Kind::uncovered)
        pass_through.boundary.uncovered.push_back(*number);
    }
  Progress progress;
  const ScreenIndex index(graph, query, progress);
  CurrencyNo currency;
  while (graph.currency_code(currency) != asked.payment.currency) ++currency;
  return {graph, PaymentCheck(index).screen({require_account(graph, asked.payment.payer),
                                             graph.find_account(asked.payment.payee), currency,
                                             Amount(asked.payment.amount), Time(asked.payment.time_ns)})};
}

/// The rows that lead to the last one by hand-offs, without it.
std::vector<int> chain_behind(const oracle::Ledger& ledger, const oracle::ChainQuery& query) {
  const auto hand_offs = oracle::hand_offs(ledger, query);
  std::vector<int> rows;
  for (auto row = static_cast<int>(ledger.rows.size()) - 1;;) {
    const auto found = std::ranges::find(hand_offs, row, &std::pair<int, int>::second);
    if (found == hand_offs.end()) break;
    rows.insert(rows.begin(), row = found->first);
  }
  return rows;
}

/// Whether the last row closes a cycle by these.
bool is_way_back(const oracle::Ledger& ledger, const oracle::PatternQuery& query, std::vector<int> rows) {
  rows.push_back(static_cast<int>(ledger.rows.size()) - 1);
  const auto cycles = oracle::cycles(ledger, query);
  return std::ranges::find(cycles, rows, &oracle::Shape::rows) != cycles.end();
}

std::vector<int> rows_of(const std::vector<TransferNo>& transfers) {
  std::vector<int> rows;
  for (const auto transfer : transfers) rows.push_back(static_cast<int>(transfer.value));
  return rows;
}

constexpr std::uint64_t seeds = 4'000;

}  // namespace

TEST_CASE("a payment continues the chain that the hand-offs of the ledger with it would have") {
  std::size_t continued = 0, longer = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    INFO("seed " << seed);
    const Asked asked(seed);
    if (asked.payment.payer == asked.payment.payee) continue;
    const auto behind = rows_of(find(asked).screening.continues_chain.transfers);
    CHECK(behind == chain_behind(asked.extended(), asked.chains));
    continued += behind.empty() ? 0u : 1u;
    longer += behind.size() > 1 ? 1u : 0u;
  }
  CHECK(continued > seeds / 20);
  CHECK(longer > seeds / 100);
}

TEST_CASE("a payment closes a cycle where the ledger with it has one that ends with it") {
  std::size_t closed = 0, open = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    INFO("seed " << seed);
    const Asked asked(seed);
    if (asked.payment.payer == asked.payment.payee) continue;
    const auto extended = asked.extended();
    const auto last = static_cast<int>(extended.rows.size()) - 1;
    const auto found = find(asked).screening;
    const auto way = rows_of(found.closes_cycle.transfers);
    const auto cycles = oracle::cycles(extended, asked.patterns);
    const bool is_closed =
        std::ranges::any_of(cycles, [&](const auto& cycle) { return cycle.rows.back() == last; });
    CHECK_FALSE(found.is_cut);
    CHECK(is_closed == !way.empty());
    if (!way.empty()) CHECK(is_way_back(extended, asked.patterns, way));
    ++(is_closed ? closed : open);
  }
  CHECK(closed > seeds / 20);
  CHECK(open > seeds / 20);
}

}  // namespace sluice
