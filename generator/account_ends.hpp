// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "generator/gang.hpp"

namespace sluice {

/// Freezes or closes some of a case's mule accounts, as `cases.frozen_percent` and `closed_percent`
/// say: after the case's first report, and never before the last transfer of its stolen money. What
/// camouflage had planned there for later is dropped. Ends outside the ledger do not happen.
/// Population::ends is left unsorted. O(transfers · log).
void end_accounts(Population&, const Gang&, std::vector<CaseTransfer>&, const Behaviour&, Random&);

}  // namespace sluice
