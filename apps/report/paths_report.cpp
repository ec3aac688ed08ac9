// SPDX-License-Identifier: Apache-2.0
#include "apps/report/paths_report.hpp"

#include <algorithm>

namespace sluice {
namespace {

bool is_selected(const TransferGraph& graph, const FundPath& path, const PathSelection& selection) {
  if (selection.recoverable && path.recoverable == Amount(0)) return false;
  if (!selection.to) return true;
  if (path.pocket.value >= graph.pocket_count()) return selection.to_unseen;
  return std::ranges::find(*selection.to, graph.account(path.pocket)) != selection.to->end();
}

}  // namespace

std::vector<const FundPath*> select_paths(const TransferGraph& graph, const FundPaths& all,
                                          const PathSelection& selection) {
  std::vector<const FundPath*> shown;
  for (const auto& path : all.paths) {
    if (selection.count && shown.size() == *selection.count) break;
    if (is_selected(graph, path, selection)) shown.push_back(&path);
  }
  return shown;
}

std::vector<ShownHop> PathsReport::hops(const FundPath& path) const {
  std::vector<ShownHop> hops;
  const auto& graph = traced_.graph();
  for (const auto transfer : all_.transfers_of(path)) {
    const auto& row = traced_.trace().transfers[transfer];
    const auto dwell = hops.empty()
                           ? Duration()
                           : graph.time(row.key.transfer()) - graph.time(hops.back().row->key.transfer());
    hops.push_back({transfer, &row, dwell});
  }
  return hops;
}

std::optional<Amount> PathsReport::bottleneck(const FundPath& path) const {
  return all_.from_lots ? std::nullopt : std::optional(path.bottleneck);
}

std::string seconds_text(Duration duration) {
  constexpr int digits = 9;
  auto text = to_decimal(Amount(duration.ns), digits);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

}  // namespace sluice
