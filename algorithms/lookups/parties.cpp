// SPDX-License-Identifier: Apache-2.0
#include "algorithms/lookups/parties.hpp"

#include <algorithm>
#include <array>

#include "engine/run/sorted_texts.hpp"

namespace sluice {
namespace {

constexpr std::array<std::string_view, 4> kind_texts = {"account", "holder", "phone", "device"};

LinkKind link_kind(PartyKind kind) {
  switch (kind) {
    case PartyKind::phone: return LinkKind::phone;
    case PartyKind::device: return LinkKind::device;
    case PartyKind::account:
    case PartyKind::holder: break;
  }
  return LinkKind::holder;
}

template <class T>
void sort_unique(std::vector<T>& list) {
  std::ranges::sort(list);
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace

std::string_view to_text(PartyKind kind) { return kind_texts[static_cast<std::size_t>(kind)]; }

std::optional<PartyKind> parse_party_kind(std::string_view text) {
  const auto found = std::ranges::find(kind_texts, text);
  if (found == kind_texts.end()) return std::nullopt;
  return static_cast<PartyKind>(found - kind_texts.begin());
}

Parties::Parties(const TransferGraph& graph, PartyKind kind) : graph_(&graph), kind_(kind) {
  if (kind != PartyKind::account) add_ties();
}

void Parties::add_ties() {
  const auto& ledger = graph_->ledger();
  const auto known_until = graph_->known_until();
  for (const auto& link : ledger.links.by_a) {
    if (link.kind != link_kind(kind_)) continue;
    if (known_until && link.from != unknown_time && link.from > *known_until) continue;
    if (const auto account = graph_->find_account(ledger.texts[link.b]))
      ties_.emplace_back(*account, link.a);
    else if (const auto other = graph_->find_account(ledger.texts[link.a]))
      ties_.emplace_back(*other, link.b);
  }
  sort_unique(ties_);
}

std::vector<AccountText> Parties::attributes() const {
  if (kind_ == PartyKind::holder) return {AccountText::holder, AccountText::holder_name};
  if (kind_ == PartyKind::phone) return {AccountText::phone};
  return {};
}

const Column<std::uint32_t>& Parties::codes(AccountText attribute) const {
  return graph_->ledger().accounts.texts[static_cast<std::size_t>(attribute)];
}

std::span<const Parties::Tie> Parties::ties_of(AccountNo account) const {
  return {std::ranges::lower_bound(ties_, account, {}, &Tie::first),
          std::ranges::upper_bound(ties_, account, {}, &Tie::first)};
}

std::span<const std::uint32_t> Parties::used_devices() const {
  const auto& used = graph_->ledger().transfers.texts[static_cast<std::size_t>(TransferText::device)];
  if (kind_ != PartyKind::device || used.empty()) return {};
  return used.values().first(graph_->transfer_count());
}

std::vector<AccountNo> Parties::accounts_of(std::string_view name) const {
  std::vector<AccountNo> accounts;
  if (kind_ == PartyKind::account) {
    if (const auto account = graph_->find_account(name)) accounts.push_back(*account);
    return accounts;
  }
  const auto place = name.empty() ? std::nullopt : find_text(graph_->ledger().texts, name);
  if (!place) return accounts;
  const auto code = static_cast<std::uint32_t>(*place);
  for (const auto attribute : attributes()) {
    const auto& column = codes(attribute);
    for (std::uint32_t a = 0; a < column.size(); ++a)
      if (column[a] == code) accounts.emplace_back(a);
  }
  for (const auto& [account, text] : ties_)
    if (text == code) accounts.push_back(account);
  const auto used = used_devices();
  for (std::uint32_t t = 0; t < used.size(); ++t)
    if (used[t] == code) accounts.push_back(graph_->account(graph_->payer(TransferNo(t))));
  sort_unique(accounts);
  return accounts;
}

std::vector<Party> Parties::parties_of(AccountNo account) const {
  if (kind_ == PartyKind::account) return {{true, account.value}};
  std::vector<Party> parties;
  const auto add = [&](std::uint32_t code) {
    if (code != 0) parties.push_back({false, code});
  };
  // A holder's name stands in for the id only where there is none.
  for (const auto attribute : attributes())
    if (parties.empty() && !codes(attribute).empty()) add(codes(attribute)[account.value]);
  for (const auto& tie : ties_of(account)) add(tie.second);
  if (const auto used = used_devices(); !used.empty()) {
    const auto& pockets = graph_->ledger().pockets;
    for (auto p = pockets.first[account.value]; p < pockets.first[account.value + 1]; ++p)
      for (const auto& leg : graph_->outflows(PocketNo(p))) add(used[leg.transfer.value]);
  }
  sort_unique(parties);
  if (parties.empty()) parties.push_back({true, account.value});
  return parties;
}

std::string_view Parties::name(Party party) const {
  return party.is_account ? graph_->account_id(AccountNo(party.number))
                          : graph_->ledger().texts[party.number];
}

std::vector<std::string> Parties::names() const {
  std::vector<bool> is_name(graph_->ledger().texts.size());
  const auto mark = [&](std::uint32_t code) { is_name[code] = code != 0; };
  for (const auto attribute : attributes())
    for (const auto code : codes(attribute)) mark(code);
  for (const auto& tie : ties_) mark(tie.second);
  for (const auto code : used_devices()) mark(code);
  std::vector<std::string> names;
  for (std::size_t code = 0; code < is_name.size(); ++code)
    if (is_name[code]) names.emplace_back(graph_->ledger().texts[code]);
  return names;
}

}  // namespace sluice
