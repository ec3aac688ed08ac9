// SPDX-License-Identifier: Apache-2.0
// Every signal has its own test; here is what holds for all of them.
#include "algorithms/suspects/signals/account_signals.hpp"

#include <bit>

#include "engine/run/parallel.hpp"
#include "tests/algorithms/suspects/signal_ledger.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/oracle_ledger.hpp"
#include "tests/support/pass_through_ledger.hpp"

namespace sluice {
namespace {

using tests::at, tests::MeasuredLedger, tests::SignalLedger;

std::vector<std::uint32_t> bits(const SignalTable& table) {
  std::vector<std::uint32_t> all;
  for (const auto& column : table.values)
    for (const auto value : column)
      all.push_back(is_known(value) ? std::bit_cast<std::uint32_t>(value) : ~0u);
  return all;
}

/// Ordinary people of whom everything is known.
TransferGraph people() {
  SignalLedger ledger;
  ledger.add_ordinary_people(40, 60);
  oracle::RandomNumbers random(3);
  for (int i = 0; i < 60; ++i) {
    const auto id = "p" + std::to_string(i);
    auto& row = ledger.account(id);
    row.kind = AccountKind::bank_card;
    row.opened = at(random.between(-100, 20));
    row.texts[static_cast<std::size_t>(AccountText::holder)] = "H" + std::to_string(random.below(40));
    row.texts[static_cast<std::size_t>(AccountText::phone)] = "1" + std::to_string(random.below(30));
    row.texts[static_cast<std::size_t>(AccountText::region)] = random.chance(50) ? "A" : "B";
    for (int k = 0; k < 30; ++k)
      ledger.pays(id, "p" + std::to_string((i + k) % 59 + (i + k) % 59 / 59), at(k), 900 + k,
                  {"D" + std::to_string(random.below(50)), "", random.chance(70) ? "A" : "B"});
  }
  return ledger.graph();
}

void check_explained(const MeasuredLedger& measured) {
  for (std::uint32_t a = 0; a < measured.graph.account_count(); ++a) {
    std::size_t known = 0;
    for (const auto& column : measured.table.values) known += is_known(column[a]);
    const auto explained = measured.signals.explain(AccountNo(a), 4);
    CHECK(explained.size() == known);
    for (const auto& each : explained) {
      CAPTURE(a, std::string(to_text(each.signal)));
      CHECK(std::bit_cast<std::uint32_t>(each.value)
            == std::bit_cast<std::uint32_t>(measured.table.at(each.signal, AccountNo(a))));
      CHECK(each.transfers.size() <= 4);
      CHECK(std::ranges::is_sorted(each.transfers));
      for (const auto transfer : each.transfers) {
        const bool is_own = measured.graph.account(measured.graph.payer(transfer)) == AccountNo(a)
                            || measured.graph.account(measured.graph.payee(transfer)) == AccountNo(a);
        CHECK(is_own);
      }
    }
  }
}

}  // namespace

TEST_CASE("explanations have the values that were measured, and transfers of the account") {
  check_explained(MeasuredLedger(people()));
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    CAPTURE(seed);
    check_explained(MeasuredLedger{TransferGraph(tests::built(oracle::random_ledger(seed)))});
    check_explained(MeasuredLedger{TransferGraph(tests::built(oracle::pass_through_ledger(seed)))});
  }
}

TEST_CASE("signals are the same for any number of threads") {
  const auto graph = people();
  const auto measured = [&](std::size_t threads) {
    return with_threads(threads, [&] { return bits(MeasuredLedger(graph).table); });
  };
  const auto one = measured(1);
  CHECK(one == measured(2));
  CHECK(one == measured(8));
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const TransferGraph small(tests::built(oracle::random_ledger(seed)));
    const auto alone = with_threads(1, [&] { return bits(MeasuredLedger(small).table); });
    CHECK(alone == with_threads(4, [&] { return bits(MeasuredLedger(small).table); }));
  }
}

TEST_CASE("what is hidden by the moment of knowledge is as if it had never happened") {
  SignalLedger whole, part;
  for (auto* ledger : {&whole, &part}) {
    ledger->add_ordinary_people(20, 10);
    for (int i = 0; i < 12; ++i) ledger->pays("v" + std::to_string(i), "mule", at(10, 9, i), 4'000);
    ledger->opened("mule", at(5));
    ledger->opened("p1", at(5));
  }
  for (int i = 0; i < 12; ++i) whole.pays("mule", "p" + std::to_string(i % 10), at(25, 9, i), 3'900);
  const MeasuredLedger then(whole.graph().known_at(at(24))), never(part);
  for (std::uint32_t a = 0; a < never.graph.account_count(); ++a) {
    const auto id = std::string(never.graph.account_id(AccountNo(a)));
    for (std::size_t s = 0; s < signal_count; ++s) {
      const auto signal = static_cast<Signal>(s);
      CAPTURE(id, std::string(to_text(signal)));
      const auto value = then.value(signal, id), expected = never.value(signal, id);
      CHECK(is_known(value) == is_known(expected));
      if (is_known(expected)) CHECK(value == expected);
    }
  }
}

TEST_CASE("without attributes, devices and ids what needs them is unknown, the rest is told") {
  const MeasuredLedger measured{TransferGraph(tests::built(oracle::pass_through_ledger(3)))};
  for (const auto signal :
       {Signal::newly_opened, Signal::opened_far_from_use, Signal::shared_phone, Signal::shared_device,
        Signal::shared_address, Signal::fresh_accounts_of_holder, Signal::near_known_cases})
    for (std::uint32_t a = 0; a < measured.graph.account_count(); ++a)
      CHECK_FALSE(is_known(measured.table.at(signal, AccountNo(a))));
  std::size_t known = 0;
  for (const auto signal : {Signal::dormant_then_busy, Signal::test_payment, Signal::fast_in_fast_out,
                            Signal::many_payers, Signal::first_time_counterparties, Signal::chain_membership})
    for (std::uint32_t a = 0; a < measured.graph.account_count(); ++a)
      known += is_known(measured.table.at(signal, AccountNo(a)));
  CHECK(known > 0);
}

TEST_CASE("accounts outside have no signals, and a ledger without transfers has none at all") {
  SignalLedger ledger;
  ledger.add_ordinary_people(10, 5);
  const MeasuredLedger measured(ledger);
  for (std::size_t s = 0; s < signal_count; ++s)
    CHECK_FALSE(is_known(measured.value(static_cast<Signal>(s), "shop1")));
  CHECK(measured.signals.explain(measured.graph.find_account("shop1").value(), 5).empty());
  SignalLedger none;
  CHECK(MeasuredLedger(none).table.values[0].empty());
}

TEST_CASE("measuring stops when it is cancelled") {
  const MeasuredLedger measured(people());
  Progress progress;
  progress.cancelled = true;
  CHECK_THROWS_AS(measured.signals.measure(progress), Interrupted);
  CHECK_THROWS_AS(AccountSignals(measured.graph, {}, progress), Interrupted);
}

}  // namespace sluice
