// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "algorithms/restitution/assignment.hpp"

namespace sluice {

/// Accounts in order, each split by what rests there of every victim's money under the rule, as far as his
/// loss is open; nobody gets more than that. Law: haircut, the rolling charge (Re Ontario Securities
/// Commission); fifo, Clayton's Case; libr, Re Hallett's Estate and Roscoe v Winder. The rows are shown by
/// the transfers that carry the victim's money into the pocket. One trace, then O(accounts × victims).
void assign_by_traced_shares(const RefundCase&, Rule rule, Assignment&);

}  // namespace sluice
