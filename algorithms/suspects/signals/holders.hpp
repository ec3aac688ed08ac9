// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/graph/transfer_graph.hpp"
#include "engine/run/progress.hpp"

namespace sluice {

/// Whose an account is. Accounts whose holder is not known are each a holder of their own.
using HolderKey = std::uint64_t;

/// Holders by the account file, else by the first link of kind holder known by then. 8 bytes an account.
class Holders {
 public:
  explicit Holders(const TransferGraph&);

  HolderKey of(AccountNo account) const { return holder_[account.value]; }
  bool is_known(AccountNo account) const { return holder_[account.value] < nobody; }
  std::size_t size() const { return holder_.size(); }

 private:
  static constexpr HolderKey nobody = HolderKey{1} << 32;
  std::vector<HolderKey> holder_;
};

/// Whose an account is by the account file alone, without a look at links; each a holder of its own where it
/// does not say. O(1).
[[nodiscard]] inline HolderKey stated_holder(const TransferGraph& graph, AccountNo account) {
  const auto& column = graph.ledger().accounts.texts[static_cast<std::size_t>(AccountText::holder)];
  const bool is_stated = !column.empty() && column[account.value] != 0;
  return is_stated ? HolderKey{column[account.value]} : (HolderKey{1} << 32) + account.value;
}

/// When the account was opened; unknown where it is not told, or lies after what the graph knows.
[[nodiscard]] Time known_opening(const TransferGraph&, AccountNo);
/// The account is opened only after the moment up to which the graph knows.
[[nodiscard]] bool is_opened_later(const TransferGraph&, AccountNo);

/// The links of a kind that are known to the graph, but for those of accounts that are opened later: calls
/// visit(account, code of the other end).
template <class Visit>
void for_links(const TransferGraph& graph, LinkKind kind, Visit visit) {
  const auto& ledger = graph.ledger();
  for (const auto& link : ledger.links.by_a) {
    if (link.kind != kind) continue;
    if (graph.known_until() && link.from != unknown_time && link.from > *graph.known_until()) continue;
    auto account = graph.find_account(ledger.texts[link.b]);
    const auto other_end = account ? link.a : link.b;
    if (!account) account = graph.find_account(ledger.texts[link.a]);
    if (account && !is_opened_later(graph, *account)) visit(*account, other_end);
  }
}

/// How many accounts of one holder were opened within 90 days.
class FreshAccounts {
 public:
  /// Holders of more than 100 accounts are institutions and count as nothing; so do openings more than a year
  /// before the ledger begins. O(accounts · log accounts), 4 bytes an account.
  FreshAccounts(const TransferGraph&, const Holders&, Progress&);

  /// fresh_accounts_of_holder: the most accounts of its holder opened within any 90 days. Unknown without
  /// a known holder, or where no opening of his accounts is known. Has no transfers to show it. O(1).
  float measure(AccountNo account) const { return most_[account.value]; }

 private:
  std::vector<float> most_;
};

}  // namespace sluice
