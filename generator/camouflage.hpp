// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "generator/case_transfers.hpp"

namespace sluice {

/// Adds the camouflage of every mule that was used, as `cases.camouflage_level` says; the case's other
/// transfers must be there already. Marks the innocent accounts that take part.
void add_camouflage(CaseTransfers&, const Gang&, Population&, const Behaviour&, Random&);

/// Level 3: every mule's transfers come from its device and two more, which the gang's ties then name.
/// Also puts the transfers of mules who live elsewhere into the gang's region.
void set_devices_and_places(CaseTransfers&, Gang&, const CaseBehaviour&, std::uint64_t seed);

}  // namespace sluice
