// SPDX-License-Identifier: Apache-2.0
#include "apps/report/rule_basis.hpp"

#include <array>

namespace sluice {
namespace {

constexpr std::array<RuleBasis, 6> bases{{
    {"An outflow of a from a balance B, T of which is one victim's money, carries a × T ÷ B of it: every "
     "outflow takes its proportion of everybody's money.",
     "The “rolling charge” of North American courts: Re Ontario Securities Commission and Greymac Credit "
     "Corp "
     "(1985)."},
    {"An outflow carries the oldest money in the account. What arrives keeps the order in which it lay at "
     "its "
     "payer and is newer than all that was there.",
     "Devaynes v Noble, Clayton's Case (1816) 1 Mer 572."},
    {"An outflow carries the newest money in the account. What arrives keeps the order in which it lay at "
     "its "
     "payer and is newer than all that was there.",
     "No court's rule; the counterpart of Clayton's Case, for comparison."},
    {"An outflow of a from a balance with C of the holder's own money carries victims' money only beyond C: "
     "max(0, a − C), in proportion among the victims. What is paid in later refills no claim.",
     "The lowest intermediate balance: Re Hallett's Estate (1880) 13 Ch D 696; Roscoe v Winder [1915] 1 Ch "
     "62."},
    {"An outflow of a carries min(a, T) of the T of victims' money in the account, in proportion among the "
     "victims.",
     "No court's rule: the worst case downstream, for warning and for fast freezing."},
    {"All that is downstream is marked; amounts are not measured.", "No court's rule: for finding accounts."},
}};

}  // namespace

const RuleBasis& basis_of(Rule rule) { return bases.at(static_cast<std::size_t>(rule)); }

}  // namespace sluice
