// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/paths.hpp"

#include <algorithm>
#include <tuple>

#include "engine/values/error.hpp"
#include "tests/oracle/lots.hpp"
#include "tests/oracle/sweep.hpp"

namespace sluice::oracle {
namespace {

// A lot that remembers the rows it came by; clean money remembers nothing.
struct Piece {
  int origin = clean;
  std::int64_t amount = 0;
  std::vector<int> rows = {};
};
using Pieces = std::deque<Piece>;  // oldest first

void become_clean(Piece& piece) {
  piece.origin = clean;
  piece.rows.clear();
}

Piece take_part(Piece& piece, std::int64_t wanted) {
  Piece part = piece;
  part.amount = std::min(wanted, piece.amount);
  piece.amount -= part.amount;
  return part;
}

Pieces take_oldest(Pieces& pieces, std::int64_t amount) {
  Pieces taken;
  for (; amount > 0; amount -= taken.back().amount) {
    taken.push_back(take_part(pieces.front(), amount));
    if (pieces.front().amount == 0) pieces.pop_front();
  }
  return taken;
}

Pieces take_newest(Pieces& pieces, std::int64_t amount) {
  Pieces taken;
  for (; amount > 0; amount -= taken.front().amount) {
    taken.push_front(take_part(pieces.back(), amount));
    if (pieces.back().amount == 0) pieces.pop_back();
  }
  return taken;
}

Lots lots_of(const Pieces& pieces) {
  Lots lots;
  for (const auto& piece : pieces) lots.push_back({piece.origin, piece.amount});
  return lots;
}

// The rule says how much of each source leaves; of that source the oldest pieces do.
Pieces take_shares(Pieces& pieces, std::int64_t amount, Rule rule) {
  Pieces taken;
  Lots lots = lots_of(pieces);
  for (auto [origin, missing] : by_origin(take(lots, amount, rule)))
    for (auto& piece : pieces) {
      if (piece.origin != origin || missing == 0) continue;
      taken.push_back(take_part(piece, missing));
      missing -= taken.back().amount;
    }
  std::erase_if(pieces, [](const Piece& piece) { return piece.amount == 0; });
  return taken;
}

bool has_lots(Rule rule) { return rule == Rule::fifo || rule == Rule::lifo; }

class PathFinder {
 public:
  explicit PathFinder(const Sweep& sweep) : sweep_(sweep), shares_(sweep.rows.size()) {}
  std::vector<Path> run();

 private:
  Pieces& pieces_at(const PocketId&);
  void end_sources(std::int64_t time_ns);
  Pieces carried_by(const CompletedRow&);
  void arrive(const CompletedRow&, int source, std::int64_t share, Pieces&);
  int level_over(const CompletedRow&, int source) const;
  bool is_cut(const CompletedRow&, int source, std::int64_t share) const;
  std::string end_of(const CompletedRow&, int source) const;
  void end_path(const Piece&, const std::string& end);
  void recover(const PocketId&, std::int64_t balance);

  const Sweep& sweep_;
  std::map<PocketId, Pieces> pieces_;
  std::map<PocketId, std::map<int, int>> levels_;
  std::vector<std::map<int, std::int64_t>> shares_;  // of each row, by source
  std::vector<Path> paths_;                          // of one pocket, source and last row: oldest first
};

std::vector<Path> PathFinder::run() {
  for (std::size_t i = 0; i < sweep_.rows.size(); ++i) {
    const CompletedRow& row = sweep_.rows[i];
    end_sources(row.time_ns);
    Pieces moved = carried_by(row);
    shares_[i] = by_origin(lots_of(moved));
    shares_[i].erase(clean);
    for (auto& piece : moved)
      if (piece.origin != clean) piece.rows.push_back(static_cast<int>(i));
    for (const auto& [source, share] : shares_[i]) arrive(row, source, share, moved);
    if (end_at(sweep_, row.payee) != End::inside) continue;
    Pieces& there = pieces_at({row.payee, row.currency});
    there.insert(there.end(), moved.begin(), moved.end());
  }
  for (const auto& [pocket, pieces] : pieces_)
    for (const auto& piece : pieces)
      if (piece.origin != clean) end_path(piece, "rests");
  for (const auto& [pocket, opening] : sweep_.openings)
    recover(pocket, balance_after(sweep_.rows, sweep_.rows.size(), pocket, opening));
  std::ranges::sort(paths_, {}, [](const Path& path) {
    return std::tuple(path.currency, -path.recoverable, -path.rows.back(), path.rows);
  });
  return paths_;
}

Pieces& PathFinder::pieces_at(const PocketId& pocket) {
  const auto [found, is_new] = pieces_.try_emplace(pocket);
  const std::int64_t opening = sweep_.openings.at(pocket);
  if (is_new && opening > 0) found->second.push_back({.amount = opening});
  return found->second;
}

// After its horizon, what a source holds rests there as of then and counts as clean, in its place.
void PathFinder::end_sources(std::int64_t time_ns) {
  for (auto& [pocket, pieces] : pieces_)
    for (auto& piece : pieces)
      if (piece.origin != clean && is_over(sweep_, piece.origin, time_ns)) {
        end_path(piece, "rests");
        become_clean(piece);
      }
}

Pieces PathFinder::carried_by(const CompletedRow& row) {
  if (const auto source = source_of(sweep_, row)) return {{*source, row.amount}};
  if (end_at(sweep_, row.payer) != End::inside) return {{clean, row.amount}};
  Pieces& there = pieces_at({row.payer, row.currency});
  if (sweep_.query.rule == Rule::fifo) return take_oldest(there, row.amount);
  if (sweep_.query.rule == Rule::lifo) return take_newest(there, row.amount);
  return take_shares(there, row.amount, sweep_.query.rule);
}

void PathFinder::arrive(const CompletedRow& row, int source, std::int64_t share, Pieces& moved) {
  const bool is_inside = end_at(sweep_, row.payee) == End::inside;
  if (is_inside && !is_cut(row, source, share)) {
    const int level = level_over(row, source);
    const auto [own, is_new] = levels_[{row.payee, row.currency}].try_emplace(source, level);
    own->second = std::min(own->second, level);
    return;
  }
  for (auto& piece : moved) {
    if (piece.origin != source) continue;
    end_path(piece, is_inside ? "under_floor" : end_of(row, source));
    become_clean(piece);
  }
}

int PathFinder::level_over(const CompletedRow& row, int source) const {
  if (source_of(sweep_, row)) return 1;
  return levels_.at({row.payer, row.currency}).at(source) + 1;
}

bool PathFinder::is_cut(const CompletedRow& row, int source, std::int64_t share) const {
  if (source_of(sweep_, row)) return false;  // a source itself is never cut
  const Query& query = sweep_.query;
  return (query.hops_max && level_over(row, source) > *query.hops_max)
         || (query.amount_min && share < *query.amount_min);
}

std::string PathFinder::end_of(const CompletedRow& row, int source) const {
  const End end = end_at(sweep_, row.payee);
  if (end != End::victim) return end_name(end);
  const auto& victim = sweep_.sources[static_cast<std::size_t>(source)].victim;
  return sweep_.victims.at(row.payee).contains(victim) ? "returned" : "other_victims";
}

void PathFinder::end_path(const Piece& piece, const std::string& end) {
  const CompletedRow& last = sweep_.rows[static_cast<std::size_t>(piece.rows.back())];
  std::optional<std::int64_t> bottleneck;
  if (!has_lots(sweep_.query.rule))
    for (const int row : piece.rows) {
      const std::int64_t share = shares_[static_cast<std::size_t>(row)].at(piece.origin);
      bottleneck = std::min(bottleneck.value_or(share), share);
    }
  paths_.push_back({.source = piece.origin,
                    .currency = last.currency,
                    .amount = piece.amount,
                    .end = end,
                    .account = last.payee,
                    .bottleneck = bottleneck,
                    .rows = piece.rows});
}

// What is in the pocket now goes to the newest of the pieces that rest there.
void PathFinder::recover(const PocketId& pocket, std::int64_t balance) {
  std::vector<std::tuple<int, int, std::ptrdiff_t>> newest_first;
  for (std::size_t i = 0; i < paths_.size(); ++i) {
    const Path& path = paths_[i];
    if (path.end == "rests" && path.account == pocket.account && path.currency == pocket.currency)
      newest_first.emplace_back(-path.rows.back(), path.source, -static_cast<std::ptrdiff_t>(i));
  }
  std::ranges::sort(newest_first);
  for (const auto& [last_row, source, place] : newest_first) {
    Path& path = paths_[static_cast<std::size_t>(-place)];
    path.recoverable = std::min(path.amount, balance);
    balance -= path.recoverable;
  }
}

}  // namespace

std::vector<Path> paths(const Ledger& ledger, const Query& query) {
  if (query.rule == Rule::poison) throw InvalidQuery("poison has no amounts to split into paths");
  if (query.backward) throw InvalidQuery("paths are followed forward only");
  return PathFinder(lay_out(ledger, query)).run();
}

}  // namespace sluice::oracle
