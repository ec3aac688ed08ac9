// SPDX-License-Identifier: Apache-2.0
#include "engine/build/number_accounts.hpp"

#include <algorithm>
#include <numeric>

#include "engine/build/number_texts.hpp"
#include "engine/run/parallel.hpp"

namespace sluice {
namespace {

std::vector<std::string_view> texts_of(const TextDictionary& dictionary) {
  std::vector<std::string_view> texts(dictionary.size());
  for (std::size_t i = 0; i < texts.size(); ++i) texts[i] = dictionary[i];
  return texts;
}

std::vector<std::string_view> named_elsewhere(const LedgerInput& input) {
  std::vector<std::string_view> names;
  for (const auto& row : input.accounts) names.push_back(row.account);
  for (const auto& row : input.coverage) names.push_back(row.account);
  for (const auto& row : input.aliases) {
    names.push_back(row.alias);
    names.push_back(row.account);
  }
  return names;
}

/// Joins the names that alias rows tie together; every name leads to the root of its set.
class NameSets {
 public:
  explicit NameSets(std::size_t names) : parent_(names) { std::iota(parent_.begin(), parent_.end(), 0u); }

  std::uint32_t root(std::uint32_t name) {
    while (parent_[name] != name) name = parent_[name] = parent_[parent_[name]];
    return name;
  }
  void join(std::uint32_t a, std::uint32_t b) { parent_[root(a)] = root(b); }

 private:
  std::vector<std::uint32_t> parent_;
};

/// For every name the name its account keeps.
std::vector<std::uint32_t> keepers(const NumberedTexts& names, const std::vector<AliasRow>& aliases) {
  std::vector<std::uint32_t> keeper(names.sorted.size());
  std::iota(keeper.begin(), keeper.end(), 0u);
  if (aliases.empty()) return keeper;
  NameSets sets(names.sorted.size());
  std::vector<bool> is_alias(names.sorted.size());
  for (const auto& row : aliases) {
    const auto alias = static_cast<std::uint32_t>(place_of(names.sorted, row.alias));
    const auto account = static_cast<std::uint32_t>(place_of(names.sorted, row.account));
    if (alias == account) continue;
    is_alias[alias] = true;
    sets.join(alias, account);
  }
  constexpr auto nobody = ~std::uint32_t{0};
  std::vector<std::uint32_t> best(names.sorted.size(), nobody);
  // Names are visited ascending, so the first that fits is the smallest.
  for (const bool want_alias : {false, true})
    for (std::uint32_t name = 0; name < best.size(); ++name)
      if (auto& keeps = best[sets.root(name)]; keeps == nobody && is_alias[name] == want_alias) keeps = name;
  for (std::uint32_t name = 0; name < keeper.size(); ++name) keeper[name] = best[sets.root(name)];
  return keeper;
}

}  // namespace

NumberedAccounts number_accounts(const LedgerInput& input) {
  std::vector<std::vector<std::string_view>> lists;
  for (const auto& lane : input.lanes) lists.push_back(texts_of(lane.accounts));
  lists.push_back(named_elsewhere(input));
  const auto names = number_texts(lists);
  const auto keeper = keepers(names, input.aliases);

  NumberedAccounts accounts;
  std::vector<AccountNo> account_of(names.sorted.size());
  for (std::uint32_t name = 0; name < keeper.size(); ++name)
    if (keeper[name] == name) {
      account_of[name] = AccountNo(static_cast<std::uint32_t>(accounts.ids.size()));
      accounts.ids.push_back(names.sorted[name]);
    }
  for (std::uint32_t name = 0; name < keeper.size(); ++name)
    if (keeper[name] != name) {
      account_of[name] = account_of[keeper[name]];
      accounts.aliases.push_back(names.sorted[name]);
      accounts.alias_account.push_back(account_of[name]);
    }
  for (std::size_t lane = 0; lane < input.lanes.size(); ++lane) {
    const auto& place = names.place[lane];
    auto& of_lane = accounts.of_lane.emplace_back(place.size());
    for_chunks(place.size(), 1 << 16, [&](std::size_t, std::size_t begin, std::size_t end) {
      for (auto i = begin; i < end; ++i) of_lane[i] = account_of[place[i]];
    });
  }
  return accounts;
}

AccountNo NumberedAccounts::find(std::string_view id) const {
  if (const auto at = place_of(ids, id); at < ids.size()) return AccountNo(static_cast<std::uint32_t>(at));
  return alias_account[place_of(aliases, id)];
}

}  // namespace sluice
