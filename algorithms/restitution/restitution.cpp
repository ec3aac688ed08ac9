// SPDX-License-Identifier: Apache-2.0
#include "algorithms/restitution/restitution.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "algorithms/restitution/article_8.hpp"
#include "algorithms/restitution/marked_inflows.hpp"
#include "algorithms/restitution/pari_passu.hpp"
#include "algorithms/restitution/receipts.hpp"
#include "algorithms/restitution/traced_shares.hpp"
#include "algorithms/trace/trace_scope.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

TraceQuery without_limits(const TraceQuery& asked) {
  auto query = asked;
  query.rule = Rule::haircut;
  query.hops_max.reset();
  query.amount_min.clear();
  query.horizon.reset();
  return query;
}

class QueryCheck {
 public:
  explicit QueryCheck(const RefundCase& refund_case)
      : case_(refund_case),
        scope_(refund_case.graph, refund_case.trace),
        frozen_(refund_case.graph.ledger().currencies.scale.size(), Amount(0)) {}

  void run() {
    if (case_.trace.backward) throw InvalidQuery("a refund follows the money forward");
    std::vector<PocketNo> pockets;
    for (const auto& frozen : case_.refund.frozen) {
      check(frozen);
      pockets.push_back(frozen.pocket);
    }
    std::ranges::sort(pockets);
    const auto twice = std::ranges::adjacent_find(pockets);
    if (twice != pockets.end()) throw InvalidQuery(fmt::format("{} is frozen twice", name(*twice)));
    for (const auto& repayment : case_.refund.repaid) check(repayment);
  }

 private:
  void check(const FrozenAccount& frozen) {
    if (frozen.pocket.value >= case_.graph.pocket_count())
      throw InvalidQuery("a frozen account is not in the ledger");
    if (scope_.end_of(frozen.pocket) != End::rests)
      throw InvalidQuery(fmt::format(
          "{} is a terminal, victim or uncovered account: whose money lies there cannot be traced",
          name(frozen.pocket)));
    if (frozen.amount < Amount(0))
      throw InvalidQuery(fmt::format("{}: the frozen amount is negative", name(frozen.pocket)));
    auto& sum = frozen_[case_.graph.currency(frozen.pocket).value];
    const auto next = add_checked(sum, frozen.amount);
    if (!next)
      throw InvalidQuery(
          fmt::format("the frozen amounts of {} add up to more than 63 bits of minor units can hold",
                      case_.graph.currency_code(case_.graph.currency(frozen.pocket))));
    sum = *next;
  }

  void check(const Repayment& repayment) const {
    if (repayment.victim >= case_.trace.victims.size())
      throw InvalidQuery("a repayment names no victim of the fraud payments");
    if (repayment.amount < Amount(0))
      throw InvalidQuery(
          fmt::format("{}: the amount repaid is negative", case_.trace.victims[repayment.victim]));
  }

  std::string name(PocketNo pocket) const {
    return fmt::format("{} in {}", case_.graph.account_id(pocket),
                       case_.graph.currency_code(case_.graph.currency(pocket)));
  }

  const RefundCase& case_;
  TraceScope scope_;
  /// By currency.
  std::vector<Amount> frozen_;
};

Trace marked_transfers(const RefundCase& refund_case) {
  auto query = refund_case.trace;
  query.rule = Rule::poison;
  return trace(refund_case.graph, query);
}

void assign(const RefundCase& refund_case, const Trace& marked, Assignment& assignment) {
  switch (refund_case.refund.method) {
    case RefundMethod::article_8:
      assign_by_article_8(refund_case, assignment);
      return show_marked_inflows(refund_case, marked, assignment);
    case RefundMethod::pari_passu: return assign_pari_passu(refund_case, assignment);
    case RefundMethod::rolling: return assign_by_traced_shares(refund_case, Rule::haircut, assignment);
    case RefundMethod::fifo: return assign_by_traced_shares(refund_case, Rule::fifo, assignment);
    case RefundMethod::lifo: return assign_by_traced_shares(refund_case, Rule::lifo, assignment);
    case RefundMethod::libr: return assign_by_traced_shares(refund_case, Rule::libr, assignment);
  }
  throw InvalidQuery("unknown refund method");
}

}  // namespace

Restitution assign_frozen_money(const TransferGraph& graph, const TraceQuery& asked,
                                const RefundQuery& refund, Progress& progress) {
  const auto query = without_limits(asked);
  const RefundCase refund_case{graph, query, refund, progress};
  QueryCheck(refund_case).run();
  progress.begin("refund", 1);

  OpenLosses losses(graph, query);
  for (const auto& repayment : refund.repaid)
    losses.repay(repayment.victim, repayment.currency, repayment.amount);
  Trace marked;
  if (refund.count_receipts || refund.method == RefundMethod::article_8)
    marked = marked_transfers(refund_case);
  std::vector<Receipt> receipts;
  if (refund.count_receipts) receipts = find_receipts(graph, query, marked);
  for (const auto& receipt : receipts)
    losses.repay(receipt.victim, graph.currency(receipt.transfer), receipt.amount);

  Assignment assignment(refund_case, std::move(losses));
  assign(refund_case, marked, assignment);
  auto result = std::move(assignment).take();
  result.receipts = std::move(receipts);
  return result;
}

}  // namespace sluice
