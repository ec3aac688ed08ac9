// SPDX-License-Identifier: Apache-2.0
#include "algorithms/implicated/implicated.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "algorithms/holders/account_existence.hpp"
#include "algorithms/holders/account_holders.hpp"
#include "algorithms/implicated/passing_on.hpp"

namespace sluice {
namespace {

template <class T>
void sort_once(std::vector<T>& list) {
  std::ranges::sort(list);
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

bool holds(const std::vector<AccountNo>& sorted, AccountNo account) {
  return std::ranges::binary_search(sorted, account);
}

class ImplicatedFinder {
 public:
  ImplicatedFinder(const TransferGraph& graph, const ImplicatedQuery& query)
      : graph_(graph), query_(query), holders_(graph, account_links(graph)) {}

  Implicated find(Progress& progress) {
    if (query_.has_labels) found_.basis.push_back(Basis::labels);
    if (query_.traced != nullptr) found_.basis.push_back(Basis::traced);
    if (found_.basis.empty()) found_.basis.push_back(Basis::chains);
    found_.exempt = query_.cleared;
    Trace traced;
    if (query_.traced != nullptr) traced = trace(traced_graph(), *query_.traced);
    for (const auto& row : traced.pockets)
      if (row.end == End::victim) found_.exempt.push_back(graph_.account(row.pocket));
    if (query_.traced != nullptr)
      for (const auto& source : query_.traced->sources) exempt_payer(source.transfer);
    sort_once(found_.exempt);
    confirm();
    add_traced(traced);
    if (query_.search == ChainSearch::always || found_.has(Basis::chains)) add_chains(progress);
    for (auto& [account, implicated] : accounts_) found_.accounts.push_back(std::move(implicated));
    return std::move(found_);
  }

 private:
  const TransferGraph& traced_graph() const {
    return query_.traced_in == nullptr ? graph_ : *query_.traced_in;
  }

  ImplicatedAccount& implicate(AccountNo account) {
    auto& implicated = accounts_[account];
    implicated.account = account;
    return implicated;
  }

  /// A cash point or a bank of others can be part of a case, but nobody's rented account.
  void confirm() {
    const Boundary boundary(graph_, query_.pass_through.boundary);
    for (const auto account : query_.confirmed) {
      if (holds(found_.exempt, account) || !exists_by_then(graph_, account)) continue;
      if (boundary.is_terminal(account) || boundary.is_uncovered(account))
        ++found_.outside_confirmed;
      else
        implicate(account).confirmed = true;
    }
  }

  /// A payer of fraud payments is a victim, unless the cash came from a machine.
  void exempt_payer(TransferNo source) {
    const Boundary boundary(graph_, query_.traced->boundary);
    const auto payer = graph_.account(graph_.payer(source));
    if (!boundary.is_terminal(payer)) found_.exempt.push_back(payer);
  }

  /// All that the pocket received by the moment asked for.
  Amount inflow(PocketNo pocket) const {
    const auto inflows = traced_graph().inflows(pocket);
    return sum_of_first(inflows, legs_before(inflows, cut_of(traced_graph(), *query_.traced)));
  }

  bool is_enough(const TracedPocket& row) const {
    return Wide{row.received.minor} * ppm_whole >= Wide{inflow(row.pocket).minor} * query_.share_ppm_min;
  }

  void add_traced(const Trace& traced) {
    for (const auto& row : traced.pockets) {
      if (row.end != End::rests || row.received <= Amount(0) || row.pocket.value >= graph_.pocket_count())
        continue;
      const auto account = graph_.account(row.pocket);
      if (!holds(found_.exempt, account) && is_enough(row)) implicate(account).traced = true;
    }
    PassingOn passing_on(graph_, holders_, query_.pass_through.window);
    for (const auto& row : traced.transfers) {
      if (row.key.phase() != RowKey::the_transfer || row.traced <= Amount(0)) continue;
      add_transfer(traced, row);
      passing_on.add(row.key.transfer(), row.traced);
    }
    for (auto& [account, implicated] : accounts_) {
      join_by_source(implicated.by_source);
      for (const auto& [currency, amount] : implicated.received) {
        const auto pocket = graph_.find_pocket(account, currency);
        implicated.inflows.push_back({currency, inflow(*pocket)});
        implicated.passed_on |= passing_on.is_passed_on(*pocket);
      }
    }
  }

  void add_transfer(const Trace& traced, const TracedTransfer& row) {
    const auto transfer = row.key.transfer();
    const auto payer = accounts_.find(graph_.account(row.payer));
    if (payer != accounts_.end() && payer->second.traced) payer->second.evidence.push_back(transfer);
    const auto payee = accounts_.find(graph_.account(row.payee));
    if (payee == accounts_.end() || !payee->second.traced) return;
    payee->second.evidence.push_back(transfer);
    auto followed = row.traced;
    for (const auto& share : traced.shares_of(row)) {
      if (share.under_floor)
        followed -= share.amount;
      else
        payee->second.by_source.push_back({share.source, share.amount});
    }
    found_.inflows.push_back({transfer, payee->first, followed});
    add_received(payee->second.received, graph_.currency(row.payee), followed);
  }

  static void join_by_source(std::vector<SourceAmount>& shares) {
    std::ranges::stable_sort(shares, {}, &SourceAmount::source);
    std::vector<SourceAmount> joined;
    for (const auto& share : shares) {
      if (joined.empty() || joined.back().source != share.source)
        joined.push_back(share);
      else
        joined.back().amount += share.amount;
    }
    shares = std::move(joined);
  }

  static void add_received(std::vector<CurrencyAmount>& received, CurrencyNo currency, Amount amount) {
    const auto place = std::ranges::lower_bound(received, currency, {}, &CurrencyAmount::currency);
    if (place != received.end() && place->currency == currency)
      place->amount += amount;
    else
      received.insert(place, {currency, amount});
  }

  void add_chains(Progress& progress) {
    found_.chains = find_all_chains(graph_, query_.pass_through, progress);
    std::erase_if(found_.chains, [&](const FoundChain& chain) { return is_within_few(chain); });
    const auto decides = found_.has(Basis::chains);
    for (const auto& [account, transfer] : transfers_by_mule(graph_, found_.chains)) {
      if (holds(found_.exempt, account) || is_own(transfer)) continue;
      auto known = accounts_.find(account);
      if (known == accounts_.end()) {
        if (!decides) continue;
        implicate(account);
        known = accounts_.find(account);
      }
      auto& implicated = known->second;
      implicated.in_chain = true;
      if (!implicated.traced) implicated.evidence.push_back(transfer);
    }
  }

  /// Whether it only seems to have enough mules, because a holder passed money through cards of his own.
  bool is_within_few(const FoundChain& chain) const {
    std::vector<std::uint64_t> persons;
    for (const auto mule : chain.mules) persons.push_back(holders_.person(graph_.account(mule)));
    sort_once(persons);
    return persons.size() < query_.pass_through.mules_min;
  }

  /// Who moves money between cards of his own hands it to nobody.
  bool is_own(TransferNo transfer) const {
    return holders_.are_of_one(graph_.account(graph_.payer(transfer)),
                               graph_.account(graph_.payee(transfer)));
  }

  const TransferGraph& graph_;
  const ImplicatedQuery& query_;
  AccountHolders holders_;
  Implicated found_;
  std::map<AccountNo, ImplicatedAccount> accounts_;
};

}  // namespace

std::string_view to_text(Basis basis) {
  constexpr std::array<std::string_view, 3> names{"labels", "traced", "chains"};
  return names.at(static_cast<std::size_t>(basis));
}

const ImplicatedAccount* Implicated::find(AccountNo account) const {
  const auto place = std::ranges::lower_bound(accounts, account, {}, &ImplicatedAccount::account);
  return place == accounts.end() || place->account != account ? nullptr : &*place;
}

bool Implicated::is_exempt(AccountNo account) const { return holds(exempt, account); }

bool Implicated::has(Basis asked) const { return std::ranges::find(basis, asked) != basis.end(); }

Implicated find_implicated(const TransferGraph& graph, const ImplicatedQuery& query, Progress& progress) {
  return ImplicatedFinder(graph, query).find(progress);
}

}  // namespace sluice
