// SPDX-License-Identifier: Apache-2.0
// Learning from labels without learning from the future, or from an account's own label.
#include <algorithm>
#include <limits>

#include "algorithms/suspects/training.hpp"

namespace sluice {
namespace {

/// The account's first known transfer.
TransferNo first_transfer(const TransferGraph& graph, AccountNo account) {
  auto first = TransferNo::none();
  const auto& pockets = graph.ledger().pockets.first;
  for (auto p = pockets[account.value]; p < pockets[account.value + 1]; ++p)
    for (const auto run : {graph.outflows(PocketNo(p)), graph.inflows(PocketNo(p))})
      if (!run.empty()) first = std::min(first, run.front().transfer);
  return first;
}

bool are_enough(std::span<const LabelledAccount> labels) {
  const auto confirmed =
      static_cast<std::size_t>(std::ranges::count_if(labels, &LabelledAccount::is_confirmed));
  return confirmed >= labels_min && labels.size() - confirmed >= labels_min;
}

/// The labelled accounts that are compared with others, their strengths beside them.
std::vector<TrainingRow> rows_of(const Suspicion& suspicion, std::span<const LabelledAccount> labels) {
  std::vector<TrainingRow> rows;
  for (const auto& label : labels)
    if (suspicion.comparable().is_compared(label.account))
      rows.push_back(
          {uncut_strengths(suspicion.rarity(), suspicion.comparable(), label.account), label.is_confirmed});
  return rows;
}

/// Weights from these labels, whose scores are made for all accounts of the ledger.
FittedWeights fit_for_ledger(const Suspicion& suspicion, std::span<const LabelledAccount> labels) {
  auto fitted = fit_weights(rows_of(suspicion, labels));
  auto sums = sum_accounts(suspicion, fitted.weights);
  for (const auto& label : labels) sums[label.account.value] = std::numeric_limits<double>::quiet_NaN();
  assume_share(fitted, estimate_share(sums, fitted.labelled_share));
  return fitted;
}

std::optional<Evaluation> evaluate_by_time(Suspicion& whole, const SuspicionQuery& query,
                                           std::span<const LabelledAccount> labels, Progress& progress) {
  const auto parts = split_by_time(whole.graph(), labels);
  if (!are_enough(parts.earlier) || !are_enough(parts.later)) return std::nullopt;
  const auto known_cases = confirmed_among(parts.earlier);
  FittedWeights fitted;
  {
    const Suspicion then(whole.graph().known_at(parts.split), query, known_cases, progress);
    fitted = fit_for_ledger(then, parts.earlier);
  }
  whole.set_known_cases(known_cases, progress);
  const auto later = rows_of(whole, parts.later);
  std::vector<double> scores;
  for (const auto& row : later) scores.push_back(score(fitted.weights, row.strengths));
  auto result = evaluate(scores, later, fitted.assumed_share);
  result.split = parts.split;
  result.trained_on = parts.earlier.size();
  return result;
}

}  // namespace

std::vector<AccountNo> confirmed_among(std::span<const LabelledAccount> labels) {
  std::vector<AccountNo> confirmed;
  for (const auto& label : labels)
    if (label.is_confirmed) confirmed.push_back(label.account);
  std::ranges::sort(confirmed);
  confirmed.erase(std::unique(confirmed.begin(), confirmed.end()), confirmed.end());
  return confirmed;
}

TemporalSplit split_by_time(const TransferGraph& graph, std::span<const LabelledAccount> labels) {
  std::vector<std::pair<TransferNo, LabelledAccount>> by_first;
  for (const auto& label : labels)
    if (const auto first = first_transfer(graph, label.account); first != TransferNo::none())
      by_first.emplace_back(first, label);
  std::ranges::sort(by_first);
  TemporalSplit parts;
  auto cut = by_first.size() * 7 / 10;
  // Accounts that begin at one moment are on one side of it.
  while (cut > 0 && cut < by_first.size()
         && graph.time(by_first[cut - 1].first) == graph.time(by_first[cut].first))
    --cut;
  for (std::size_t i = 0; i < by_first.size(); ++i)
    (i < cut ? parts.earlier : parts.later).push_back(by_first[i].second);
  if (cut < by_first.size()) parts.split = Time(graph.time(by_first[cut].first).ns - 1);
  return parts;
}

std::optional<TrainedWeights> train_weights(Suspicion& suspicion, const SuspicionQuery& query,
                                            std::span<const LabelledAccount> labels, Progress& progress) {
  std::vector<LabelledAccount> compared;
  for (const auto& label : labels)
    if (suspicion.comparable().is_compared(label.account)) compared.push_back(label);
  std::ranges::sort(compared);
  if (!are_enough(compared)) return std::nullopt;
  TrainedWeights trained;
  trained.fitted = fit_for_ledger(suspicion, compared);
  trained.evaluation = evaluate_by_time(suspicion, query, compared, progress);
  suspicion.set_known_cases(confirmed_among(labels), progress);
  return trained;
}

}  // namespace sluice
