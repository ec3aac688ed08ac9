// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/account_signals.hpp"

#include <algorithm>

#include "algorithms/suspects/signals/dormancy.hpp"
#include "algorithms/suspects/signals/end_of_day.hpp"
#include "algorithms/suspects/signals/habits.hpp"
#include "algorithms/suspects/signals/holders.hpp"
#include "algorithms/suspects/signals/passed_on.hpp"
#include "algorithms/suspects/signals/payers.hpp"
#include "algorithms/suspects/signals/places.hpp"
#include "algorithms/suspects/signals/shared_contacts.hpp"
#include "algorithms/suspects/signals/trade.hpp"
#include "engine/run/parallel.hpp"

namespace sluice {

/// What is found once for all accounts.
struct AccountSignals::Findings {
  TransferGraph graph;
  AccountRoles roles;
  LedgerNorms norms;
  PlacesOfUse places;
  PassedOn passed_on;
  Trades trades;
  SharedContacts contacts;
  FreshAccounts fresh;
  SignalThresholds thresholds;

  Findings(const TransferGraph& g, const SignalQuery& query, const Holders& holders, Progress& progress)
      : graph(g),
        roles(g, query.pass_through.boundary),
        norms(measure_norms(g, roles, progress)),
        places(g, progress),
        passed_on(g, query.pass_through, progress),
        trades(g, roles, progress),
        contacts(g, holders, progress),
        fresh(g, holders, progress),
        thresholds(thresholds_for(norms.length())) {}

  /// Nothing is known of accounts outside, and of those without a transfer only what needs none.
  float measure(Signal signal, const MeasuredAccount& account, TellingTransfers* telling) const {
    if (!roles.is_inside(account.account())) return unknown_signal();
    switch (signal) {
      case Signal::shared_phone: return contacts.measure(Contact::phone, account, telling);
      case Signal::shared_device: return contacts.measure(Contact::device, account, telling);
      case Signal::shared_address: return contacts.measure(Contact::address, account, telling);
      case Signal::fresh_accounts_of_holder: return fresh.measure(account.account());
      default: return account.movements.empty() ? unknown_signal() : measure_use(signal, account, telling);
    }
  }

  float measure_use(Signal signal, const MeasuredAccount& account, TellingTransfers* telling) const {
    switch (signal) {
      case Signal::dormant_then_busy: return dormant_then_busy(account, telling);
      case Signal::newly_opened: return newly_opened(account, telling);
      case Signal::opened_far_from_use: return places.measure(account, telling);
      case Signal::test_payment: return test_payment(account, telling);
      case Signal::fast_in_fast_out: return passed_on.fast_in_fast_out(account, telling);
      case Signal::emptied_nightly: return emptied_nightly(account, telling);
      case Signal::just_under_limit: return just_under_limit(account, telling);
      case Signal::round_amounts: return round_amounts(account, telling);
      case Signal::night_hours: return night_hours(account, telling);
      case Signal::many_payers: return many_payers(account, telling);
      case Signal::first_time_counterparties: return first_time_counterparties(account, telling);
      case Signal::off_own_history: return off_own_history(account, telling);
      case Signal::off_trade: return trades.measure(account, telling);
      case Signal::chain_membership: return passed_on.chain_membership(account, telling);
      default: return unknown_signal();
    }
  }
};

AccountSignals::AccountSignals(const TransferGraph& graph, const SignalQuery& query, Progress& progress)
    : findings_(std::make_shared<const Findings>(graph, query, Holders(graph), progress)) {}

SignalTable AccountSignals::measure(Progress& progress) const {
  const auto& graph = findings_->graph;
  SignalTable table;
  for (auto& column : table.values) column.assign(graph.account_count(), unknown_signal());
  progress.begin("signals", graph.account_count());
  for_chunks(graph.account_count(), 1'024, [&](std::size_t, std::size_t begin, std::size_t end) {
    AccountMovements movements(graph);
    const MeasuredAccount account{graph, findings_->roles, findings_->norms, movements};
    for (auto i = begin; i < end; ++i) {
      const AccountNo measured(static_cast<std::uint32_t>(i));
      if (!findings_->roles.is_inside(measured)) continue;
      movements.read(measured);
      for (std::size_t s = 0; s < signal_count; ++s)
        table.values[s][i] = findings_->measure(static_cast<Signal>(s), account, nullptr);
    }
    progress.advance(end - begin);
  });
  return table;
}

std::vector<SignalEvidence> AccountSignals::explain(AccountNo asked, std::size_t transfers_max) const {
  AccountMovements movements(findings_->graph);
  movements.read(asked);
  const MeasuredAccount account{findings_->graph, findings_->roles, findings_->norms, movements};
  std::vector<SignalEvidence> evidence;
  TellingTransfers telling;
  for (std::size_t s = 0; s < signal_count; ++s) {
    telling.clear();
    const auto signal = static_cast<Signal>(s);
    const auto value = findings_->measure(signal, account, &telling);
    if (is_known(value)) evidence.push_back({signal, value, telling.take(transfers_max)});
  }
  return evidence;
}

const SignalThresholds& AccountSignals::thresholds() const { return findings_->thresholds; }

}  // namespace sluice
