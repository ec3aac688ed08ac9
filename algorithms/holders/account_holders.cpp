// SPDX-License-Identifier: Apache-2.0
#include "algorithms/holders/account_holders.hpp"

#include <algorithm>

#include "algorithms/holders/account_existence.hpp"
#include "engine/run/parallel.hpp"

namespace sluice {

std::uint32_t attribute_code(const TransferGraph& graph, AccountNo account, AccountText attribute) {
  const auto& codes = graph.ledger().accounts.texts[static_cast<std::size_t>(attribute)];
  return codes.empty() ? 0 : codes[account.value];
}

AccountHolders::AccountHolders(const TransferGraph& graph, std::span<const AccountLink> links)
    : first_(graph.account_count(), 0) {
  for (std::size_t i = 0; i < first_.size(); ++i) {
    const AccountNo account(static_cast<std::uint32_t>(i));
    const auto holder = attribute_code(graph, account, AccountText::holder);
    if (holder == 0 || !exists_by_then(graph, account)) continue;
    first_[i] = holder;
    held_.push_back({holder, account});
  }
  const auto given = held_.size();
  for (const auto& link : links) {
    if (link.kind != LinkKind::holder || !exists_by_then(graph, link.account)) continue;
    const auto attribute = attribute_code(graph, link.account, AccountText::holder);
    if (attribute != 0) continue;
    held_.push_back({link.value, link.account});
    if (auto& first = first_[link.account.value]; first == 0) first = link.value;
  }
  parallel_sort(held_.begin(), held_.end(), std::less<>());
  if (held_.size() > given) held_.erase(std::unique(held_.begin(), held_.end()), held_.end());
}

std::uint64_t AccountHolders::person(AccountNo account) const {
  const auto holder = of(account);
  return holder != 0 ? holder : (std::uint64_t{1} << 32) + account.value;
}

std::span<const AccountHolders::Held> AccountHolders::of_holder(std::uint32_t holder) const {
  const auto range = std::ranges::equal_range(held_, holder, {}, &Held::holder);
  return {range.begin(), range.end()};
}

}  // namespace sluice
