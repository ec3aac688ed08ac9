// SPDX-License-Identifier: Apache-2.0
#include "algorithms/restitution/article_8.hpp"

#include <algorithm>

#include "algorithms/bounds/bounds.hpp"
#include "algorithms/restitution/capped_split.hpp"

namespace sluice {
namespace {

class Article8 {
 public:
  Article8(const RefundCase& refund_case, Assignment& assignment)
      : case_(refund_case),
        assignment_(assignment),
        bounds_(bounds_of_frozen(refund_case)),
        direct_(bounds_.size()) {}

  void run() {
    for (std::size_t i = 0; i < bounds_.size(); ++i) give_direct(i);
    const auto weights = case_.refund.weight_open ? open_losses() : losses();
    for (std::size_t i = 0; i < bounds_.size(); ++i) give_in_proportion(i, weights);
    for (std::size_t i = 0; i < bounds_.size(); ++i) {
      std::vector<std::uint32_t> reached;
      for (const auto& row : bounds_[i].by_victim) reached.push_back(row.victim);
      assignment_.close(i, most(i), reached);
    }
  }

 private:
  /// By account and place in AccountBounds::by_victim.
  using Weights = std::vector<std::vector<Amount>>;

  static std::vector<AccountBounds> bounds_of_frozen(const RefundCase& refund_case) {
    std::vector<PocketNo> pockets;
    for (const auto& frozen : refund_case.refund.frozen) pockets.push_back(frozen.pocket);
    return CaseBounds(refund_case.graph, refund_case.trace).of_each(pockets, true, refund_case.progress);
  }

  Amount most(std::size_t account) const { return bounds_[account].bounds.any_opening.most; }

  void give_direct(std::size_t account) {
    const auto& rows = bounds_[account].by_victim;
    std::vector<Claim> claims;
    Amount sum;
    for (const auto& row : rows) {
      claims.push_back({row.bounds.least, row.bounds.least});
      sum += row.bounds.least;
    }
    const auto frozen = case_.frozen(account).amount;
    if (sum > frozen) split_by_largest_remainder(frozen, sum, claims);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      direct_[account] += claims[i].share;
      const auto open = assignment_.open(account, rows[i].victim);
      assignment_.give(account, rows[i].victim, std::min(claims[i].share, open), RefundStep::direct);
    }
  }

  void give_in_proportion(std::size_t account, const Weights& weights) {
    const auto& rows = bounds_[account].by_victim;
    std::vector<CappedClaim> claims;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto in_doubt = rows[i].bounds.most - rows[i].bounds.least;
      claims.push_back({weights[account][i], std::min(assignment_.open(account, rows[i].victim), in_doubt)});
    }
    // What was traced to a victim who is whole by now is not for others to share.
    const auto can_be_victims = std::min(case_.frozen(account).amount, most(account));
    split_within_caps(std::max(Amount(0), can_be_victims - direct_[account]), claims);
    for (std::size_t i = 0; i < rows.size(); ++i)
      assignment_.give(account, rows[i].victim, claims[i].share, RefundStep::proportion);
  }

  Weights weights_by(auto weight_of) const {
    Weights weights(bounds_.size());
    for (std::size_t i = 0; i < bounds_.size(); ++i)
      for (const auto& row : bounds_[i].by_victim) weights[i].push_back(weight_of(i, row.victim));
    return weights;
  }
  Weights losses() const {
    return weights_by([&](std::size_t account, std::uint32_t victim) {
      return assignment_.losses().loss(victim, case_.currency(account));
    });
  }
  Weights open_losses() const {
    return weights_by(
        [&](std::size_t account, std::uint32_t victim) { return assignment_.open(account, victim); });
  }

  const RefundCase& case_;
  Assignment& assignment_;
  std::vector<AccountBounds> bounds_;
  /// By account: what step 1 gave before it was cut to what is open.
  std::vector<Amount> direct_;
};

}  // namespace

void assign_by_article_8(const RefundCase& refund_case, Assignment& assignment) {
  Article8(refund_case, assignment).run();
}

}  // namespace sluice
