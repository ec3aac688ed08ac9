// SPDX-License-Identifier: Apache-2.0
// What the oracle's ledgers do not know: who holds an account, and with which device it is worked.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "algorithms/lookups/parties.hpp"
#include "tests/support/oracle_ledger.hpp"

namespace sluice::tests {

inline AccountRow held_by(const std::string& account, const std::string& holder,
                          const std::string& name = {}) {
  AccountRow row;
  row.account = account;
  row.texts[static_cast<std::size_t>(AccountText::holder)] = holder;
  row.texts[static_cast<std::size_t>(AccountText::holder_name)] = name;
  return row;
}

inline LinkRow link(LinkKind kind, const std::string& a, const std::string& b,
                    std::int64_t from_second = -1) {
  return {kind, a, b, {}, from_second < 0 ? unknown_time : Time(from_second * 1'000'000'000)};
}

/// The oracle's ledger with rows of an account file and of links; `devices`, where given, one for each row.
inline TransferGraph attributed(const oracle::Ledger& ledger, const std::vector<AccountRow>& accounts,
                                const std::vector<LinkRow>& links = {},
                                const std::vector<std::string>& devices = {}) {
  auto input = input_of(ledger, ledger.rows.size() + 1);
  input.accounts.insert(input.accounts.end(), accounts.begin(), accounts.end());
  input.links = links;
  for (const auto& device : devices)
    input.rows.texts[static_cast<std::size_t>(TransferText::device)].push_back(
        input.lanes[0].texts.encode(device));
  Progress progress;
  return TransferGraph(build_ledger(std::move(input), EqualTimes::as_listed, progress).ledger);
}

/// The accounts of that name, or the names of that account, with spaces between them.
inline std::string accounts_of(const TransferGraph& graph, PartyKind kind, const std::string& name) {
  std::string text;
  for (const auto account : Parties(graph, kind).accounts_of(name))
    text += (text.empty() ? "" : " ") + std::string(graph.account_id(account));
  return text;
}
inline std::string parties_of(const TransferGraph& graph, PartyKind kind, const std::string& id) {
  const Parties parties(graph, kind);
  std::string text;
  for (const auto party : parties.parties_of(*graph.find_account(id)))
    text += (text.empty() ? "" : " ") + std::string(parties.name(party));
  return text;
}

}  // namespace sluice::tests
