// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/chains.hpp"

#include <algorithm>
#include <set>

namespace sluice::oracle {
namespace {

__extension__ typedef __int128 Wide;
constexpr Wide whole_ppm = 1'000'000;

// A ledger and a question, and what both say about single rows.
struct Asked {
  const Ledger& ledger;
  const ChainQuery& query;

  int size() const { return static_cast<int>(ledger.rows.size()); }
  const Row& row(int place) const { return ledger.rows[static_cast<std::size_t>(place)]; }
  std::int64_t amount(int place) const { return row(place).amount; }
  bool counts(int place) const { return !query.amount_min || amount(place) >= *query.amount_min; }

  bool is_inflow(int place, const PocketId& pocket) const {
    return counts(place) && row(place).payee == pocket.account && row(place).currency == pocket.currency;
  }
  bool is_outflow(int place, const PocketId& pocket) const {
    return counts(place) && row(place).payer == pocket.account && row(place).currency == pocket.currency;
  }
  bool is_inside(const PocketId& pocket) const {
    return kind_of(ledger, pocket.account) == Account::Kind::inside;
  }
  // Is the second row at most so many windows younger than the first?
  bool within(int windows, int first, int second) const {
    return Wide{row(second).time_ns} - row(first).time_ns <= Wide{windows} * query.window_ns;
  }
  // (1−keep)·in ≤ passed
  bool passes_on(Wide in, Wide passed) const {
    return (whole_ppm - query.keep_ppm) * in <= whole_ppm * passed;
  }
  // out ≤ (1+slack)·from
  bool is_covered(Wide out, Wide from) const {
    return whole_ppm * out <= (whole_ppm + query.slack_ppm) * from;
  }
};

PocketId paying(const Row& row) { return {row.payer, row.currency}; }

// Does the outflow rather take `inflow` than `other`, which is earlier?
bool is_better(std::int64_t out, std::int64_t inflow, std::int64_t other) {
  if ((inflow >= out) != (other >= out)) return inflow >= out;
  return inflow >= out ? inflow <= other : inflow >= other;
}

// What was drawn on an inflow for an outflow.
struct Draw {
  int inflow = 0, outflow = 0;
  std::int64_t amount = 0;
};

std::int64_t drawn_on(const std::vector<Draw>& draws, int inflow) {
  std::int64_t sum = 0;
  for (const auto& draw : draws)
    if (draw.inflow == inflow) sum += draw.amount;
  return sum;
}

std::int64_t drawn_for(const std::vector<Draw>& draws, int outflow) {
  std::int64_t sum = 0;
  for (const auto& draw : draws)
    if (draw.outflow == outflow) sum += draw.amount;
  return sum;
}

bool is_retired(const Asked& asked, const std::vector<Draw>& draws, int inflow) {
  const std::int64_t drawn = drawn_on(draws, inflow);
  const std::int64_t left = asked.amount(inflow) - drawn;
  return drawn > 0 && whole_ppm * left <= Wide{asked.query.keep_ppm} * asked.amount(inflow);
}

std::vector<Draw> draws_at(const Asked& asked, const PocketId& pocket) {
  std::vector<Draw> draws;
  for (int out = 0; out < asked.size(); ++out) {
    if (!asked.is_outflow(out, pocket)) continue;
    std::int64_t open = asked.amount(out);
    for (int in = 0; in < out; ++in) {
      if (!asked.is_inflow(in, pocket) || !asked.within(1, in, out) || is_retired(asked, draws, in)) continue;
      const std::int64_t amount = std::min(open, asked.amount(in) - drawn_on(draws, in));
      if (amount > 0) draws.push_back({in, out, amount});
      open -= amount;
    }
  }
  return draws;
}

using Membership = std::map<int, int>;  // row → its episode, named by the outflow that began it

int first_row(const Membership& episode_of, int episode) {
  return std::ranges::find_if(episode_of, [&](const auto& row) { return row.second == episode; })->first;
}

// The episodes that the outflow joins.
std::set<int> joined_by(const Asked& asked, const std::vector<Draw>& draws, const Membership& episode_of,
                        int outflow) {
  std::set<int> joined;
  for (const auto& draw : draws) {
    if (draw.outflow != outflow || !episode_of.contains(draw.inflow)) continue;
    const int episode = episode_of.at(draw.inflow);
    if (asked.within(2, first_row(episode_of, episode), outflow)) joined.insert(episode);
  }
  return joined;
}

Membership membership_at(const Asked& asked, const PocketId& pocket, const std::vector<Draw>& draws) {
  Membership episode_of;
  for (int out = 0; out < asked.size(); ++out) {
    if (!asked.is_outflow(out, pocket)) continue;
    const auto joined = joined_by(asked, draws, episode_of, out);
    for (auto& [row, episode] : episode_of)
      if (joined.contains(episode)) episode = out;
    episode_of[out] = out;
    for (const auto& draw : draws)
      if (draw.outflow == out) episode_of.emplace(draw.inflow, out);  // nothing where it has one
  }
  return episode_of;
}

Episode gathered(const Asked& asked, const PocketId& pocket, const std::vector<Draw>& draws,
                 const Membership& episode_of, int name) {
  Episode episode{.pocket = pocket, .inflows = {}, .outflows = {}};
  for (const auto& [row, its_name] : episode_of) {
    if (its_name != name) continue;
    const bool is_in = asked.is_inflow(row, pocket);
    (is_in ? episode.inflows : episode.outflows).push_back(row);
    (is_in ? episode.in : episode.out) += asked.amount(row);
    (is_in ? episode.drawn_in : episode.drawn_out) += is_in ? drawn_on(draws, row) : drawn_for(draws, row);
  }
  episode.pass_through =
      asked.passes_on(episode.in, episode.drawn_in) && asked.is_covered(episode.out, episode.drawn_out);
  return episode;
}

}  // namespace

std::vector<std::pair<int, int>> hand_offs(const Ledger& ledger, const ChainQuery& query) {
  const Asked asked{ledger, query};
  std::vector<std::pair<int, int>> found;
  std::set<int> used;
  for (int out = 0; out < asked.size(); ++out) {
    const PocketId pocket = paying(asked.row(out));
    if (!asked.counts(out) || !asked.is_inside(pocket)) continue;
    const std::int64_t amount = asked.amount(out);
    std::optional<int> best;
    for (int in = 0; in < out; ++in) {
      if (!asked.is_inflow(in, pocket) || used.contains(in) || !asked.within(1, in, out)) continue;
      if (!asked.passes_on(asked.amount(in), amount) || !asked.is_covered(amount, asked.amount(in))) continue;
      if (!best || is_better(amount, asked.amount(in), asked.amount(*best))) best = in;
    }
    if (!best) continue;
    used.insert(*best);
    found.emplace_back(*best, out);
  }
  return found;
}

std::vector<Chain> chains(const Ledger& ledger, const ChainQuery& query) {
  const Asked asked{ledger, query};
  std::map<int, int> next;
  std::set<int> answers;  // rows that are the outflow of a hand-off
  for (const auto& [inflow, outflow] : hand_offs(ledger, query)) {
    next[inflow] = outflow;
    answers.insert(outflow);
  }
  std::vector<Chain> found;
  for (const auto& [start, ignored] : next) {
    if (answers.contains(start)) continue;
    Chain chain{.currency = asked.row(start).currency, .rows = {start}, .mules = {}};
    while (next.contains(chain.rows.back())) {
      const auto& mule = asked.row(chain.rows.back()).payee;
      if (std::ranges::find(chain.mules, mule) == chain.mules.end()) chain.mules.push_back(mule);
      chain.rows.push_back(next.at(chain.rows.back()));
    }
    chain.amount_in = asked.amount(start);
    chain.amount_out = asked.amount(chain.rows.back());
    chain.ns = asked.row(chain.rows.back()).time_ns - asked.row(start).time_ns;
    if (std::ssize(chain.mules) >= query.mules_min) found.push_back(chain);
  }
  return found;
}

std::vector<Episode> episodes(const Ledger& ledger, const ChainQuery& query) {
  const Asked asked{ledger, query};
  std::set<PocketId> pockets;
  for (const auto& row : ledger.rows)
    if (asked.is_inside(paying(row))) pockets.insert(paying(row));
  std::vector<Episode> found;
  for (const auto& pocket : pockets) {
    const auto draws = draws_at(asked, pocket);
    const auto episode_of = membership_at(asked, pocket, draws);
    std::set<int> names;
    for (const auto& [row, name] : episode_of) names.insert(name);
    for (const int name : names) {
      const auto episode = gathered(asked, pocket, draws, episode_of, name);
      if (!episode.inflows.empty()) found.push_back(episode);
    }
  }
  std::ranges::sort(found, {}, [](const Episode& episode) { return episode.outflows.front(); });
  return found;
}

}  // namespace sluice::oracle
