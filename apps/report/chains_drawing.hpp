// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>

#include "algorithms/chains/layered_groups.hpp"
#include "apps/report/drawn_graph.hpp"

namespace sluice {

/// The groups' accounts with their levels, whoever fed them or was paid by them, and their transfers.
[[nodiscard]] DrawnGraph draw_groups(const TransferGraph&, std::span<const LayeredGroup>);

}  // namespace sluice
