// SPDX-License-Identifier: Apache-2.0
#include "algorithms/screening/first_payments.hpp"

#include <algorithm>
#include <span>

#include "engine/run/parallel.hpp"

namespace sluice {

FirstPayments::FirstPayments(const TransferGraph& graph, Progress& progress) {
  constexpr std::size_t grain = 4'096;
  const auto accounts = graph.account_count();
  progress.begin("who paid whom", accounts);
  begins_.assign(accounts + 1, 0);
  std::vector<std::vector<Entry>> parts((accounts + grain - 1) / grain);
  for_chunks(accounts, grain, [&](std::size_t chunk, std::size_t begin, std::size_t end) {
    auto& part = parts[chunk];
    for (auto i = begin; i < end; ++i) {
      const auto before = part.size();
      list_payees(graph, AccountNo(static_cast<std::uint32_t>(i)), part);
      begins_[i + 1] = part.size() - before;
    }
    progress.advance(end - begin);
  });
  for (std::size_t i = 0; i < accounts; ++i) begins_[i + 1] += begins_[i];
  entries_.reserve(begins_.back());
  for (auto& part : parts) {
    entries_.insert(entries_.end(), part.begin(), part.end());
    std::vector<Entry>().swap(part);
  }
}

void FirstPayments::list_payees(const TransferGraph& graph, AccountNo payer, std::vector<Entry>& list) {
  const auto begin = static_cast<std::ptrdiff_t>(list.size());
  const auto& first = graph.ledger().pockets.first;
  for (auto p = first[payer.value]; p < first[payer.value + 1]; ++p)
    for (const auto& leg : graph.outflows(PocketNo(p)))
      list.push_back({graph.account(leg.counterparty), leg.transfer});
  std::sort(list.begin() + begin, list.end());
  const auto is_same_payee = [](const Entry& a, const Entry& b) { return a.payee == b.payee; };
  list.erase(std::unique(list.begin() + begin, list.end(), is_same_payee), list.end());
}

TransferNo FirstPayments::find(AccountNo payer, AccountNo payee) const {
  const auto payees =
      std::span(entries_).subspan(begins_[payer.value], begins_[payer.value + 1] - begins_[payer.value]);
  const auto found = std::ranges::lower_bound(payees, payee, {}, &Entry::payee);
  return found == payees.end() || found->payee != payee ? TransferNo::none() : found->first;
}

}  // namespace sluice
