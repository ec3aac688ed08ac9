// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/random_walks.hpp"

#include <algorithm>
#include <span>

#include "algorithms/chains/hand_offs.hpp"
#include "algorithms/patterns/shapes/account_flows.hpp"

namespace sluice {
namespace {

/// Who is passed twice by a walk passes on what he kept the first time, too.
constexpr std::uint32_t walk_slack_ppm = 50'000;

std::span<const TransferNo> longest_within(const TransferGraph& graph, Duration window,
                                           std::span<const TransferNo> walk) {
  std::span<const TransferNo> longest;
  for (std::size_t begin = 0, end = 0; begin < walk.size(); ++begin) {
    while (end < walk.size() && graph.time(walk[end]) - graph.time(walk[begin]) <= window) ++end;
    if (end - begin > longest.size()) longest = walk.subspan(begin, end - begin);
  }
  return longest;
}

Shape shape_of(const TransferGraph& graph, std::span<const TransferNo> walk) {
  Shape shape;
  shape.transfers.assign(walk.begin(), walk.end());
  shape.accounts.push_back(graph.account(graph.payer(walk.front())));
  for (const auto transfer : walk) {
    const auto payee = graph.account(graph.payee(transfer));
    if (std::ranges::find(shape.accounts, payee) == shape.accounts.end()) shape.accounts.push_back(payee);
  }
  const auto in = static_cast<double>(graph.amount(walk.front()).minor);
  const auto out = static_cast<double>(graph.amount(walk.back()).minor);
  shape.score = std::min(1.0, out / in);
  return shape;
}

}  // namespace

std::uint64_t find_random_walks(const TransferGraph& graph, const ShapeQuery& query, Progress& progress,
                                const ShapeSink& sink) {
  PassThroughQuery pass_through;
  pass_through.window = query.window;
  pass_through.slack_ppm = walk_slack_ppm;
  pass_through.amount_min = query.amount_min;
  pass_through.boundary = query.boundary;
  const auto hand_offs = find_hand_offs(graph, pass_through, progress);
  std::vector<std::uint8_t> is_answer(graph.transfer_count());
  for (const auto answer : hand_offs.answer)
    if (answer != TransferNo::none()) is_answer[answer.value] = 1;
  const NobodysAccounts nobodys(graph);
  std::uint64_t count = 0;
  std::vector<TransferNo> walk;
  for (std::uint32_t first = 0; first < is_answer.size(); ++first) {
    if (is_answer[first] != 0) continue;
    walk.clear();
    for (auto next = TransferNo(first); next != TransferNo::none(); next = hand_offs.answer[next.value])
      if (!nobodys.has(graph.account(graph.payer(next))) && !nobodys.has(graph.account(graph.payee(next))))
        walk.push_back(next);
    const auto longest = longest_within(graph, query.window, walk);
    if (longest.size() < std::max<std::size_t>(query.length_min, 2)) continue;
    ++count;
    if (sink && count <= query.instances_max) sink(shape_of(graph, longest));
  }
  return count;
}

}  // namespace sluice
