// SPDX-License-Identifier: Apache-2.0
#include "apps/report/trace_bounds.hpp"

namespace sluice {

std::vector<Bounds> bounds_of_traced(const TransferGraph& graph, const TraceQuery& query, const Trace& trace,
                                     Progress& progress) {
  std::vector<PocketNo> inside;
  std::vector<std::size_t> place;
  for (std::size_t i = 0; i < trace.pockets.size(); ++i) {
    if (trace.pockets[i].end != End::rests) continue;
    inside.push_back(trace.pockets[i].pocket);
    place.push_back(i);
  }
  progress.begin("bounds", 0);
  const auto answers = CaseBounds(graph, query).of_each(inside, false, progress);
  std::vector<Bounds> bounds(trace.pockets.size());
  for (std::size_t i = 0; i < answers.size(); ++i) bounds[place[i]] = answers[i].bounds.any_opening;
  return bounds;
}

}  // namespace sluice
