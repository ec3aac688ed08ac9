// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "algorithms/trace/trace.hpp"
#include "engine/run/progress.hpp"

namespace sluice {

/// How frozen money is returned.
enum class RefundMethod : std::uint8_t {
  /// What must be a victim's money goes to that victim; what can be victims' money is split by their losses.
  /// Law: regulations on returning frozen funds in telecom fraud cases, 2016 (Banking Regulatory Commission
  /// and
  /// Ministry of Public Security of the PRC), article 8.
  article_8,
  /// All frozen accounts of a currency are one fund, split by the losses, whatever the order of payments.
  /// Law:
  /// Barlow Clowes International v Vaughan [1992] 4 All ER 22.
  pari_passu,
  /// By what rests of each victim when every outflow took its proportion. Law: the rolling charge, Re Ontario
  /// Securities Commission and Greymac Credit Corp (1985).
  rolling,
  /// By what rests when the oldest money left first. Law: Devaynes v Noble, Clayton's Case (1816) 1 Mer 572.
  fifo,
  /// By what rests when the newest money left first.
  lifo,
  /// By what rests when the holder spent his own money first, never above the lowest intermediate balance.
  /// Law:
  /// Re Hallett's Estate (1880) 13 Ch D 696, Roscoe v Winder [1915] 1 Ch 62.
  libr
};

/// "article-8", "pari-passu", "rolling", "fifo", "lifo", "libr".
[[nodiscard]] std::string_view to_text(RefundMethod);
/// The method of that name.
[[nodiscard]] std::optional<RefundMethod> parse_refund_method(std::string_view);
/// Article 8 first.
[[nodiscard]] std::span<const RefundMethod> all_refund_methods();
/// The method's formula in one line of plain text, for reports. `weight_open` matters to article 8 only.
[[nodiscard]] std::string_view formula_of(RefundMethod, bool weight_open);

/// An amount held back in a pocket.
struct FrozenAccount {
  PocketNo pocket;
  Amount amount;
};

/// What a victim has got back by other ways. `victim` is a place in TraceQuery::victims, here and below.
struct Repayment {
  std::uint32_t victim;
  CurrencyNo currency;
  Amount amount;
};

struct RefundQuery {
  /// In the file's order, in which accounts pay. An amount may exceed the account's balance.
  std::vector<FrozenAccount> frozen;
  /// What exceeds a victim's loss in that currency has no effect.
  std::vector<Repayment> repaid;
  RefundMethod method = RefundMethod::article_8;
  /// Counts as repaid what the ledger shows victims received by transfers downstream of the fraud.
  bool count_receipts = true;
  /// Article 8, step 2: by what is open after step 1, not by the loss.
  bool weight_open = false;
};

/// Step 1 and step 2 of article 8, or another method.
enum class RefundStep : std::uint8_t { direct, proportion, method };

/// Money of a pocket that is assigned to a victim; amount > 0.
struct Allocation {
  PocketNo pocket;
  std::uint32_t victim;
  Amount amount;
  RefundStep step;
  /// Why this victim, in the ledger's order. Article 8: the transfers into the pocket that are downstream of
  /// a source of his; rolling, fifo, lifo, libr: those that carry money of his; pari passu: his own sources.
  std::vector<TransferNo> transfers;
};

/// One victim in one currency.
struct VictimBalance {
  std::uint32_t victim;
  CurrencyNo currency;
  /// His sources up to the cut-off; `repaid` with receipts, never above the loss; what is assigned to him.
  Amount loss, repaid, returned;
  Amount open() const { return loss - repaid - returned; }
};

/// Why money stays frozen.
enum class RemainsBecause : std::uint8_t {
  nothing_remains,
  /// Nobody's traced money can be here (rolling, fifo, lifo, libr: is here under the rule; pari passu: nobody
  /// has lost anything in this currency).
  no_victims_money,
  /// More is frozen than can be (is) victims' money.
  above_most,
  /// Of what can be victims' money some is left, but nothing is open for those whose it can be. Goes before
  /// above_most.
  victims_whole,
  /// Some of what can be victims' money is left and somebody's loss is open, but no more of it can be shown
  /// to be his.
  unassigned
};

struct AccountRemainder {
  PocketNo pocket;
  Amount frozen, returned;
  RemainsBecause because = RemainsBecause::nothing_remains;
  Amount remains() const { return frozen - returned; }
};

/// A transfer downstream of the fraud into a victim's account: a lure repayment made him whole by that much.
struct Receipt {
  std::uint32_t victim;
  TransferNo transfer;
  Amount amount;
  bool operator==(const Receipt&) const = default;
};

struct Restitution {
  /// Article 8: those of step 1, then those of step 2; accounts in order, in each the victims in order.
  std::vector<Allocation> rows;
  /// Every victim with every currency in which it has a source, victims in order, then currencies.
  std::vector<VictimBalance> victims;
  /// As frozen.
  std::vector<AccountRemainder> accounts;
  /// In the ledger's order, those of one transfer by victim; empty where receipts do not count.
  std::vector<Receipt> receipts;
};

/// Assigns frozen money to the victims of the query's sources: what an investigator can propose, and why;
/// whose it is, is for the authority or the court to decide. Never more than is frozen or than a victim's
/// open loss, under article 8 never more out of a pocket than can be the victim's there. Currencies never
/// meet.
///
/// `graph` may be a known_at view; the cut-off is the moment of the freeze; rule and limits of the trace
/// query are ignored. Deterministic for any thread count. Cost: one trace; article 8 the bounds of the frozen
/// pockets for every victim; then accounts times victims reached. Throws InvalidQuery for what no method can
/// work with: a negative amount, a pocket twice, an outside account, a currency whose frozen amounts pass 63
/// bits, a repayment to no victim of the query, a backward query. Throws Interrupted. Method:
/// docs/methods/refunds.md.
[[nodiscard]] Restitution assign_frozen_money(const TransferGraph& graph, const TraceQuery& trace,
                                              const RefundQuery& query, Progress& progress);

}  // namespace sluice
