// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "algorithms/restitution/assignment.hpp"

namespace sluice {

/// Article 8 of the 2016 regulations on returning frozen funds in telecom fraud cases. Step 1 (items 1 and 2,
/// money that the records trace to one victim): every account gives each victim the least of his money that
/// must be there; frozen less than that, it is split by these amounts. Step 2 (item 3, money that cannot be
/// told apart), accounts in order: what is left of min(frozen, most of all victims) is split by the losses
/// among those of whom more can be there, up to most − least. Nobody above his open loss. Least and most hold
/// under every conserving rule and for every opening balance. Cost: the bounds of the accounts for every
/// victim.
void assign_by_article_8(const RefundCase&, Assignment&);

}  // namespace sluice
