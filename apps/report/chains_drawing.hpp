// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>

#include "algorithms/chains/layered_groups.hpp"
#include "algorithms/chains/mule_chains.hpp"
#include "apps/report/drawn_graph.hpp"

namespace sluice {

/// The groups' accounts with their levels, whoever fed them or was paid by them, and their transfers.
[[nodiscard]] DrawnGraph draw_groups(const TransferGraph&, std::span<const LayeredGroup>);

/// One chain, its mules marked.
[[nodiscard]] DrawnGraph draw_chain(const TransferGraph&, const MuleChain&);

}  // namespace sluice
