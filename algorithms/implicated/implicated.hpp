// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "algorithms/implicated/found_chains.hpp"
#include "algorithms/trace/trace.hpp"

namespace sluice {

/// Why accounts count as implicated. `chains` only where there is nothing better.
enum class Basis : std::uint8_t { labels, traced, chains };
[[nodiscard]] std::string_view to_text(Basis);

/// Whether the ledger is searched for chains even where they decide nothing.
enum class ChainSearch : std::uint8_t { if_needed, always };

struct ImplicatedQuery {
  bool has_labels = false;
  std::vector<AccountNo> confirmed, cleared;
  /// The fraud payments, none for null. The rule is haircut.
  const TraceQuery* traced = nullptr;
  /// Where money is traced, if it is more than what is searched: a cut-off does not change what openings
  /// were.
  const TransferGraph* traced_in = nullptr;
  /// The smallest share that traced money must have in all that a pocket received, in parts per million.
  std::uint32_t share_ppm_min = 100'000;
  PassThroughQuery pass_through;
  ChainSearch search = ChainSearch::always;
};

/// An amount of one currency.
struct CurrencyAmount {
  CurrencyNo currency;
  Amount amount;
  bool operator==(const CurrencyAmount&) const = default;
};

/// Traced money that a transfer brought to an implicated account.
struct TracedInflow {
  TransferNo transfer;
  AccountNo account;
  Amount traced;
};

/// Money of one source that reached an account.
struct SourceAmount {
  SourceNo source;
  Amount amount;
  bool operator==(const SourceAmount&) const = default;
};

struct ImplicatedAccount {
  AccountNo account;
  bool confirmed = false, traced = false, in_chain = false;
  /// At least half of the traced money that reached one of its pockets left for accounts of others within the
  /// window of PassThroughQuery. Who was merely paid by a mule does not do that.
  bool passed_on = false;
  /// Traced money that reached it, by currency; and all that it received in these currencies.
  std::vector<CurrencyAmount> received, inflows;
  /// The transfers that show it, ascending: those that carried traced money to or from it, else those of its
  /// chains with others; may be empty for a confirmed account.
  std::vector<TransferNo> evidence;
  /// The same by source, ascending; each in the currency of its source.
  std::vector<SourceAmount> by_source;
};

/// The accounts that are implicated, and what was found on the way.
struct Implicated {
  std::vector<Basis> basis;
  /// By account.
  std::vector<ImplicatedAccount> accounts;
  /// Of all implicated accounts, ascending.
  std::vector<TracedInflow> inflows;
  /// Cleared accounts and, where money is traced, victims': never implicated, tied to nobody. Ascending.
  std::vector<AccountNo> exempt;
  /// Those with at least mules_min mules of different holders, an account without a known holder counting as
  /// one.
  std::vector<FoundChain> chains;
  /// Confirmed accounts that are not implicated because they are outside.
  std::size_t outside_confirmed = 0;

  /// Null where it is not implicated. O(log accounts).
  [[nodiscard]] const ImplicatedAccount* find(AccountNo) const;
  [[nodiscard]] bool is_exempt(AccountNo) const;
  [[nodiscard]] bool has(Basis) const;
};

/// Who is implicated: the accounts that labels confirm, and those of which traced money (haircut) is at least
/// the asked share of all that they received; where neither labels nor fraud payments are given, the mules of
/// chains. Inside accounts only, never cleared ones nor victims'. What moves between accounts of one holder
/// is no hand-off: his accounts count as one mule of a chain. It is no verdict.
///
/// Deterministic. Cost of a trace, of account_links and of a search for chains. Throws Interrupted. Method:
/// docs/methods/gangs.md.
[[nodiscard]] Implicated find_implicated(const TransferGraph&, const ImplicatedQuery&, Progress&);

}  // namespace sluice
