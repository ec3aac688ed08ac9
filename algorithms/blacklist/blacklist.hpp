// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "algorithms/gangs/gangs.hpp"

namespace sluice {

/// A listing that is in force or was, from its first day to its last.
struct EarlierListing {
  std::uint32_t holder = 0;
  Time from, until;
};

struct BlacklistQuery {
  /// Uses further apart than this are two.
  Duration gap = Duration::seconds(7LL * 24 * 3600);
  /// That many items, times or parties list a holder.
  std::size_t number_min = 3;
  /// AccountHolders below the number too.
  bool all = false;
  /// Codes of holders, ascending.
  std::vector<std::uint32_t> convicted;
  std::vector<EarlierListing> listed;
  /// When the listing is proposed.
  Time at;
  /// The smallest share that a case's money must have in all that an account received, in parts per million.
  std::uint32_t share_ppm_min = 100'000;
  /// For every source of the trace the number of its case, from 0, or no_case, and its currency.
  struct CaseOfSource {
    std::uint32_t number;
    CurrencyNo currency;
  };
  static constexpr std::uint32_t no_case = ~std::uint32_t{0};
  std::vector<CaseOfSource> cases;
};

/// An implicated account of a holder.
struct ListedAccount {
  const ImplicatedAccount* implicated = nullptr;
  /// The gang that worked it, its place in FoundGangs::gangs.
  std::optional<std::size_t> gang;
  /// Whether it counts as rented or lent: it is confirmed, in a chain, passed on what it got, or is of
  /// a gang and was paid by others.
  bool counts = false;
  /// Cases whose money is at least share_ppm_min of what it received, ascending.
  std::vector<std::uint32_t> cases;
  /// The transfers to it from others that show a use, ascending.
  std::vector<TransferNo> uses;
};

/// A phone of the holder that implicated accounts of others are worked with.
struct LentPhone {
  std::uint32_t phone = 0;
  /// Ascending.
  std::vector<AccountNo> accounts;
};

/// One holder before the disciplinary measures: the three counters, and what they rest on.
struct HolderRecord {
  std::uint32_t holder = 0;
  /// The first known name of his accounts, a code as the holder is; 0 where none is known.
  std::uint32_t name = 0;
  /// Implicated accounts that count, and phones lent to such.
  std::size_t items = 0;
  /// Separate uses of the accounts.
  std::size_t times = 0;
  /// Gangs that worked them; outside gangs, cases, but no more than paid in; where neither is known, one.
  std::size_t parties = 0;
  bool false_identity = false, convicted = false;
  /// Meets none of the conditions.
  bool below_threshold = false;
  /// 0 below the threshold, and where five years running are used up.
  unsigned term_years = 0;
  /// The term is shorter because a listing is in force.
  bool is_shortened = false;
  std::vector<ListedAccount> accounts;
  std::vector<LentPhone> phones;
  /// What accounts of the holder are said to be held as, where that is more than one name; codes by text.
  std::vector<std::uint32_t> names;
};

struct Blacklist {
  /// Those that meet a condition first; then by items, times, parties, all descending, and holder's id.
  std::vector<HolderRecord> holders;
  /// Implicated accounts whose holder is not known.
  std::size_t accounts_without_holder = 0;
  /// Neither labels nor payments say who is implicated: nobody is proposed for what chains show.
  bool rests_on_chains_only = false;
};

/// Whom the joint disciplinary measures in force since 1 December 2024 would have proposed for listing, as
/// far as the ledger shows: holders with at least number_min items, times or parties, with an identity that
/// is false, or convicted. Who was merely paid by a mule has rented out nothing, so accounts count only where
/// ListedAccount::counts. Chains alone, without labels and payments, count for nobody: only convictions and
/// identities stated to be false list then. A proposal, no decision: that is the police's at prefecture
/// level. O(accounts + evidence). The implicated accounts must outlive the result. Method:
/// docs/methods/blacklist.md.
[[nodiscard]] Blacklist propose_listings(const TransferGraph&, const Implicated&, const FoundGangs&,
                                         std::span<const AccountLink>, const AccountHolders&,
                                         const BlacklistQuery&);

}  // namespace sluice
