// SPDX-License-Identifier: Apache-2.0
#include "algorithms/lookups/connections.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "algorithms/lookups/time_respecting.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

/// Searches one currency of a corridor for the connection of the largest smallest amount.
class WidestSearch {
 public:
  WidestSearch(const TransferGraph& graph, const ConnectQuery& query, const Corridor& corridor,
               CurrencyNo currency, Progress& progress)
      : graph_(graph), query_(query), corridor_(corridor), currency_(currency), progress_(progress) {}

  /// Nothing where no connection is in the currency.
  std::optional<WidestConnection> find() {
    auto width = width_without_limits();
    if (width == Amount(0)) return std::nullopt;
    auto transfers = earliest_from(width);
    // Within a window and a number of hops the best amount may be smaller. What is possible at an amount is
    // possible at each smaller one.
    if (transfers.empty()) {
      const auto amounts = amounts_below(width);
      std::size_t possible = 0, impossible = amounts.size() + 1;  // 0: at none of the amounts
      while (possible + 1 < impossible) {
        const auto middle = possible + (impossible - possible) / 2;
        auto found = earliest_from(amounts[middle - 1]);
        if (found.empty()) {
          impossible = middle;
          continue;
        }
        possible = middle;
        width = amounts[middle - 1];
        transfers = std::move(found);
      }
    }
    if (transfers.empty()) return std::nullopt;
    return WidestConnection{currency_, width, std::move(transfers)};
  }

 private:
  /// The largest smallest amount of any connection, whatever its hops and time; 0 where there is none.
  Amount width_without_limits() {
    std::vector<Amount> width(graph_.account_count());
    Amount best;
    progress_.begin("looking for the widest connection", corridor_.transfers.size());
    for (const auto t : corridor_.transfers) {
      if (graph_.currency(graph_.payer(t)) != currency_) continue;
      const auto payer = graph_.account(graph_.payer(t)), payee = graph_.account(graph_.payee(t));
      const auto amount = std::ranges::binary_search(query_.starts, payer)
                              ? graph_.amount(t)
                              : std::min(graph_.amount(t), width[payer.value]);
      auto& widest = std::ranges::binary_search(query_.ends, payee) ? best : width[payee.value];
      widest = std::max(widest, amount);
    }
    progress_.advance(corridor_.transfers.size());
    return best;
  }

  std::vector<TransferNo> earliest_from(Amount amount) {
    return search_by_time(graph_, query_, corridor_, {currency_, amount}, SearchFor::earliest, progress_)
        .earliest;
  }

  /// Amounts of the corridor below this one, each once, ascending.
  std::vector<Amount> amounts_below(Amount width) const {
    std::vector<Amount> amounts;
    for (const auto t : corridor_.transfers)
      if (graph_.currency(graph_.payer(t)) == currency_ && graph_.amount(t) < width)
        amounts.push_back(graph_.amount(t));
    std::ranges::sort(amounts);
    amounts.erase(std::unique(amounts.begin(), amounts.end()), amounts.end());
    return amounts;
  }

  const TransferGraph& graph_;
  const ConnectQuery& query_;
  const Corridor& corridor_;
  CurrencyNo currency_;
  Progress& progress_;
};

void require_apart(const TransferGraph& graph, const ConnectQuery& query) {
  for (const auto account : query.starts)
    if (std::ranges::binary_search(query.ends, account))
      throw InvalidQuery(fmt::format("account {} is named as where connections begin and as where they end",
                                     graph.account_id(account)));
}

std::vector<bool> currencies_of(const TransferGraph& graph, const Corridor& corridor) {
  std::vector<bool> has(graph.ledger().currencies.scale.size());
  for (const auto t : corridor.transfers) has[graph.currency(t).value] = true;
  return has;
}

}  // namespace

Connections find_connections(const TransferGraph& graph, const ConnectQuery& query, Progress& progress) {
  require_apart(graph, query);
  auto corridor = find_corridor(graph, query, progress);
  Connections answer;
  answer.cut = std::move(corridor.cut);
  if (corridor.transfers.empty()) return answer;
  auto best = search_by_time(graph, query, corridor, {}, SearchFor::both, progress);
  answer.shortest = std::move(best.shortest);
  answer.earliest = std::move(best.earliest);
  if (answer.earliest.empty()) return answer;
  const auto has = currencies_of(graph, corridor);
  for (std::uint16_t currency = 0; currency < has.size(); ++currency) {
    if (!has[currency]) continue;
    WidestSearch search(graph, query, corridor, CurrencyNo(currency), progress);
    if (auto widest = search.find()) answer.widest.push_back(std::move(*widest));
  }
  return answer;
}

}  // namespace sluice
