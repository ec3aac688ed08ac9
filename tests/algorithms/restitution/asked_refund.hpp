// SPDX-License-Identifier: Apache-2.0
// The oracle's refund questions put to the engine, and its answers in the oracle's form or as short text.
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "algorithms/restitution/restitution.hpp"
#include "algorithms/trace/sources.hpp"
#include "tests/oracle/refund.hpp"
#include "tests/support/oracle_ledger.hpp"

namespace sluice::tests {

/// A ledger, whose fraud payments are known.
class AskedRefund {
 public:
  AskedRefund(const oracle::Ledger& ledger, const oracle::Query& stolen) : graph_(built(ledger)) {
    if (stolen.known_at_ns) graph_ = graph_.known_at(Time(*stolen.known_at_ns));
    std::vector<FraudPayment> payments;
    for (const auto& source : stolen.sources) payments.push_back({source.transfer, source.victim});
    const auto found = find_sources(graph_, Boundary(graph_, {}), payments, false);
    query_.sources = found.sources;
    query_.victims = found.victims;
    if (stolen.until_ns) query_.cut_off = Time(*stolen.until_ns);
    // Limits that a refund must not look at.
    query_.hops_max = 1;
    query_.horizon = Duration(1);
    query_.amount_min.assign(graph_.ledger().currencies.scale.size(), Amount(5));
  }

  const TransferGraph& graph() const { return graph_; }
  TraceQuery& query() { return query_; }

  RefundQuery resolved(const oracle::RefundQuery& asked) const {
    RefundQuery query;
    query.method = static_cast<RefundMethod>(asked.method);
    query.count_receipts = asked.count_receipts;
    query.weight_open = asked.weight_open;
    for (const auto& frozen : asked.frozen)
      query.frozen.push_back({pocket(frozen.id), Amount(frozen.amount)});
    for (const auto& [whose, amount] : asked.repaid)
      query.repaid.push_back({victim(whose.first), currency(whose.second), Amount(amount)});
    return query;
  }

  Restitution answer(const RefundQuery& asked) const {
    Progress progress;
    return assign_frozen_money(graph_, query_, asked, progress);
  }
  Restitution answer(const oracle::RefundQuery& asked) const { return answer(resolved(asked)); }

  PocketNo pocket(const oracle::PocketId& id) const {
    return graph_.find_pocket(graph_.find_account(id.account).value(), currency(id.currency)).value();
  }
  oracle::PocketId id(PocketNo pocket) const {
    return {std::string(graph_.account_id(pocket)), code(graph_.currency(pocket))};
  }
  std::uint32_t victim(const std::string& name) const {
    const auto found = std::ranges::find(query_.victims, name);
    return static_cast<std::uint32_t>(found - query_.victims.begin());
  }
  std::string code(CurrencyNo number) const { return std::string(graph_.currency_code(number)); }
  CurrencyNo currency(const std::string& wanted) const {
    CurrencyNo number;
    while (graph_.currency_code(number) != wanted) ++number;
    return number;
  }
  std::string step(const Allocation& row, RefundMethod method) const {
    if (row.step == RefundStep::method) return std::string(to_text(method));
    return row.step == RefundStep::direct ? "direct" : "proportion";
  }

  /// The engine's answer in the oracle's form.
  oracle::Refund refund(const oracle::RefundQuery& asked) const {
    const auto result = answer(asked);
    oracle::Refund refund;
    for (const auto& row : result.rows)
      refund.rows.push_back({id(row.pocket), query_.victims[row.victim], row.amount.minor,
                             step(row, static_cast<RefundMethod>(asked.method))});
    for (const auto& row : result.victims)
      refund.victims.push_back({query_.victims[row.victim], code(row.currency), row.loss.minor,
                                row.repaid.minor, row.returned.minor, row.open().minor});
    for (const auto& row : result.accounts)
      refund.accounts.push_back({id(row.pocket), row.frozen.minor, row.returned.minor, row.remains().minor});
    for (const auto& row : result.receipts)
      refund.receipts.push_back(
          {query_.victims[row.victim], graph_.transfer_id(row.transfer), row.amount.minor});
    return refund;
  }

  /// `A V direct 5 [s 1], A W proportion 3 [r]`: the rows with the transfers that justify them.
  std::string rows(const Restitution& result, RefundMethod method = RefundMethod::article_8) const {
    std::string text;
    for (const auto& row : result.rows) {
      text += (text.empty() ? "" : ", ") + id(row.pocket).account + " " + query_.victims[row.victim] + " "
              + step(row, method) + " " + std::to_string(row.amount.minor) + " [";
      for (std::size_t i = 0; i < row.transfers.size(); ++i)
        text += (i == 0 ? "" : " ") + graph_.transfer_id(row.transfers[i]);
      text += "]";
    }
    return text;
  }

  /// `V 60-20-30=10`: loss, repaid, returned, open.
  std::string victims(const Restitution& result) const {
    std::string text;
    for (const auto& row : result.victims)
      text += (text.empty() ? "" : ", ") + query_.victims[row.victim] + " " + std::to_string(row.loss.minor)
              + "-" + std::to_string(row.repaid.minor) + "-" + std::to_string(row.returned.minor) + "="
              + std::to_string(row.open().minor);
    return text;
  }

  /// `A 100-60=40 above most`: frozen, returned, remains, why.
  std::string accounts(const Restitution& result) const {
    static constexpr const char* reasons[] = {"", " no victims' money", " above most", " victims whole",
                                              " unassigned"};
    std::string text;
    for (const auto& row : result.accounts)
      text += (text.empty() ? "" : ", ") + id(row.pocket).account + " " + std::to_string(row.frozen.minor)
              + "-" + std::to_string(row.returned.minor) + "=" + std::to_string(row.remains().minor)
              + reasons[static_cast<std::size_t>(row.because)];
    return text;
  }

 private:
  TransferGraph graph_;
  TraceQuery query_;
};

/// A CNY account with that much frozen.
inline oracle::Frozen frozen(const std::string& account, std::int64_t amount) {
  return {{account, "CNY"}, amount};
}

}  // namespace sluice::tests
