// SPDX-License-Identifier: Apache-2.0
#include "apps/report/chains_drawing.hpp"

#include <fmt/format.h>

#include "apps/report/transfers_drawing.hpp"

namespace sluice {

DrawnGraph draw_groups(const TransferGraph& graph, std::span<const LayeredGroup> groups) {
  TransfersDrawing drawing(graph);
  for (const auto& group : groups)
    for (const auto& mule : group.mules)
      drawing.note(graph.account(mule.pocket), "level", std::to_string(mule.level),
                   fmt::format("level {}", mule.level));
  for (const auto& group : groups) drawing.add(group.transfers);
  return drawing.take();
}

DrawnGraph draw_chain(const TransferGraph& graph, const MuleChain& chain) {
  TransfersDrawing drawing(graph);
  for (const auto mule : chain.mules) drawing.note(graph.account(mule), "mule", "true", "mule");
  drawing.add(chain.transfers);
  return drawing.take();
}

}  // namespace sluice
