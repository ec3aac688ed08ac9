// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>

#include "algorithms/gangs/gangs.hpp"
#include "apps/report/implicated_report.hpp"

namespace sluice {

/// What was found of gangs.
struct GangsAnswer {
  ImplicatedAnswer who;
  FoundGangs found;
};

/// What ties: the shared text, of a chain the id of its first transfer.
[[nodiscard]] std::string tie_value(const Tie&, const TransferGraph&);

/// The gang's first and last transfer; empty where there is none.
struct GangTimes {
  std::string first, last;
};
[[nodiscard]] GangTimes gang_times(const FoundGang&, const TransferGraph&);

}  // namespace sluice
