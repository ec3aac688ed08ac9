// SPDX-License-Identifier: Apache-2.0
#include "algorithms/restitution/pari_passu.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "algorithms/restitution/capped_split.hpp"

namespace sluice {
namespace {

/// All that is frozen in one currency, and what of it falls to each victim.
class Fund {
 public:
  Fund(const OpenLosses& losses, CurrencyNo currency, Amount frozen) {
    for (const auto& balance : losses.balances()) {
      if (balance.currency != currency) continue;
      victims_.push_back(balance.victim);
      due_.push_back({balance.loss, balance.open()});
      // Whatever is in the fund can be theirs.
      if (balance.loss > Amount(0)) most_ = Amount::max();
    }
    split_within_caps(frozen, due_);
  }

  /// The account pays the victims in order, until it or they are exhausted.
  void pay(Assignment& assignment, std::size_t account) {
    for (; next_ < victims_.size(); ++next_) {
      auto& due = due_[next_].share;
      const auto paid = std::min(due, assignment.left(account));
      assignment.give(account, victims_[next_], paid, RefundStep::method);
      due -= paid;
      if (due > Amount(0)) return;
    }
  }

  void close(Assignment& assignment, std::size_t account) const {
    assignment.close(account, most_, victims_);
  }

 private:
  std::vector<std::uint32_t> victims_;
  std::vector<CappedClaim> due_;
  /// Victims before it have been paid.
  std::size_t next_ = 0;
  Amount most_;
};

/// By currency.
std::vector<Fund> make_funds(const RefundCase& refund_case, const OpenLosses& losses) {
  std::vector<Amount> frozen(refund_case.graph.ledger().currencies.scale.size());
  for (std::size_t i = 0; i < refund_case.refund.frozen.size(); ++i)
    frozen[refund_case.currency(i).value] += refund_case.frozen(i).amount;
  std::vector<Fund> funds;
  for (std::size_t currency = 0; currency < frozen.size(); ++currency)
    funds.emplace_back(losses, CurrencyNo(static_cast<std::uint16_t>(currency)), frozen[currency]);
  return funds;
}

/// The victims' own payments show their claims.
void show_sources(const RefundCase& refund_case, Assignment& assignment) {
  const auto& graph = refund_case.graph;
  const auto& query = refund_case.trace;
  const auto cut = cut_of(graph, query);
  auto sources = query.sources;
  std::erase_if(sources, [&](const Source& source) { return source.transfer >= cut; });
  const auto order = [&](const Source& source) {
    return std::tuple(source.victim, graph.currency(source.transfer), source.transfer);
  };
  std::ranges::sort(sources, {}, order);
  const auto whose = [&](const Source& source) {
    return std::pair(source.victim, graph.currency(source.transfer));
  };
  for (auto& row : assignment.rows())
    for (const auto& own :
         std::ranges::equal_range(sources, std::pair(row.victim, graph.currency(row.pocket)), {}, whose))
      row.transfers.push_back(own.transfer);
}

}  // namespace

void assign_pari_passu(const RefundCase& refund_case, Assignment& assignment) {
  auto funds = make_funds(refund_case, assignment.losses());
  const auto account_count = refund_case.refund.frozen.size();
  for (std::size_t i = 0; i < account_count; ++i) funds[refund_case.currency(i).value].pay(assignment, i);
  for (std::size_t i = 0; i < account_count; ++i) funds[refund_case.currency(i).value].close(assignment, i);
  show_sources(refund_case, assignment);
}

}  // namespace sluice
