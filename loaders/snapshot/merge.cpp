// SPDX-License-Identifier: Apache-2.0
#include "loaders/snapshot/merge.hpp"

#include <algorithm>

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

/// The order of rows of equal time that all ledgers were loaded with.
EqualTimes order_of(const std::vector<MergedLedger>& ledgers, EqualTimes asked) {
  if (asked == EqualTimes::credits_first) return asked;
  const auto is_credits_first = [](const MergedLedger& merged) {
    const auto& files = merged.ledger->files.credits_first;
    return std::ranges::any_of(files, [](std::uint8_t mark) { return mark != 0; });
  };
  const auto count = std::ranges::count_if(ledgers, is_credits_first);
  if (count == 0) return EqualTimes::as_listed;
  if (count == std::ssize(ledgers)) return EqualTimes::credits_first;
  const auto with = std::ranges::find_if(ledgers, is_credits_first),
             without = std::ranges::find_if_not(ledgers, is_credits_first);
  throw InvalidQuery(fmt::format(
      "{} was loaded with --equal-times credits-first and {} was not; say --equal-times credits-first to "
      "order all of them so",
      with->name, without->name));
}

}  // namespace

BuiltLedger merge_ledgers(const std::vector<MergedLedger>& ledgers, EqualTimes equal_times,
                          Progress& progress) {
  std::vector<std::shared_ptr<const Ledger>> to_replay;
  for (const auto& merged : ledgers) to_replay.push_back(merged.ledger);
  auto built = build_ledger(replay(to_replay), order_of(ledgers, equal_times), progress);
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
