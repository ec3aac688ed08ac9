// SPDX-License-Identifier: Apache-2.0
#include "generator/cases.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/values/error.hpp"
#include "generator/account_ends.hpp"
#include "generator/case_flow.hpp"
#include "generator/gang.hpp"

namespace sluice {

namespace {

/// Sets the levels of a case's transfers (in order of time) and of its accounts.
void set_levels(std::vector<CaseTransfer>& transfers, std::vector<CaseAccount>& accounts,
                const Population& all) {
  std::vector<std::pair<std::uint32_t, std::size_t>> places;  // account → place in accounts
  for (std::size_t i = 0; i < accounts.size(); ++i) places.emplace_back(accounts[i].account, i);
  std::ranges::sort(places);
  const auto part_of = [&](std::uint32_t account) -> CaseAccount* {
    const auto found = std::ranges::lower_bound(places, account, {}, [](const auto& p) { return p.first; });
    return found != places.end() && found->first == account ? &accounts[found->second] : nullptr;
  };
  for (auto& each : transfers) {
    if (each.role == Role::camouflage) continue;
    const auto* payer = part_of(each.transfer.payer);
    auto* payee = part_of(each.transfer.payee);
    const bool stolen = each.role == Role::victim || (payer && payer->level > 0);
    each.level =
        stolen ? static_cast<std::uint8_t>(each.role == Role::victim ? 1 : std::min(payer->level + 1, 255))
               : std::uint8_t{0};
    if (!stolen || !payee || payee->role == Role::victim) continue;
    if (payee->level == 0 || each.level < payee->level) payee->level = each.level;
  }
  for (auto& each : transfers) {
    if (each.role != Role::camouflage) continue;
    const auto* mule =
        part_of(all.accounts[each.transfer.payer].case_tie == CaseTie::member ? each.transfer.payer
                                                                              : each.transfer.payee);
    each.level = mule ? mule->level : std::uint8_t{0};
  }
}

/// The case's accounts: victims, mules, then where it was cashed out.
std::vector<CaseAccount> accounts_of(const Gang& gang, const std::vector<CaseTransfer>& transfers) {
  std::vector<CaseAccount> accounts;
  for (const auto& victim : gang.victims)
    if (victim.paid) accounts.push_back({victim.account, gang.case_no, Role::victim, 0});
  for (const auto& mule : gang.mules)
    if (mule.used) accounts.push_back({mule.account, gang.case_no, Role::mule, 0});
  std::vector<std::uint32_t> ways_out;
  for (const auto& each : transfers)
    if (each.role == Role::cash_out) ways_out.push_back(each.transfer.payee);
  std::ranges::sort(ways_out);
  ways_out.erase(std::unique(ways_out.begin(), ways_out.end()), ways_out.end());
  for (const auto account : ways_out) accounts.push_back({account, gang.case_no, Role::cash_out, 0});
  return accounts;
}

/// Accounts that the gang never came to use are no part of the case; what ties the others goes into
/// the plan, and their records.
void keep_what_was_used(const Gang& gang, Population& all, std::vector<GangTie>& ties) {
  for (const auto& victim : gang.victims)
    if (!victim.paid) all.accounts[victim.account].case_tie = CaseTie::befriended;
  for (const auto& mule : gang.mules)
    if (!mule.used) all.accounts[mule.account].case_tie = CaseTie::befriended;
  for (const auto& tie : gang.ties) {
    if (all.accounts[tie.account].case_tie != CaseTie::member) continue;
    if (tie.phone) all.accounts[tie.account].phone = tie.tie;
    ties.push_back(tie);
  }
}

/// Numbers a case's shapes on from those of the cases before.
void number_shapes(CasePlan& plan, std::uint32_t case_no, std::vector<CaseTransfer>& transfers,
                   const std::vector<CaseShapeKind>& shapes) {
  const auto before = static_cast<std::uint32_t>(plan.shapes.size());
  for (auto& each : transfers)
    if (each.shape > 0) each.shape += before;
  for (const auto kind : shapes) plan.shapes.push_back({kind, case_no});
}

void sort_by_time(std::vector<CaseTransfer>& transfers) {
  std::ranges::stable_sort(transfers, {}, [](const CaseTransfer& each) { return each.transfer.time_ms; });
}

/// Gives every account the least opening with which it can pay all that the plan asks of it: from the
/// last transfer back, what must be there before a payment is the payment and what is needed after it.
void hold_what_is_needed(Population& all, const std::vector<CaseTransfer>& transfers) {
  for (auto each = transfers.rbegin(); each != transfers.rend(); ++each) {
    const auto& t = each->transfer;
    auto& payee = all.accounts[t.payee];
    payee.held = std::max<std::int64_t>(payee.held - t.amount, 0);
    auto& payer = all.accounts[t.payer];
    if (!payer.terminal()) payer.held += t.amount;
  }
}

}  // namespace

CasePlan plan_cases(Population& all, const Behaviour& behaviour, std::uint64_t cases) {
  CasePlan plan;
  Recruiter recruiter(all);
  for (std::uint64_t i = 0; i < cases; ++i) {
    Random random(mix(all.seed, 0x63617365), i);
    Gang gang;
    gang.case_no = static_cast<std::uint32_t>(i);
    if (!recruit_gang(gang, all, behaviour, recruiter, random))
      throw InvalidQuery(fmt::format(
          "{} accounts have persons for {} cases, not for {}; ask for fewer cases or more accounts",
          all.asked, i, cases));
    auto [transfers, shapes] = plan_flow(gang, all, behaviour, random);
    sort_by_time(transfers);
    number_shapes(plan, gang.case_no, transfers, shapes);
    keep_what_was_used(gang, all, plan.ties);
    end_accounts(all, gang, transfers, behaviour, random);
    auto accounts = accounts_of(gang, transfers);
    set_levels(transfers, accounts, all);
    plan.transfers.insert(plan.transfers.end(), transfers.begin(), transfers.end());
    plan.accounts.insert(plan.accounts.end(), accounts.begin(), accounts.end());
    plan.transfers_up_to.push_back(plan.transfers.size());
  }
  sort_by_time(plan.transfers);
  std::ranges::sort(all.ends, {}, &AccountEnd::account);
  hold_what_is_needed(all, plan.transfers);
  return plan;
}

}  // namespace sluice
