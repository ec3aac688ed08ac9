// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/rarity.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <span>

#include "algorithms/suspects/account_graph.hpp"
#include "engine/run/parallel.hpp"

namespace sluice {
namespace {

/// Kind of holder (as a code of the ledger's texts) and of account.
struct Kind {
  std::uint32_t holder_kind = 0;
  AccountKind kind{};
  auto operator<=>(const Kind&) const = default;
};

/// How many accounts have reached each power of two of transfers.
using Steps = std::map<int, std::size_t>;

std::size_t total(const Steps& steps) {
  std::size_t sum = 0;
  for (const auto& [step, count] : steps) sum += count;
  return sum;
}

void add(Steps& to, const Steps& more) {
  for (const auto& [step, count] : more) to[step] += count;
}

Kind kind_of(const TransferGraph& graph, AccountNo account) {
  const auto& accounts = graph.ledger().accounts;
  const auto& holder_kinds = accounts.texts[static_cast<std::size_t>(AccountText::holder_kind)];
  return {holder_kinds.empty() ? 0 : holder_kinds[account.value], accounts.kind_of(account)};
}

int step_of(const TransferGraph& graph, AccountNo account) {
  std::size_t transfers = 0;
  const auto& first = graph.ledger().pockets.first;
  for (auto p = first[account.value]; p < first[account.value + 1]; ++p)
    transfers += graph.outflows(PocketNo(p)).size() + graph.inflows(PocketNo(p)).size();
  return static_cast<int>(std::bit_width(transfers));
}

/// Which kind every kind is counted as: itself, one for all small ones, or the most frequent.
std::map<Kind, Kind> join_small_kinds(std::map<Kind, Steps>& kinds) {
  constexpr Kind small{~std::uint32_t{0}, AccountKind::other};
  std::map<Kind, Kind> joined;
  Steps together;
  for (const auto& [kind, steps] : kinds) {
    const bool is_small = total(steps) < ComparableAccounts::class_size_min;
    joined[kind] = is_small ? small : kind;
    if (is_small) add(together, steps);
  }
  std::erase_if(kinds, [&](const auto& entry) { return joined[entry.first] == small; });
  if (together.empty()) return joined;
  auto target = small;
  if (total(together) < ComparableAccounts::class_size_min && !kinds.empty())
    target =
        std::ranges::max_element(kinds, {}, [](const auto& entry) { return total(entry.second); })->first;
  add(kinds[target], together);
  for (auto& [kind, as] : joined)
    if (as == small) as = target;
  return joined;
}

/// The class of each step of one kind; `sizes` grows by the classes made.
std::map<int, std::uint32_t> join_steps(const Steps& steps, std::vector<std::size_t>& sizes) {
  std::map<int, std::uint32_t> classes;
  auto left = total(steps);
  std::size_t open = 0;
  sizes.push_back(0);
  for (const auto& [step, count] : steps) {
    // A class is complete when it is large enough, and what is left would be too.
    if (open >= ComparableAccounts::class_size_min && left >= ComparableAccounts::class_size_min) {
      sizes.push_back(0);
      open = 0;
    }
    classes[step] = static_cast<std::uint32_t>(sizes.size() - 1);
    sizes.back() += count;
    open += count;
    left -= count;
  }
  return classes;
}

/// The share of the ascending values that are at least that large.
float share_at_least(std::span<const float> sorted, float value) {
  const auto at_least = sorted.end() - std::ranges::lower_bound(sorted, value);
  return static_cast<float>(static_cast<double>(at_least) / static_cast<double>(sorted.size()));
}

}  // namespace

ComparableAccounts::ComparableAccounts(const TransferGraph& graph, const BoundaryOptions& options)
    : class_of_(graph.account_count(), no_class) {
  const Boundary boundary(graph, options);
  std::vector<int> steps(graph.account_count(), 0);
  std::map<Kind, Steps> kinds;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const AccountNo account(static_cast<std::uint32_t>(i));
    if (boundary.is_terminal(account) || boundary.is_uncovered(account)) continue;
    steps[i] = step_of(graph, account);
    if (steps[i] != 0) ++kinds[kind_of(graph, account)][steps[i]];
  }
  const auto joined = join_small_kinds(kinds);
  std::map<Kind, std::map<int, std::uint32_t>> classes;
  for (const auto& [kind, counts] : kinds) classes[kind] = join_steps(counts, size_);
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (steps[i] != 0)
      class_of_[i] =
          classes.at(joined.at(kind_of(graph, AccountNo(static_cast<std::uint32_t>(i))))).at(steps[i]);
}

void measure_rarity(const SignalTable& signals, const ComparableAccounts& comparable, Signal signal,
                    Rarity& rarity) {
  const auto s = static_cast<std::size_t>(signal);
  const auto& values = signals.values[s];
  std::vector<std::vector<float>> by_class(comparable.class_count());
  std::vector<float> all;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto c = comparable.class_of(AccountNo(static_cast<std::uint32_t>(i)));
    if (c == ComparableAccounts::no_class || !is_known(values[i])) continue;
    by_class[c].push_back(values[i]);
    all.push_back(values[i]);
  }
  rarity.known[s].clear();
  for (auto& of_class : by_class) {
    std::ranges::sort(of_class);
    rarity.known[s].push_back(static_cast<std::uint32_t>(of_class.size()));
  }
  std::ranges::sort(all);
  rarity.known_of_all[s] = static_cast<std::uint32_t>(all.size());
  auto& shares = rarity.share.values[s];
  auto& shares_of_all = rarity.share_of_all.values[s];
  shares.assign(values.size(), unknown_signal());
  shares_of_all.assign(values.size(), unknown_signal());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto c = comparable.class_of(AccountNo(static_cast<std::uint32_t>(i)));
    if (c == ComparableAccounts::no_class || !is_known(values[i])) continue;
    shares[i] = share_at_least(by_class[c], values[i]);
    shares_of_all[i] = share_at_least(all, values[i]);
  }
}

Rarity measure_rarity(const SignalTable& signals, const ComparableAccounts& comparable, Progress& progress) {
  Rarity rarity;
  progress.begin("rarity of signals", signal_count);
  for_each_index(signal_count, [&](std::size_t s) {
    measure_rarity(signals, comparable, static_cast<Signal>(s), rarity);
    progress.advance(1);
  });
  return rarity;
}

}  // namespace sluice
