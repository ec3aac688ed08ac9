// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/completed.hpp"

#include <algorithm>

namespace sluice::oracle {
namespace {

// What a row does to a pocket's balance.
template <class AnyRow>
std::int64_t effect_on(const AnyRow& row, const PocketId& pocket) {
  if (row.currency != pocket.currency) return 0;
  if (row.payer == pocket.account) return -row.amount;
  if (row.payee == pocket.account) return row.amount;
  return 0;
}

// The balance that the row states for the pocket after it. A negative one counts as 0.
std::optional<std::int64_t> given_after(const Row& row, const PocketId& pocket) {
  std::optional<std::int64_t> given;
  if (effect_on(row, pocket) < 0) given = row.payer_balance_after;
  if (effect_on(row, pocket) > 0) given = row.payee_balance_after;
  if (given) given = std::max<std::int64_t>(*given, 0);
  return given;
}

std::optional<std::int64_t> given_opening(const Ledger& ledger, const PocketId& pocket) {
  for (const auto& account : ledger.accounts)
    if (account.id == pocket.account && account.opening_balance.contains(pocket.currency))
      return std::max<std::int64_t>(account.opening_balance.at(pocket.currency), 0);
  return std::nullopt;
}

// The first given balance, less all that happened up to and including its row; at least 0.
std::optional<std::int64_t> derived_opening(const Ledger& ledger, const PocketId& pocket) {
  std::int64_t moved = 0;
  for (const auto& row : ledger.rows) {
    moved += effect_on(row, pocket);
    if (const auto given = given_after(row, pocket)) return std::max<std::int64_t>(*given - moved, 0);
  }
  return std::nullopt;
}

// The smallest opening that never lets the balance go below zero over the whole ledger.
std::int64_t smallest_opening(const Ledger& ledger, const PocketId& pocket) {
  std::int64_t moved = 0, lowest = 0;
  for (const auto& row : ledger.rows) {
    moved += effect_on(row, pocket);
    lowest = std::min(lowest, moved);
  }
  return -lowest;
}

// Opening: given; else derived from the first given balance; else the smallest possible.
Pocket open_pocket(const Ledger& ledger, const PocketId& id) {
  Pocket pocket{.id = id};
  auto opening = given_opening(ledger, id);
  if (!opening) opening = derived_opening(ledger, id);
  pocket.given = opening.has_value();
  pocket.opening = opening ? *opening : smallest_opening(ledger, id);
  return pocket;
}

struct Unseen {
  std::int64_t income_before = 0, outflow_before = 0, outflow_after = 0;
};

Unseen unseen_beside(const Row& row, const PocketId& pocket, std::int64_t balance) {
  const std::int64_t effect = effect_on(row, pocket);
  if (const auto given = given_after(row, pocket)) {
    // A given balance says what the balance before the row must be.
    const std::int64_t must_be = *given - effect;
    // Computed lower: unseen income before brings it there.
    if (balance < must_be) return {.income_before = must_be - balance};
    // Computed higher: unseen outflow before, as far as the balance allows (an outflow row's own amount
    // must stay), the rest after.
    const std::int64_t surplus = balance - must_be;
    const std::int64_t before = std::min(surplus, effect < 0 ? balance + effect : balance);
    return {.outflow_before = before, .outflow_after = surplus - before};
  }
  // No given balance: an outflow larger than the balance is preceded by unseen income of the difference.
  if (effect < 0 && balance < -effect) return {.income_before = -effect - balance};
  return {};
}

std::vector<PocketId> pockets_of(const Row& row, const Ledger& ledger, const std::set<std::string>& victims) {
  std::vector<PocketId> pockets;
  for (const auto& account : {row.payer, row.payee})
    if (kind_of(ledger, account) == Account::Kind::inside && !victims.contains(account))
      pockets.push_back({account, row.currency});
  return pockets;
}

std::vector<Pocket> open_pockets(const Ledger& ledger, const std::set<std::string>& victims) {
  std::set<PocketId> ids;
  for (const auto& row : ledger.rows)
    for (const auto& id : pockets_of(row, ledger, victims)) ids.insert(id);
  std::vector<Pocket> pockets;
  for (const auto& id : ids) pockets.push_back(open_pocket(ledger, id));
  return pockets;
}

std::int64_t opening_of(const std::vector<Pocket>& pockets, const PocketId& id) {
  return std::ranges::find(pockets, id, &Pocket::id)->opening;
}

void add_unseen(std::vector<CompletedRow>& rows, const Row& beside, const std::string& payer,
                const std::string& payee, std::int64_t amount) {
  if (amount > 0) rows.push_back({std::nullopt, payer, payee, beside.time_ns, amount, beside.currency});
}

}  // namespace

Account::Kind kind_of(const Ledger& ledger, const std::string& account) {
  if (account == "?") return Account::Kind::uncovered;
  const auto found = std::ranges::find(ledger.accounts, account, &Account::id);
  return found == ledger.accounts.end() ? Account::Kind::inside : found->kind;
}

std::int64_t balance_after(const std::vector<CompletedRow>& rows, std::size_t count, const PocketId& pocket,
                           std::int64_t opening) {
  std::int64_t balance = opening;
  for (std::size_t i = 0; i < count; ++i) balance += effect_on(rows[i], pocket);
  return balance;
}

Completed complete(const Ledger& ledger, const std::set<std::string>& victim_accounts) {
  Completed done{.rows = {}, .pockets = open_pockets(ledger, victim_accounts)};
  auto& rows = done.rows;
  for (const auto& row : ledger.rows) {
    std::vector<CompletedRow> after;
    for (const auto& pocket : pockets_of(row, ledger, victim_accounts)) {
      const auto balance = balance_after(rows, rows.size(), pocket, opening_of(done.pockets, pocket));
      const Unseen unseen = unseen_beside(row, pocket, balance);
      add_unseen(rows, row, "?", pocket.account, unseen.income_before);
      add_unseen(rows, row, pocket.account, "?", unseen.outflow_before);
      add_unseen(after, row, pocket.account, "?", unseen.outflow_after);
    }
    rows.push_back({row.id, row.payer, row.payee, row.time_ns, row.amount, row.currency});
    rows.insert(rows.end(), after.begin(), after.end());
  }
  for (auto& pocket : done.pockets)
    pocket.closing = balance_after(rows, rows.size(), pocket.id, pocket.opening);
  return done;
}

}  // namespace sluice::oracle
