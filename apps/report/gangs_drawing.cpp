// SPDX-License-Identifier: Apache-2.0
#include "apps/report/gangs_drawing.hpp"

#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>

#include "apps/report/transfers_drawing.hpp"

namespace sluice {
namespace {

/// No account's id of the input begins with a question mark.
void add_tie(const TransferGraph& graph, const Tie& tie, std::size_t gang, std::set<std::string>& drawn,
             TransfersDrawing& drawing) {
  const auto kind = std::string(to_text(tie.kind)), value = tie_value(tie, graph);
  const auto key = fmt::format("?{} {} {}", kind, gang, value);
  if (drawn.insert(key).second)
    drawing.add(DrawnGraph::Node{
        key, kind + "\n" + value, {{"tie", kind}, {"value", value}, {"gang", std::to_string(gang)}}});
  for (const auto account : tie.accounts)
    drawing.add(DrawnGraph::Arc{key, std::string(graph.account_id(account)), kind, {{"tie", kind}}});
}

}  // namespace

DrawnGraph draw_gangs(const TransferGraph& graph, std::span<const FoundGang> gangs) {
  TransfersDrawing drawing(graph);
  std::set<AccountNo> members;
  for (std::size_t i = 0; i < gangs.size(); ++i)
    for (const auto account : gangs[i].accounts) {
      if (!members.insert(account).second) continue;
      drawing.note(account, "gang", std::to_string(i + 1));
      if (std::ranges::binary_search(gangs[i].implicated, account))
        drawing.note(account, "implicated", "true", "implicated");
      drawing.add(account);
    }
  std::set<std::string> ties;
  for (std::size_t i = 0; i < gangs.size(); ++i) {
    for (const auto& tie : gangs[i].ties)
      if (tie.kind != TieKind::chain) add_tie(graph, tie, i + 1, ties, drawing);
    drawing.add(gangs[i].transfers);
  }
  return drawing.take();
}

}  // namespace sluice
