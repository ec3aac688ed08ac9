// SPDX-License-Identifier: Apache-2.0
#include "algorithms/chains/layered_groups.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "engine/graph/completed.hpp"
#include "engine/run/parallel.hpp"

namespace sluice {
namespace {

/// 1 for pockets with more transfers within a window than a hub may have.
std::vector<std::uint8_t> find_hubs(const TransferGraph& graph, const PassThroughQuery& query) {
  std::vector<std::uint8_t> is_hub(graph.pocket_count(), 0);
  for_chunks(graph.pocket_count(), 4'096, [&](std::size_t, std::size_t begin, std::size_t end) {
    std::vector<Time> times;
    for (auto i = begin; i < end; ++i) {
      const PocketNo pocket(static_cast<std::uint32_t>(i));
      if (graph.inflows(pocket).size() + graph.outflows(pocket).size() <= query.hub_transfers) continue;
      times.clear();
      walk_transfers(graph, pocket, floor_of(query, graph.currency(pocket)),
                     [&](TransferNo transfer, Amount, bool) { times.push_back(graph.time(transfer)); });
      for (auto last = query.hub_transfers; last < times.size() && is_hub[i] == 0; ++last)
        is_hub[i] = add_saturating(times[last - query.hub_transfers], query.window) >= times[last];
    }
  });
  return is_hub;
}

/// Episodes joined by the transfers that one pays and another receives.
class Joining {
 public:
  Joining(const TransferGraph& graph, const Episodes& episodes, const PassThroughQuery& query)
      : graph_(graph), episodes_(episodes), query_(query), is_hub_(find_hubs(graph, query)) {
    joined_with_.resize(graph.transfer_count());
    std::iota(joined_with_.begin(), joined_with_.end(), 0u);
    level_.assign(graph.transfer_count(), 1);
  }

  std::vector<LayeredGroup> run(Progress& progress) {
    progress.begin("groups", graph_.transfer_count());
    for (std::uint32_t t = 0; t < graph_.transfer_count(); ++t) {
      const auto feeder = feeding(t), fed = receiving(t);
      if (feeder != none && fed != none) {
        joined_with_[root(fed)] = root(feeder);
        level_[fed] = std::max(level_[fed], level_[feeder] + 1);
      }
      if (t % 65'536 == 65'535) progress.advance(65'536);
    }
    count_episodes();
    collect();
    return finished();
  }

 private:
  static constexpr std::uint32_t none = TransferNo::none().value;

  /// The episode that pays (receives) the transfer, unless a hub stands between.
  std::uint32_t feeding(std::uint32_t t) const {
    const auto episode = episodes_.of_outflow[t].value;
    return episode != none && is_hub_[graph_.payer(TransferNo(t)).value] == 0 ? episode : none;
  }
  std::uint32_t receiving(std::uint32_t t) const {
    const auto episode = episodes_.of_inflow[t].value;
    return episode != none && is_hub_[graph_.payee(TransferNo(t)).value] == 0 ? episode : none;
  }

  std::uint32_t root(std::uint32_t episode) {
    while (joined_with_[episode] != episode)
      episode = joined_with_[episode] = joined_with_[joined_with_[episode]];
    return episode;
  }

  void count_episodes() {
    episode_count_.assign(graph_.transfer_count(), 0);
    for (std::uint32_t t = 0; t < graph_.transfer_count(); ++t)
      if (feeding(t) == t) ++episode_count_[root(t)];
  }

  struct Collected {
    LayeredGroup group;
    std::map<PocketNo, std::uint32_t> levels;
  };

  Collected* group_of(std::uint32_t episode, std::uint32_t transfer) {
    const auto name = root(episode);
    // Fewer episodes than mules that it takes.
    if (episode_count_[name] < query_.mules_min) return nullptr;
    const auto [found, is_new] = place_.try_emplace(name, groups_.size());
    if (is_new) groups_.push_back({{graph_.currency(TransferNo(transfer)), {}, {}, Amount(0)}, {}});
    return &groups_[found->second];
  }

  void collect() {
    for (std::uint32_t t = 0; t < graph_.transfer_count(); ++t) {
      const TransferNo transfer(t);
      const auto feeder = feeding(t), fed = receiving(t);
      if (feeder != none)
        if (auto* group = group_of(feeder, t)) {
          group->group.transfers.push_back(transfer);
          note_level(*group, graph_.payer(transfer), feeder);
        }
      if (fed == none) continue;
      auto* group = group_of(fed, t);
      if (group == nullptr) continue;
      note_level(*group, graph_.payee(transfer), fed);
      if (feeder != none) continue;
      group->group.transfers.push_back(transfer);
      group->group.amount += graph_.amount(transfer);
    }
  }

  void note_level(Collected& group, PocketNo mule, std::uint32_t episode) const {
    const auto [found, is_new] = group.levels.try_emplace(mule, level_[episode]);
    if (!is_new) found->second = std::min(found->second, level_[episode]);
  }

  std::vector<LayeredGroup> finished() {
    std::vector<LayeredGroup> groups;
    for (auto& [group, levels] : groups_) {
      if (levels.size() < query_.mules_min) continue;
      for (const auto& [mule, level] : levels) group.mules.push_back({mule, level});
      std::ranges::sort(group.mules, {}, [&](const LayeredGroup::Mule& mule) {
        return std::pair(mule.level, graph_.account_id(mule.pocket));
      });
      groups.push_back(std::move(group));
    }
    return groups;
  }

  const TransferGraph& graph_;
  const Episodes& episodes_;
  const PassThroughQuery& query_;
  std::vector<std::uint8_t> is_hub_;
  /// By episode.
  std::vector<std::uint32_t> joined_with_, level_, episode_count_;
  std::map<std::uint32_t, std::size_t> place_;
  std::vector<Collected> groups_;
};

}  // namespace

std::vector<LayeredGroup> join_episodes(const TransferGraph& graph, const Episodes& episodes,
                                        const PassThroughQuery& query, Progress& progress) {
  return Joining(graph, episodes, query).run(progress);
}

}  // namespace sluice
