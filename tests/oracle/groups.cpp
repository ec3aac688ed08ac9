// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "tests/oracle/chains.hpp"

namespace sluice::oracle {
namespace {

__extension__ typedef __int128 Wide;

// Has the pocket more than `hub` transfers, in and out, within some window?
bool is_hub(const Ledger& ledger, const ChainQuery& query, const PocketId& pocket) {
  std::vector<std::int64_t> times;
  for (const auto& row : ledger.rows) {
    const bool is_its_own = row.payer == pocket.account || row.payee == pocket.account;
    if (is_its_own && row.currency == pocket.currency && row.amount >= query.amount_min.value_or(row.amount))
      times.push_back(row.time_ns);
  }
  return std::ranges::any_of(times, [&](std::int64_t first) {
    return std::ranges::count_if(
               times,
               [&](std::int64_t time) { return time >= first && Wide{time} - first <= query.window_ns; })
           > query.hub;
  });
}

// A row that leaves the episode `feeder` and arrives in the episode `fed`.
struct Feed {
  int row = 0;
  std::size_t feeder = 0, fed = 0;
};

bool contains(const std::vector<int>& rows, int row) { return std::ranges::find(rows, row) != rows.end(); }

std::vector<Feed> feeds_between(const std::vector<Episode>& members) {
  std::vector<Feed> feeds;
  for (std::size_t feeder = 0; feeder < members.size(); ++feeder)
    for (const int row : members[feeder].outflows)
      for (std::size_t fed = 0; fed < members.size(); ++fed)
        if (contains(members[fed].inflows, row)) feeds.push_back({row, feeder, fed});
  std::ranges::sort(feeds, {}, &Feed::row);
  return feeds;
}

// For each episode the number of its component.
std::vector<std::size_t> components(std::size_t size, const std::vector<Feed>& feeds) {
  std::vector<std::size_t> component(size);
  for (std::size_t i = 0; i < size; ++i) component[i] = i;
  for (const auto& feed : feeds) {
    const std::size_t one = component[feed.feeder], other = component[feed.fed];
    std::ranges::replace(component, other, one);
  }
  return component;
}

std::vector<int> levels_of_episodes(std::size_t size, const std::vector<Feed>& feeds) {
  std::vector<int> level(size, 1);
  for (const auto& feed : feeds) level[feed.fed] = std::max(level[feed.fed], level[feed.feeder] + 1);
  return level;
}

void add(Group& group, const Episode& episode, int level) {
  group.currency = episode.pocket.currency;
  int& of_account = group.levels.emplace(episode.pocket.account, level).first->second;
  of_account = std::min(of_account, level);
}

// The group's rows and amount, from those of its episodes.
void add_up(const Ledger& ledger, const std::vector<Episode>& its_episodes, Group& group) {
  std::set<int> inflows, outflows, rows;
  for (const auto& episode : its_episodes) {
    inflows.insert(episode.inflows.begin(), episode.inflows.end());
    outflows.insert(episode.outflows.begin(), episode.outflows.end());
  }
  rows.insert(inflows.begin(), inflows.end());
  rows.insert(outflows.begin(), outflows.end());
  group.rows.assign(rows.begin(), rows.end());
  for (const int row : inflows)
    if (!outflows.contains(row)) group.amount += ledger.rows[static_cast<std::size_t>(row)].amount;
}

}  // namespace

std::vector<Group> groups(const Ledger& ledger, const ChainQuery& query) {
  std::vector<Episode> members;
  for (const auto& episode : episodes(ledger, query))
    if (episode.pass_through && !is_hub(ledger, query, episode.pocket)) members.push_back(episode);
  const auto feeds = feeds_between(members);
  const auto component = components(members.size(), feeds);
  const auto level = levels_of_episodes(members.size(), feeds);
  std::vector<Group> found;
  for (const std::size_t number : std::set<std::size_t>(component.begin(), component.end())) {
    Group group;
    std::vector<Episode> its_episodes;
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (component[i] != number) continue;
      its_episodes.push_back(members[i]);
      add(group, members[i], level[i]);
    }
    add_up(ledger, its_episodes, group);
    if (std::ssize(group.levels) >= query.mules_min) found.push_back(group);
  }
  std::ranges::sort(found, {}, [](const Group& group) { return group.rows.front(); });
  return found;
}

}  // namespace sluice::oracle
