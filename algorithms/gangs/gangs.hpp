// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/gangs/shared_values.hpp"
#include "algorithms/holders/account_holders.hpp"
#include "algorithms/implicated/implicated.hpp"

namespace sluice {

struct GangQuery {
  SharedValueQuery shared;
  /// Fewest accounts of a gang.
  std::size_t accounts_min = 3;
  /// Two parts stay one gang if a transfer of a chain leads between them for every so many pairs of their
  /// accounts.
  std::int64_t pairs_per_tie = 250;
  BoundaryOptions boundary;
};

/// What ties accounts of one gang.
struct Tie {
  TieKind kind{};
  /// A code into Ledger::texts; of a chain its first transfer's number.
  std::uint32_t value = 0;
  /// Ascending, at least two.
  std::vector<AccountNo> accounts;
  bool operator==(const Tie&) const = default;
};

/// Accounts that are worked together, as far as can be seen.
struct FoundGang {
  /// Ascending.
  std::vector<AccountNo> accounts;
  /// Those of them that are implicated, ascending.
  std::vector<AccountNo> implicated;
  /// Codes of their known holders, ascending.
  std::vector<std::uint32_t> holders;
  /// By kind, value, first account.
  std::vector<Tie> ties;
  /// The transfers that show it, ascending: the evidence of its implicated accounts, and those of chains that
  /// lead between its accounts.
  std::vector<TransferNo> transfers;
  /// What these brought from elsewhere to its accounts, by currency: traced money where money was traced,
  /// else whole amounts.
  std::vector<CurrencyAmount> amounts;
};

/// A value of too many accounts, two of which at least are involved.
struct SharedByMany {
  SharedValue shared;
  std::size_t involved = 0;
};

struct FoundGangs {
  /// By number of implicated accounts and of accounts, both descending, and first account.
  std::vector<FoundGang> gangs;
  /// Values that tied nobody because too many share them, by kind and value.
  std::vector<SharedByMany> hubs;
};

/// Accounts tied by shared holders, phones, devices and chains, as communities. Involved accounts, that is
/// implicated ones and mules of chains, are united where they share a holder, a phone, a device or a MAC
/// address; transfers of chains tie what they lead between, and divide_into_communities decides what these
/// hold together. Accounts that are not involved come in where their holder's involved ones are, or where a
/// value of theirs is used by involved accounts of several holders: a phone that one mule's family shares is
/// the family's. Exempt, terminal and uncovered accounts tie nobody, unless they are implicated.
///
/// A gang has at least accounts_min accounts, at least two holders with involved accounts (each account
/// without a known holder counts as one), and an account that labels or traced money implicate, or both a
/// chain and a phone, device or MAC address that two holders' involved accounts share. Where neither labels
/// nor fraud payments are given and the ledger knows neither phones nor devices, a chain is enough.
///
/// The same for any number of threads. Cost of find_shared_values; the rest is nearly linear in the ties.
/// Throws Interrupted. Method: docs/methods/gangs.md.
[[nodiscard]] FoundGangs find_gangs(const TransferGraph&, const Implicated&, std::span<const AccountLink>,
                                    const AccountHolders&, const GangQuery&, Progress&);

}  // namespace sluice
