// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "algorithms/trace/boundary.hpp"
#include "engine/run/progress.hpp"

namespace sluice {

/// Which accounts suspicion does not spread through.
struct AccountGraphQuery {
  BoundaryOptions boundary;
  /// Accounts with more different counterparties than this absorb what reaches them, as outside ones do.
  std::size_t counterparties_max = 1'000;
};

/// A counterparty, and how much binds the two: log2(1 + transfers between them, either way).
struct AccountTie {
  AccountNo account;
  float weight = 0;
};

/// Accounts joined by the known transfers between them, whichever way the money went. The weight is taken
/// from counts, not amounts: it needs no exchange rates, and one large sum cannot outweigh everything else.
///
/// Outside accounts (merchants, cash points, fees, pools, what is uncovered) and hubs absorb: that two people
/// buy at one shop says nothing of either. Ties to them count in the weight of an account, but are not
/// listed.
class AccountGraph {
 public:
  /// Parallel over accounts, the same for any number of threads; O(transfers · log degree), 8 bytes for every
  /// listed tie. Throws Interrupted.
  AccountGraph(const TransferGraph&, const AccountGraphQuery&, Progress&);

  std::size_t size() const { return weight_.size(); }
  const TransferGraph& transfers() const { return graph_; }

  /// Outside accounts are measured by nobody: they have no ties of their own.
  bool is_outside(AccountNo a) const { return kind_[a.value] == Spread::outside; }
  bool absorbs(AccountNo a) const { return kind_[a.value] != Spread::spreads; }
  /// It spreads, and has dealt with another account: a walk may begin there. Accounts that only the account
  /// file names would make walks from anywhere look rarer everywhere else.
  bool begins_walks(AccountNo a) const { return !absorbs(a) && weight_[a.value] > 0; }
  /// The sum of the weights of all its ties, those to absorbing accounts included.
  double weight(AccountNo a) const { return weight_[a.value]; }
  /// Its ties to accounts that do not absorb, by their number.
  std::span<const AccountTie> ties(AccountNo a) const {
    return std::span(ties_).subspan(begins_[a.value], begins_[a.value + 1] - begins_[a.value]);
  }

 private:
  enum class Spread : std::uint8_t { spreads, hub, outside };

  void weigh(const AccountGraphQuery&, Progress&);
  void list_ties(Progress&);

  TransferGraph graph_;
  std::vector<Spread> kind_;
  std::vector<double> weight_;
  std::vector<std::uint64_t> begins_;
  std::vector<AccountTie> ties_;
};

/// Calls visit(leg) for the known transfers of all pockets of the account, outflows and inflows.
template <class Visit>
void visit_legs(const TransferGraph& graph, AccountNo account, Visit visit) {
  const auto& first = graph.ledger().pockets.first;
  for (auto p = first[account.value]; p < first[account.value + 1]; ++p) {
    for (const auto& leg : graph.outflows(PocketNo(p))) visit(leg);
    for (const auto& leg : graph.inflows(PocketNo(p))) visit(leg);
  }
}

}  // namespace sluice
