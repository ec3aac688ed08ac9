// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "algorithms/restitution/assignment.hpp"

namespace sluice {

/// All frozen accounts of a currency are one fund, split by the losses with nobody above his open loss,
/// whatever the order of payments; accounts in order then pay the victims in order, until it or they are
/// exhausted. Law: Barlow Clowes International v Vaughan [1992] 4 All ER 22. O(accounts + victims) beside the
/// split, a currency.
void assign_pari_passu(const RefundCase&, Assignment&);

}  // namespace sluice
