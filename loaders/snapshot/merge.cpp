// SPDX-License-Identifier: Apache-2.0
#include "loaders/snapshot/merge.hpp"

#include <fmt/format.h>

#include "engine/graph/transfer_graph.hpp"
#include "engine/values/error.hpp"
#include "loaders/snapshot/replay.hpp"

namespace sluice {
namespace {

/// Names the ledgers before number `later` that say something about the account.
std::string earlier_ledgers(const std::vector<MergedLedger>& ledgers, std::size_t later,
                            std::string_view account) {
  std::string names;
  for (std::size_t l = 0; l < later; ++l)
    if (TransferGraph(ledgers[l].ledger).find_account(account))
      names += (names.empty() ? "" : " or ") + ledgers[l].name;
  return names.empty() ? "an earlier one, under another id" : names;
}

}  // namespace

BuiltLedger merge_ledgers(const std::vector<MergedLedger>& ledgers, EqualTimes equal_times,
                          Progress& progress) {
  std::vector<std::shared_ptr<const Ledger>> to_replay;
  for (const auto& merged : ledgers) to_replay.push_back(merged.ledger);
  auto built = build_ledger(replay(to_replay), equal_times, progress);
  if (!built.contradictions.empty()) {
    const auto& problem = built.contradictions.front();
    throw UnreadableInput(fmt::format("account {}: {} is \"{}\" in {} but \"{}\" in {}", problem.account,
                                      problem.attribute, problem.later, ledgers[problem.file].name,
                                      problem.earlier,
                                      earlier_ledgers(ledgers, problem.file, problem.account)));
  }
  return built;
}

}  // namespace sluice
