// SPDX-License-Identifier: Apache-2.0
#include "algorithms/screening/hand_off_history.hpp"

#include <algorithm>

#include "engine/run/parallel.hpp"

namespace sluice {

HandOffHistory::HandOffHistory(const TransferGraph& graph, const PassThroughQuery& query, Progress& progress)
    : graph_(graph), query_(query), boundary_(graph, query.boundary) {
  const auto found = find_hand_offs(graph, query, progress);
  answered_.assign(graph.transfer_count(), TransferNo::none());
  for (std::uint32_t inflow = 0; inflow < found.answer.size(); ++inflow)
    if (const auto outflow = found.answer[inflow]; outflow != TransferNo::none())
      answered_[outflow.value] = TransferNo(inflow);
  const auto& table = graph.ledger().inflows;
  answer_.assign(table.legs.size(), TransferNo::none());
  for_chunks(answer_.size(), 65'536, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (auto i = begin; i < end; ++i)
      if (const auto transfer = table.legs[i].transfer; transfer < graph.end())
        answer_[i] = found.answer[transfer.value];
  });
}

AnsweredInflow HandOffHistory::answer(PocketNo payer, Amount amount, Stretch stretch) const {
  if (amount < floor_of(query_, graph_.currency(payer)) || !can_pass_on(graph_, boundary_, payer)) return {};
  const auto run = graph_.inflows(payer);
  const auto* const answers = answer_.data() + graph_.ledger().inflows.begins[payer.value];
  const auto end = legs_before(run, stretch.cut);
  const auto all_begin = legs_before(run, stretch.oldest);
  const auto begin = std::max(all_begin, end - std::min(end, inflows_max));
  const auto floor = floor_of(query_, graph_.currency(payer));
  auto above = Amount::max(), below = Amount(0);
  auto inflow_above = TransferNo::none(), inflow_below = TransferNo::none();
  // From the latest on, so that of equal amounts the latest stays. What is answered later than the payment
  // is not answered yet, and none() is later than everything.
  for (auto i = end; i > begin;) {
    if (answers[--i] < stretch.cut) continue;
    const auto inflow = leg_amount(run, i);
    if (inflow < floor) continue;
    if (inflow >= amount && inflow < above) {
      above = inflow;
      inflow_above = run[i].transfer;
    } else if (inflow < amount && inflow > below) {
      below = inflow;
      inflow_below = run[i].transfer;
    }
  }
  AnsweredInflow answered{TransferNo::none(), begin != all_begin};
  if (inflow_above != TransferNo::none() && passes_enough(query_, amount.minor, above.minor))
    answered.inflow = inflow_above;
  else if (inflow_below != TransferNo::none() && passes_no_more(query_, amount.minor, below.minor))
    answered.inflow = inflow_below;
  return answered;
}

ChainBehind HandOffHistory::chain_to(TransferNo last) const {
  ChainBehind chain;
  for (auto transfer = last; transfer != TransferNo::none(); transfer = answered_[transfer.value]) {
    if (chain.transfers.size() == chain_max) {
      chain.is_cut = true;
      break;
    }
    chain.transfers.push_back(transfer);
  }
  std::ranges::reverse(chain.transfers);
  return chain;
}

}  // namespace sluice
