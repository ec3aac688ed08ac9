// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "engine/build/account_table.hpp"
#include "engine/ledger/ledger.hpp"

namespace sluice {

/// What a pocket's own rows, and its stated opening, prove.
struct PocketCompletion {
  Amount opening;
  Opening basis{};
  TransferNo settled;
  std::vector<UnseenRow> unseen;
};

/// The completion of one pocket (see CompletedPocket for the rules). Needs transfers, legs and pockets'
/// accounts. O(its rows). Throws UnreadableInput where a balance passes 63 bits.
[[nodiscard]] PocketCompletion complete_pocket(const Ledger& ledger, PocketNo p,
                                               std::optional<Amount> stated);

/// Puts completions, one a pocket and in their order, into the pocket table.
void set_completion(PocketTable& pockets, const std::vector<PocketCompletion>& completions);

/// Fills in the openings and rows of completion of every pocket (see CompletedPocket for the rules).
/// Needs transfers, legs and pockets' accounts. O(transfers), parallel over pockets. Throws UnreadableInput
/// where a balance passes 63 bits.
void complete_ledger(Ledger& ledger, std::span<const StatedOpening> openings);

}  // namespace sluice
