// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/claims.hpp"

#include <algorithm>

#include "tests/oracle/sweep.hpp"

namespace sluice::oracle {
namespace {

// Who lost how much in which currency: victims by their first source in any currency. A source after the
// cut-off has not happened yet.
std::vector<RefundVictim> victims_of(const Sweep& sweep) {
  std::vector<RefundVictim> victims;
  for (const auto& source : sweep.sources) {
    const auto is_same = [&](const RefundVictim& victim) {
      return victim.victim == source.victim && victim.currency == source.currency;
    };
    auto victim = std::ranges::find_if(victims, is_same);
    if (victim == victims.end())
      victim = victims.insert(victim, {.victim = source.victim, .currency = source.currency});
    if (!sweep.query.until_ns || source.time_ns <= *sweep.query.until_ns) victim->loss += source.amount;
  }
  const auto first_source = [&](const RefundVictim& victim) {
    return std::ranges::find(sweep.sources, victim.victim, &SweptSource::victim) - sweep.sources.begin();
  };
  std::ranges::sort(victims, {}, [&](const RefundVictim& victim) {
    return std::pair(first_source(victim), victim.currency);
  });
  return victims;
}

struct ReceiptInCurrency {
  Receipt receipt;
  std::string currency;
};

// Marked transfers into victim accounts, sources aside. An account of two victims counts for both.
std::vector<ReceiptInCurrency> receipts_of(const Ledger& ledger, const Sweep& sweep) {
  std::vector<ReceiptInCurrency> receipts;
  for (const auto& transfer : trace(ledger, without_limits(sweep.query, Rule::poison)).transfers) {
    const auto is_this = [&](const SweptSource& source) { return transfer.id == source.transfer; };
    if (end_at(sweep, transfer.payee) != End::victim || std::ranges::any_of(sweep.sources, is_this)) continue;
    for (const auto& victim : sweep.victims.at(transfer.payee))
      receipts.push_back({{victim, transfer.id.value(), transfer.amount}, transfer.currency});
  }
  return receipts;
}

void open_claim(RefundVictim& victim, const RefundQuery& query,
                const std::vector<ReceiptInCurrency>& receipts) {
  const auto repaid = query.repaid.find({victim.victim, victim.currency});
  if (repaid != query.repaid.end()) victim.repaid = repaid->second;
  for (const auto& [receipt, currency] : receipts)
    if (receipt.victim == victim.victim && currency == victim.currency) victim.repaid += receipt.amount;
  // What is open is never below 0.
  victim.repaid = std::min(victim.repaid, victim.loss);
  victim.open = victim.loss - victim.repaid;
}

}  // namespace

Query without_limits(const Query& query, Rule rule) {
  return {
      .sources = query.sources, .rule = rule, .until_ns = query.until_ns, .known_at_ns = query.known_at_ns};
}

std::pair<std::vector<RefundVictim>, std::vector<Receipt>> open_claims(const Ledger& ledger,
                                                                       const RefundQuery& query) {
  const Sweep sweep = lay_out(ledger, without_limits(query.stolen, Rule::poison));
  auto victims = victims_of(sweep);
  const auto receipts = query.count_receipts ? receipts_of(ledger, sweep) : std::vector<ReceiptInCurrency>{};
  for (auto& victim : victims) open_claim(victim, query, receipts);
  std::vector<Receipt> listed;
  for (const auto& [receipt, currency] : receipts) listed.push_back(receipt);
  return {victims, listed};
}

}  // namespace sluice::oracle
