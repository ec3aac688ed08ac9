// SPDX-License-Identifier: Apache-2.0
#include "algorithms/restitution/traced_shares.hpp"

#include <algorithm>
#include <utility>

#include "engine/values/split.hpp"

namespace sluice {
namespace {

class TracedShares {
 public:
  TracedShares(const RefundCase& refund_case, Rule rule, Assignment& assignment)
      : case_(refund_case), assignment_(assignment) {
    auto query = refund_case.trace;
    query.rule = rule;
    trace_ = trace(refund_case.graph, query);
  }

  void run() {
    std::ranges::sort(trace_.pockets, {}, &TracedPocket::pocket);
    std::vector<std::vector<VictimRests>> rests;
    for (std::size_t i = 0; i < case_.refund.frozen.size(); ++i) {
      rests.push_back(rests_in(case_.frozen(i).pocket));
      give(i, rests.back());
    }
    for (std::size_t i = 0; i < rests.size(); ++i) close(i, rests[i]);
    show_carried();
  }

 private:
  struct VictimRests {
    std::uint32_t victim;
    Amount rests;
  };

  /// By victim.
  std::vector<VictimRests> rests_in(PocketNo pocket) const {
    std::vector<VictimRests> rests;
    const auto found = std::ranges::lower_bound(trace_.pockets, pocket, {}, &TracedPocket::pocket);
    if (found == trace_.pockets.end() || found->pocket != pocket) return rests;
    for (const auto& share : trace_.shares_of(*found)) rests.push_back({victim_of(share), share.amount});
    std::ranges::sort(rests, {}, &VictimRests::victim);
    std::size_t kept = 0;
    for (const auto& row : rests) {
      if (kept > 0 && rests[kept - 1].victim == row.victim)
        rests[kept - 1].rests += row.rests;
      else
        rests[kept++] = row;
    }
    rests.resize(kept);
    return rests;
  }

  void give(std::size_t account, std::span<const VictimRests> rests) {
    std::vector<Claim> claims;
    Amount sum;
    for (const auto& row : rests) {
      const auto claim = std::min(row.rests, assignment_.open(account, row.victim));
      claims.push_back({claim, claim});
      sum += claim;
    }
    const auto frozen = case_.frozen(account).amount;
    if (frozen < sum) split_by_largest_remainder(frozen, sum, claims);
    for (std::size_t i = 0; i < rests.size(); ++i)
      assignment_.give(account, rests[i].victim, claims[i].share, RefundStep::method);
  }

  void close(std::size_t account, std::span<const VictimRests> rests) {
    std::vector<std::uint32_t> reached;
    Amount sum;
    for (const auto& row : rests) {
      reached.push_back(row.victim);
      sum += row.rests;
    }
    assignment_.close(account, sum, reached);
  }

  void show_carried() {
    std::vector<PocketNo> frozen;
    for (const auto& account : case_.refund.frozen) frozen.push_back(account.pocket);
    std::ranges::sort(frozen);
    for (const auto& row : trace_.transfers) {
      if (row.key.phase() != RowKey::the_transfer || !std::ranges::binary_search(frozen, row.payee)) continue;
      for (const auto& share : trace_.shares_of(row))
        assignment_.show(row.payee, victim_of(share), row.key.transfer());
    }
  }

  std::uint32_t victim_of(const SourceShare& share) const {
    return case_.trace.sources[share.source.value].victim;
  }

  const RefundCase& case_;
  Assignment& assignment_;
  Trace trace_;
};

}  // namespace

void assign_by_traced_shares(const RefundCase& refund_case, Rule rule, Assignment& assignment) {
  TracedShares(refund_case, rule, assignment).run();
}

}  // namespace sluice
