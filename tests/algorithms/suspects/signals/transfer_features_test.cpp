// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/transfer_features.hpp"

#include <cmath>

#include "algorithms/suspects/signals/signal.hpp"
#include "tests/algorithms/suspects/signal_ledger.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/oracle_ledger.hpp"
#include "tests/support/pass_through_ledger.hpp"

namespace sluice {
namespace {

using tests::at;

bool same(float a, float b) { return (std::isnan(a) && std::isnan(b)) || a == Approx(b); }

/// What came before a transfer at one end, by a walk over all transfers.
struct Walked {
  float since = unknown_signal(), over_last = unknown_signal(), over_mean = unknown_signal();
  std::uint32_t count = 0;

  template <class Belongs>
  Walked(const TransferGraph& graph, TransferNo transfer, Belongs belongs) {
    std::int64_t sum = 0, last = 0;
    Time last_time;
    for (std::uint32_t t = 0; t < transfer.value; ++t) {
      if (!belongs(TransferNo(t))) continue;
      ++count;
      last = graph.amount(TransferNo(t)).minor;
      last_time = graph.time(TransferNo(t));
      sum += last;
    }
    if (count == 0) return;
    const auto amount = static_cast<float>(graph.amount(transfer).minor);
    since = static_cast<float>((graph.time(transfer) - last_time).ns) / 1e9f;
    over_last = amount / static_cast<float>(last);
    over_mean = amount * static_cast<float>(count) / static_cast<float>(sum);
  }
};

}  // namespace

TEST_CASE("the features of a hand-off") {
  tests::SignalLedger ledger;
  ledger.pays("victim", "mule", at(0, 10), 1'000);
  ledger.pays("mule", "shop", at(0, 10, 1), 10);
  ledger.pays("mule", "next", at(0, 10, 30), 980);
  const auto graph = ledger.graph();
  Progress progress;
  const TransferFeatureReader reader(graph, {}, progress);
  TransferFeatures all;
  reader.read(TransferNo(0), graph.end(), all);
  REQUIRE(all.size() == 3);
  CHECK(std::isnan(all.since_payer_inflow[0]));
  CHECK(all.since_payer_inflow[2] == 30 * 60);
  CHECK(all.since_payer_outflow[2] == 29 * 60);
  CHECK(all.over_last_inflow[2] == Approx(0.98));
  CHECK(all.over_payer_mean[2] == Approx(98));
  CHECK(all.payer_outflows_before == std::vector<std::uint32_t>{0, 0, 1});
  CHECK(all.hour[0] == 10);
  CHECK(all.weekday[0] == 0);
  CHECK(all.hands_on == std::vector<std::uint8_t>{0, 0, 1});
  CHECK(all.is_handed_on == std::vector<std::uint8_t>{1, 0, 0});
  CHECK(all.in_payer_episode == std::vector<std::uint8_t>{0, 1, 1});
  CHECK(all.in_payee_episode == std::vector<std::uint8_t>{1, 0, 0});
  CHECK(all.is_first_between == std::vector<std::uint8_t>{1, 1, 1});
}

TEST_CASE("features of random ledgers are those that a walk over the list tells, however they are cut") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const TransferGraph graph(
        tests::built(seed % 2 == 0 ? oracle::random_ledger(seed) : oracle::pass_through_ledger(seed)));
    Progress progress;
    const TransferFeatureReader reader(graph, {}, progress);
    TransferFeatures some;
    for (std::uint32_t t = 0; t < graph.transfer_count(); ++t) {
      const TransferNo transfer(t);
      if (t % 5 == 0) reader.read(transfer, TransferNo(std::min(t + 5, graph.end().value)), some);
      const auto i = t - some.first.value;
      const auto payer = graph.payer(transfer), payee = graph.payee(transfer);
      const Walked came(graph, transfer, [&](TransferNo other) { return graph.payee(other) == payer; });
      const Walked paid(graph, transfer, [&](TransferNo other) { return graph.payer(other) == payer; });
      const Walked got(graph, transfer, [&](TransferNo other) { return graph.payee(other) == payee; });
      const auto is_between = [&](TransferNo other, bool any) {
        const auto from = graph.account(graph.payer(other)), to = graph.account(graph.payee(other));
        const auto own = graph.account(payer), counterparty = graph.account(payee);
        return (from == own && to == counterparty) || (any && from == counterparty && to == own);
      };
      const Walked this_way(graph, transfer, [&](TransferNo other) { return is_between(other, false); });
      const Walked between(graph, transfer, [&](TransferNo other) { return is_between(other, true); });
      CAPTURE(seed, t);
      CHECK(same(some.since_payer_inflow[i], came.since));
      CHECK(same(some.since_payer_outflow[i], paid.since));
      CHECK(same(some.since_payee_inflow[i], got.since));
      CHECK(same(some.over_last_inflow[i], came.over_last));
      CHECK(same(some.over_payer_mean[i], paid.over_mean));
      CHECK(same(some.over_payee_mean[i], got.over_mean));
      CHECK(some.payer_outflows_before[i] == paid.count);
      CHECK(some.payee_inflows_before[i] == got.count);
      CHECK(some.is_first_this_way[i] == (this_way.count == 0));
      CHECK(some.is_first_between[i] == (between.count == 0));
    }
  }
}

}  // namespace sluice
