// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>

#include "apps/report/drawn_graph.hpp"
#include "apps/report/gangs_report.hpp"

namespace sluice {

/// The gangs' accounts, those that paid them or were paid by them, what ties them as nodes of their own, and
/// the transfers that show it.
[[nodiscard]] DrawnGraph draw_gangs(const TransferGraph&, std::span<const FoundGang>);

}  // namespace sluice
