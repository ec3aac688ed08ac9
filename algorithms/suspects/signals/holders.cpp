// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/holders.hpp"

#include <algorithm>

#include "algorithms/suspects/signals/days.hpp"
#include "algorithms/suspects/signals/signal.hpp"
#include "engine/run/parallel.hpp"

namespace sluice {
namespace {

constexpr Duration fresh_within = days(90), before_ledger_max = days(365);
constexpr std::size_t accounts_max = 100;

struct OpenedAccount {
  HolderKey holder;
  Time opened;
  AccountNo account;
  auto operator<=>(const OpenedAccount&) const = default;
};

/// The most openings, not before `earliest`, within 90 days.
std::size_t most_within(std::span<const OpenedAccount> of_holder, Time earliest) {
  std::size_t most = 0, begin = 0;
  for (std::size_t i = 0; i < of_holder.size(); ++i) {
    while (of_holder[begin].opened < earliest && begin < i) ++begin;
    while (of_holder[i].opened - of_holder[begin].opened > fresh_within) ++begin;
    if (of_holder[begin].opened >= earliest) most = std::max(most, i + 1 - begin);
  }
  return most;
}

}  // namespace

bool is_opened_later(const TransferGraph& graph, AccountNo account) {
  const auto& opened = graph.ledger().accounts.opened;
  if (opened.empty() || opened[account.value] == unknown_time) return false;
  return graph.known_until() && opened[account.value] > *graph.known_until();
}

Time known_opening(const TransferGraph& graph, AccountNo account) {
  const auto& opened = graph.ledger().accounts.opened;
  return opened.empty() || is_opened_later(graph, account) ? unknown_time : opened[account.value];
}

Holders::Holders(const TransferGraph& graph) : holder_(graph.account_count()) {
  const auto& column = graph.ledger().accounts.texts[static_cast<std::size_t>(AccountText::holder)];
  for (std::size_t i = 0; i < holder_.size(); ++i)
    holder_[i] = !column.empty() && column[i] != 0 ? HolderKey{column[i]} : nobody + i;
  for_links(graph, LinkKind::holder, [&](AccountNo account, std::uint32_t holder) {
    if (!is_known(account)) holder_[account.value] = holder;
  });
}

FreshAccounts::FreshAccounts(const TransferGraph& graph, const Holders& holders, Progress& progress)
    : most_(graph.account_count(), unknown_signal()) {
  progress.check();
  std::vector<OpenedAccount> openings;
  for (std::uint32_t a = 0; a < graph.account_count(); ++a) {
    const AccountNo account(a);
    const auto opened = known_opening(graph, account);
    if (holders.is_known(account) && opened != unknown_time)
      openings.push_back({holders.of(account), opened, account});
  }
  parallel_sort(openings.begin(), openings.end(), std::less<>());
  const auto begin_of_ledger = graph.transfer_count() > 0 ? graph.time(TransferNo(0)) : Time::min();
  const auto earliest = add_saturating(begin_of_ledger, Duration(-before_ledger_max.ns));
  for (std::size_t begin = 0, end = 0; begin < openings.size(); begin = end) {
    while (end < openings.size() && openings[end].holder == openings[begin].holder) ++end;
    const auto of_holder = std::span(openings).subspan(begin, end - begin);
    const auto most = of_holder.size() > accounts_max ? 0 : most_within(of_holder, earliest);
    for (const auto& opening : of_holder) most_[opening.account.value] = static_cast<float>(most);
  }
}

}  // namespace sluice
