// SPDX-License-Identifier: Apache-2.0
#include "engine/build/complete_ledger.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "engine/graph/completed.hpp"
#include "engine/run/parallel.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

/// Walks one pocket's rows and writes down what its balances prove.
class CompletionWalk {
 public:
  CompletionWalk(const Ledger& ledger, PocketNo pocket) : ledger_(ledger), pocket_(pocket) {}

  PocketCompletion open(std::optional<Amount> stated) const {
    if (stated) return {*stated, Opening::stated, TransferNo(0), {}};
    if (has_balances()) {
      if (auto derived = derive()) return *derived;
    }
    const auto smallest = smallest_opening(ledger_.inflows[pocket_], ledger_.outflows[pocket_]);
    return {smallest.opening, Opening::reconstructed, smallest.settled, {}};
  }

  std::vector<UnseenRow> unseen(Amount opening) {
    in_ = opening;
    rows_.clear();
    walk_statement(ledger_.inflows[pocket_], ledger_.outflows[pocket_],
                   [&](const Leg& leg, bool is_outflow, std::size_t) { pass(leg.transfer, is_outflow); });
    return std::move(rows_);
  }

  /// Where no balance is given and the opening is not stated, no row is ever unseen.
  bool has_balances() const {
    const auto& transfers = ledger_.transfers;
    return !transfers.payer_balance_after.empty() || !transfers.payee_balance_after.empty();
  }

 private:
  /// The given balance after the transfer, negative ones read as 0.
  std::optional<Amount> given_after(TransferNo t, bool is_outflow) const {
    const auto& column =
        is_outflow ? ledger_.transfers.payer_balance_after : ledger_.transfers.payee_balance_after;
    if (column.empty() || column[t.value] == no_balance) return std::nullopt;
    return std::max(Amount(0), column[t.value]);
  }

  std::optional<PocketCompletion> derive() const {
    std::optional<PocketCompletion> opened;
    Amount net(0);
    walk_statement(ledger_.inflows[pocket_], ledger_.outflows[pocket_],
                   [&](const Leg& leg, bool is_outflow, std::size_t) {
                     if (opened) return;
                     const auto amount = ledger_.transfers.amount[leg.transfer.value];
                     net += is_outflow ? -amount : amount;
                     if (const auto given = given_after(leg.transfer, is_outflow)) {
                       const auto opening = add_checked(*given, -net);
                       if (!opening) refuse();
                       opened = {std::max(Amount(0), *opening), Opening::derived, leg.transfer, {}};
                     }
                   });
    return opened;
  }

  void pass(TransferNo t, bool is_outflow) {
    const auto amount = ledger_.transfers.amount[t.value];
    const auto before = is_outflow ? RowKey::before_at_payer : RowKey::before_at_payee;
    Amount after(0);
    if (const auto given = given_after(t, is_outflow)) {
      const auto needed = add_checked(*given, is_outflow ? amount : -amount);
      if (!needed) refuse();
      const auto surplus = checked(balance(), -*needed);
      const auto room = is_outflow ? balance() - amount : balance();
      if (surplus < Amount(0)) {
        add(RowKey(t, before), -surplus);
      } else {
        const auto first = std::min(surplus, room);
        add(RowKey(t, before), -first);
        after = surplus - first;
      }
    } else if (is_outflow && amount > balance()) {
      add(RowKey(t, before), amount - balance());
    }
    (is_outflow ? out_ : in_) = checked(is_outflow ? out_ : in_, amount);
    add(RowKey(t, RowKey::after_at_payee), -after);
  }

  void add(RowKey key, Amount effect) {
    if (effect == Amount(0)) return;
    const bool income = effect > Amount(0);
    const auto amount = income ? effect : -effect;
    (income ? in_ : out_) = checked(income ? in_ : out_, amount);
    // A part of what has just been checked.
    (income ? income_ : outflow_) += amount;
    rows_.push_back({key, effect, income_, outflow_});
  }

  Amount balance() const { return in_ - out_; }
  Amount checked(Amount a, Amount b) const {
    const auto sum = add_checked(a, b);
    if (!sum) refuse();
    return *sum;
  }
  [[noreturn]] void refuse() const {
    throw UnreadableInput(fmt::format("account {}: its balances pass what 63 bits of minor units hold",
                                      ledger_.accounts.id[ledger_.pockets.account[pocket_.value].value]));
  }

  const Ledger& ledger_;
  PocketNo pocket_;
  Amount in_, out_, income_, outflow_;
  std::vector<UnseenRow> rows_;
};

std::optional<Amount> stated_opening(const Ledger& ledger, PocketNo p,
                                     std::span<const StatedOpening> openings) {
  const StatedOpening wanted{ledger.pockets.account[p.value], ledger.pockets.currency[p.value], Amount(0)};
  const auto found = std::ranges::lower_bound(openings, wanted, [](const auto& a, const auto& b) {
    return std::pair(a.account, a.currency) < std::pair(b.account, b.currency);
  });
  if (found == openings.end() || found->account != wanted.account || found->currency != wanted.currency)
    return std::nullopt;
  return found->amount;
}

}  // namespace

PocketCompletion complete_pocket(const Ledger& ledger, PocketNo p, std::optional<Amount> stated) {
  CompletionWalk walk(ledger, p);
  auto completion = walk.open(stated);
  // The smallest opening is large enough for every outflow, and no balance is given that could disagree.
  if (completion.basis != Opening::reconstructed) completion.unseen = walk.unseen(completion.opening);
  return completion;
}

void set_completion(PocketTable& pockets, const std::vector<PocketCompletion>& completions) {
  Array<Amount> opening(completions.size());
  Array<Opening> basis(completions.size());
  Array<TransferNo> settled(completions.size());
  Array<UnseenRow> unseen;
  Array<PocketNo> unseen_pocket;
  for (std::size_t p = 0; p < completions.size(); ++p) {
    opening[p] = completions[p].opening;
    basis[p] = completions[p].basis;
    settled[p] = completions[p].settled;
    for (const auto& row : completions[p].unseen) {
      unseen.push_back(row);
      unseen_pocket.push_back(PocketNo(static_cast<std::uint32_t>(p)));
    }
  }
  pockets.opening = opening.freeze();
  pockets.basis = basis.freeze();
  pockets.settled = settled.freeze();
  pockets.unseen = unseen.freeze();
  pockets.unseen_pocket = unseen_pocket.freeze();
}

void complete_ledger(Ledger& ledger, std::span<const StatedOpening> openings) {
  std::vector<PocketCompletion> completions(ledger.pockets.size());
  for_chunks(completions.size(), 1 << 12, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (auto i = begin; i < end; ++i) {
      const PocketNo p(static_cast<std::uint32_t>(i));
      completions[i] =
          complete_pocket(ledger, p, openings.empty() ? std::nullopt : stated_opening(ledger, p, openings));
    }
  });
  set_completion(ledger.pockets, completions);
}

}  // namespace sluice
