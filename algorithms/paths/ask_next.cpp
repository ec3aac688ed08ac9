// SPDX-License-Identifier: Apache-2.0
#include "algorithms/paths/ask_next.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <tsl/robin_map.h>

namespace sluice {
namespace {

CurrencyNo currency_of(const TransferGraph& graph, PocketNo pocket) {
  if (pocket.value < graph.pocket_count()) return graph.currency(pocket);
  return CurrencyNo(static_cast<std::uint16_t>(pocket.value - graph.pocket_count()));
}

std::string_view id_of(const TransferGraph& graph, PocketNo pocket) {
  return pocket.value < graph.pocket_count() ? graph.account_id(pocket) : unseen_account;
}

/// The institution's largest total in one currency, in whole units.
double largest_total(const TransferGraph& graph, const AskedInstitution& institution) {
  std::map<CurrencyNo, double> totals;
  for (const auto& account : institution.accounts) {
    const auto currency = currency_of(graph, account.pocket);
    totals[currency] += static_cast<double>(account.amount.minor) / std::pow(10.0, graph.scale(currency));
  }
  double largest = 0;
  for (const auto& [currency, total] : totals) largest = std::max(largest, total);
  return largest;
}

}  // namespace

std::vector<AskedInstitution> ask_next(const TransferGraph& graph, const Trace& trace) {
  tsl::robin_map<PocketNo, AskedAccount> accounts;
  for (const auto& pocket : trace.pockets)
    if (pocket.end == End::left_visibility)
      accounts.try_emplace(pocket.pocket, AskedAccount{pocket.pocket, pocket.received, {}});
  for (std::uint32_t i = 0; i < trace.transfers.size(); ++i)
    if (const auto found = accounts.find(trace.transfers[i].payee); found != accounts.end())
      found.value().transfers.push_back(i);

  std::map<std::pair<bool, std::string_view>, AskedInstitution> by_name;
  for (auto it = accounts.begin(); it != accounts.end(); ++it) {
    const auto id = id_of(graph, it->first);
    const bool is_unseen = id == unseen_account || id == exchange_account;
    const auto name = is_unseen ? std::string_view()
                                : graph.account_text(graph.account(it->first), AccountText::institution);
    auto& institution =
        by_name.try_emplace({is_unseen, name}, AskedInstitution{name, is_unseen, {}}).first->second;
    institution.accounts.push_back(std::move(it.value()));
  }

  std::vector<std::pair<double, AskedInstitution>> ranked;
  for (auto& [name, institution] : by_name) {
    std::ranges::sort(institution.accounts, {}, [&](const AskedAccount& account) {
      return std::tuple(currency_of(graph, account.pocket), -account.amount, id_of(graph, account.pocket));
    });
    ranked.emplace_back(largest_total(graph, institution), std::move(institution));
  }
  std::ranges::sort(ranked, {}, [](const auto& entry) {
    return std::tuple(entry.second.is_unseen, -entry.first, entry.second.name);
  });
  std::vector<AskedInstitution> institutions;
  for (auto& [total, institution] : ranked) institutions.push_back(std::move(institution));
  return institutions;
}

}  // namespace sluice
