// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/trade.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "engine/run/parallel.hpp"

namespace sluice {
namespace {

constexpr std::size_t trade_min = 30;
/// The standard deviation of a normal distribution is this many median deviations.
constexpr double deviations = 1.4826;
/// Trades whose accounts are all alike do not make the least difference suspicious: a quarter.
constexpr double spread_min = 0.1;

/// A number for the trade, 0 where nothing is known.
std::uint64_t trade_of(const TransferGraph& graph, AccountNo account) {
  const auto& accounts = graph.ledger().accounts;
  const auto text = [&](AccountText which) {
    const auto& column = accounts.texts[static_cast<std::size_t>(which)];
    return column.empty() ? 0u : column[account.value];
  };
  if (const auto industry = text(AccountText::industry); industry != 0)
    return std::uint64_t{1} << 40 | industry;
  return std::uint64_t{text(AccountText::holder_kind)} << 4
         | static_cast<std::uint64_t>(accounts.kind_of(account));
}

/// The value in the middle of a sorted run.
template <class Run>
double middle_of(const Run& run) {
  const auto half = run.size() / 2;
  return run.size() % 2 == 1 ? run[half] : (run[half - 1] + run[half]) / 2;
}

}  // namespace

struct Trades::Compared {
  std::uint64_t trade_and_currency;
  double moved;
  AccountNo account;
};

Trades::Trades(const TransferGraph& graph, const AccountRoles& roles, Progress& progress)
    : above_middle_(graph.account_count(), unknown_signal()) {
  progress.check();
  std::vector<Compared> altogether, by_transfer;
  for (std::uint32_t p = 0; p < graph.pocket_count(); ++p) {
    const PocketNo pocket(p);
    const auto account = graph.account(pocket);
    const auto trade = trade_of(graph, account);
    const auto inflows = graph.inflows(pocket), outflows = graph.outflows(pocket);
    const auto count = inflows.size() + outflows.size();
    if (trade == 0 || count == 0 || !roles.is_inside(account)) continue;
    const auto sum = sum_of_first(inflows, inflows.size()) + sum_of_first(outflows, outflows.size());
    const auto moved = std::log10(static_cast<double>(sum.minor));
    const auto key = trade << 16 | graph.currency(pocket).value;
    altogether.push_back({key, moved, account});
    by_transfer.push_back({key, moved - std::log10(static_cast<double>(count)), account});
  }
  progress.check();
  compare(altogether);
  progress.check();
  compare(by_transfer);
}

void Trades::compare(std::vector<Compared>& all) {
  parallel_sort(all.begin(), all.end(), [](const Compared& a, const Compared& b) {
    return std::tie(a.trade_and_currency, a.moved, a.account)
           < std::tie(b.trade_and_currency, b.moved, b.account);
  });
  std::vector<double> sorted, off;
  for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
    while (end < all.size() && all[end].trade_and_currency == all[begin].trade_and_currency) ++end;
    if (end - begin < trade_min) continue;
    sorted.clear();
    off.clear();
    for (auto i = begin; i < end; ++i) sorted.push_back(all[i].moved);
    const auto middle = middle_of(sorted);
    for (const auto moved : sorted) off.push_back(std::abs(moved - middle));
    std::ranges::sort(off);
    const auto spread = std::max(spread_min, deviations * middle_of(off));
    for (auto i = begin; i < end; ++i) {
      const auto above = static_cast<float>(std::max(0.0, (all[i].moved - middle) / spread));
      auto& most = above_middle_[all[i].account.value];
      most = is_known(most) ? std::max(most, above) : above;
    }
  }
}

float Trades::measure(const MeasuredAccount& account, TellingTransfers* telling) const {
  const auto above = above_middle_[account.account().value];
  if (telling != nullptr && is_known(above) && above > 0)
    for (const auto& movement : account.movements.all())
      telling->add(movement.transfer, static_cast<double>(movement.amount.minor));
  return above;
}

}  // namespace sluice
