// SPDX-License-Identifier: Apache-2.0
#include "algorithms/blacklist/lent_phones.hpp"

#include <algorithm>
#include <map>

#include "algorithms/holders/account_existence.hpp"

namespace sluice {
namespace {

/// Whose each phone is; 0 where several could be meant. Only phones of `users` are looked at.
class PhoneOwners {
 public:
  PhoneOwners(const TransferGraph& graph, const AccountHolders& holders,
              const std::map<std::uint32_t, std::vector<AccountNo>>& users) {
    for (const auto& [holder, account] : holders.all())
      if (const auto phone = attribute_code(graph, account, AccountText::phone); users.contains(phone))
        note(by_attribute_, phone, holder);
    for (std::uint32_t i = 0; i < graph.account_count(); ++i) {
      const AccountNo account(i);
      const auto phone = attribute_code(graph, account, AccountText::phone);
      if (users.contains(phone) && holders.of(account) == 0 && exists_by_then(graph, account))
        note(by_attribute_, phone, 0);
    }
    for (const auto& [holder, thing] : owned_things(graph))
      if (users.contains(thing)) note(by_link_, thing, holder);
  }

  std::uint32_t of(std::uint32_t phone) const {
    for (const auto* owners : {&by_link_, &by_attribute_})
      if (const auto found = owners->find(phone); found != owners->end()) return found->second;
    return 0;
  }

 private:
  using OwnerOf = std::map<std::uint32_t, std::uint32_t>;

  static void note(OwnerOf& owners, std::uint32_t phone, std::uint32_t holder) {
    const auto [known, is_new] = owners.try_emplace(phone, holder);
    if (!is_new && known->second != holder) known->second = 0;
  }

  OwnerOf by_link_, by_attribute_;
};

}  // namespace

std::vector<PhoneOfHolder> find_lent_phones(const TransferGraph& graph,
                                            const std::function<bool(AccountNo)>& counts,
                                            std::span<const AccountLink> links,
                                            const AccountHolders& holders) {
  std::map<std::uint32_t, std::vector<AccountNo>> users;
  for (const auto& link : links)
    if (link.kind == LinkKind::phone && counts(link.account)) users[link.value].push_back(link.account);
  const PhoneOwners owners(graph, holders, users);
  std::vector<PhoneOfHolder> found;
  for (auto& [phone, accounts] : users) {
    const auto owner = owners.of(phone);
    if (owner == 0) continue;
    std::ranges::sort(accounts);
    accounts.erase(std::unique(accounts.begin(), accounts.end()), accounts.end());
    std::erase_if(accounts, [&](AccountNo account) {
      const auto holder = holders.of(account);
      return holder == 0 || holder == owner;
    });
    if (!accounts.empty()) found.push_back({owner, {phone, std::move(accounts)}});
  }
  std::ranges::stable_sort(found, {}, &PhoneOfHolder::holder);
  return found;
}

}  // namespace sluice
