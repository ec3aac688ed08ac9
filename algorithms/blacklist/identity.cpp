// SPDX-License-Identifier: Apache-2.0
#include "algorithms/blacklist/identity.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>

namespace sluice {
namespace {

bool says_false(std::string_view text) {
  constexpr std::array<std::string_view, 7> words{"false", "false-identity", "fictitious", "假冒",
                                                  "冒名",  "虚假",           "虚构"};
  return std::ranges::find(words, text) != words.end();
}

std::string plain(std::string_view name) {
  std::string text;
  for (const char c : name) {
    if (c == ' ' || c == '\t') continue;
    text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return text;
}

}  // namespace

std::vector<std::uint32_t> stated_false_holders(const TransferGraph& graph, const AccountHolders& holders) {
  std::vector<std::uint32_t> stated;
  if (!graph.ledger().accounts.texts[static_cast<std::size_t>(AccountText::holder_kind)].empty())
    for (const auto& [holder, account] : holders.all())
      if (says_false(graph.account_text(account, AccountText::holder_kind))) stated.push_back(holder);
  for (const auto& link : known_holder_links(graph))
    if (link.value != 0 && says_false(graph.ledger().texts[link.value]) && !holders.of_holder(link.a).empty())
      stated.push_back(link.a);
  std::ranges::sort(stated);
  stated.erase(std::unique(stated.begin(), stated.end()), stated.end());
  return stated;
}

IdentityFinding check_identity(const TransferGraph& graph, std::span<const AccountHolders::Held> accounts,
                               std::span<const std::uint32_t> stated_false) {
  IdentityFinding finding;
  if (accounts.empty()) return finding;
  finding.is_stated_false = std::ranges::binary_search(stated_false, accounts.front().holder);
  std::map<std::string, std::uint32_t> names;
  for (const auto& [holder, account] : accounts)
    if (const auto name = attribute_code(graph, account, AccountText::holder_name); name != 0)
      names.try_emplace(plain(graph.ledger().texts[name]), name);
  if (names.size() > 1)
    for (const auto& [text, code] : names) finding.names.push_back(code);
  std::ranges::sort(finding.names);
  return finding;
}

}  // namespace sluice
