// SPDX-License-Identifier: Apache-2.0
#include "algorithms/paths/fund_paths.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>
#include <tsl/robin_map.h>

#include "algorithms/trace/pocket_source.hpp"
#include "algorithms/trace/trace_scope.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

constexpr std::uint32_t none = ~std::uint32_t{0};

/// Some money of one source that came to its account by one hop.
struct Piece {
  std::uint32_t hop;
  Amount amount;
};

/// The pieces of one source in one pocket, oldest first.
struct PieceList {
  std::vector<Piece> pieces;
  std::size_t first = 0;

  /// Takes `amount` from the oldest (newest) pieces; appends them to `taken`, oldest first.
  void take(Amount amount, bool newest_first, std::vector<Piece>& taken) {
    const auto begin = static_cast<std::ptrdiff_t>(taken.size());
    while (amount > Amount(0)) {
      if (first == pieces.size()) throw std::logic_error("a share leaves an account that does not hold it");
      auto& piece = newest_first ? pieces.back() : pieces[first];
      const auto part = std::min(piece.amount, amount);
      taken.push_back({piece.hop, part});
      amount -= part;
      piece.amount -= part;
      if (piece.amount > Amount(0)) break;
      if (newest_first)
        pieces.pop_back();
      else
        ++first;
    }
    if (newest_first) std::reverse(taken.begin() + begin, taken.end());
  }
};

class PathSweep {
 public:
  PathSweep(const TraceScope& scope, const Trace& trace) : scope_(scope), trace_(trace) {
    found_.from_lots = newest_first() || scope.query().rule == Rule::fifo;
  }

  FundPaths run(Progress& progress) {
    progress.begin("paths", trace_.transfers.size());
    for (std::uint32_t i = 0; i < trace_.transfers.size(); ++i) {
      for (const auto& share : trace_.shares_of(trace_.transfers[i])) carry(i, share);
      if (found_.hops.size() > fund_path_hops_max)
        throw InvalidQuery(fmt::format(
            "the money took so many ways that its paths have more than {} hops; --min-amount, --max-hops, "
            "--horizon or --rule fifo leave fewer",
            fund_path_hops_max));
      progress.advance(1);
    }
    for (const auto& [place, list] : lists_) {
      const auto& pieces = held_[list].pieces;
      for (auto i = held_[list].first; i < pieces.size(); ++i)
        end_path(pieces[i], place.source, place.pocket, PathEnd::rests);
    }
    return std::move(found_);
  }

 private:
  bool newest_first() const { return scope_.query().rule == Rule::lifo; }

  PieceList& held(PocketNo pocket, SourceNo source) {
    const auto [found, is_new] = lists_.try_emplace(PocketSource{pocket, source}, held_.size());
    if (is_new) held_.emplace_back();
    return held_[found->second];
  }

  void carry(std::uint32_t index, const SourceShare& share) {
    const auto& row = trace_.transfers[index];
    moved_.clear();
    if (row.key == scope_.key(share.source))
      moved_.push_back({none, share.amount});
    else
      held(row.payer, share.source).take(share.amount, newest_first(), moved_);
    for (auto& piece : moved_) piece.hop = new_hop(piece.hop, index, share.amount);
    const auto end = end_of(row.payee, share);
    if (end == PathEnd::rests) {
      auto& pieces = held(row.payee, share.source).pieces;
      pieces.insert(pieces.end(), moved_.begin(), moved_.end());
      return;
    }
    for (const auto& piece : moved_) end_path(piece, share.source, row.payee, end);
  }

  std::uint32_t new_hop(std::uint32_t before, std::uint32_t transfer, Amount share) {
    const auto hop = static_cast<std::uint32_t>(found_.hops.size());
    if (before == none)
      found_.hops.push_back({hop, transfer, share});
    else
      found_.hops.push_back({before, transfer, std::min(share, found_.hops[before].bottleneck)});
    return hop;
  }

  PathEnd end_of(PocketNo payee, const SourceShare& share) const {
    if (share.under_floor) return PathEnd::under_floor;
    switch (scope_.end_of(payee)) {
      case End::rests: return PathEnd::rests;
      case End::dissipated: return PathEnd::dissipated;
      case End::left_visibility: return PathEnd::left_visibility;
      case End::victim: break;
    }
    return scope_.is_own_victim(payee, share.source) ? PathEnd::returned : PathEnd::other_victims;
  }

  void end_path(const Piece& piece, SourceNo source, PocketNo pocket, PathEnd end) {
    found_.paths.push_back(
        {source, end, pocket, piece.amount, Amount(0), found_.hops[piece.hop].bottleneck, piece.hop});
  }

  const TraceScope& scope_;
  const Trace& trace_;
  FundPaths found_;
  /// Places in held_, by pocket and source.
  tsl::robin_map<PocketSource, std::size_t> lists_;
  std::vector<PieceList> held_;
  std::vector<Piece> moved_;
};

/// The hops in the order in which a reader meets them who follows each path to its end and takes earlier
/// transfers first: ranks by hop. Hops are made in the ledger's order, so the children of a hop are in order
/// already.
std::vector<std::uint32_t> reading_order(const std::vector<FundPaths::Hop>& hops) {
  std::vector<std::uint32_t> size(hops.size(), 1), rank(hops.size());
  for (auto hop = hops.size(); hop-- > 0;)
    if (hops[hop].before != hop) size[hops[hop].before] += size[hop];
  // Where the next child of a hop goes.
  std::vector<std::uint32_t> next(hops.size());
  std::uint32_t next_root = 0;
  for (std::size_t hop = 0; hop < hops.size(); ++hop) {
    auto& place = hops[hop].before == hop ? next_root : next[hops[hop].before];
    rank[hop] = place;
    place += size[hop];
    next[hop] = rank[hop] + 1;
  }
  return rank;
}

/// Hands what each pocket still has to its newest pieces first.
void find_recoverable(FundPaths& found, const TransferGraph& graph, const TraceQuery& query,
                      const Measures& measures) {
  std::vector<FundPath*> resting;
  for (auto& path : found.paths)
    if (path.end == PathEnd::rests) resting.push_back(&path);
  std::ranges::sort(resting, {}, [&](const FundPath* path) {
    return std::tuple(path->pocket, ~found.hops[path->last_hop].transfer, path->source, ~path->last_hop);
  });
  auto pocket = PocketNo::none();
  Amount left;
  for (auto* path : resting) {
    if (path->pocket != pocket) {
      pocket = path->pocket;
      left = recoverable_at_most(graph, query, measures, pocket);
    }
    path->recoverable = std::min(path->amount, left);
    left -= path->recoverable;
  }
}

}  // namespace

std::string_view to_text(PathEnd end) {
  switch (end) {
    case PathEnd::rests: return "rests";
    case PathEnd::dissipated: return "dissipated";
    case PathEnd::left_visibility: return "left_visibility";
    case PathEnd::returned: return "returned";
    case PathEnd::other_victims: return "other_victims";
    case PathEnd::under_floor: break;
  }
  return "under_floor";
}

std::vector<std::uint32_t> FundPaths::transfers_of(const FundPath& path) const {
  std::vector<std::uint32_t> transfers;
  for (auto hop = path.last_hop;; hop = hops[hop].before) {
    transfers.push_back(hops[hop].transfer);
    if (hops[hop].before == hop) break;
  }
  std::ranges::reverse(transfers);
  return transfers;
}

FundPaths find_fund_paths(const TransferGraph& graph, const TraceQuery& query, const Trace& trace,
                          const Measures& measures, Progress& progress) {
  if (query.rule == Rule::poison)
    throw InvalidQuery(
        "poison marks accounts and measures nothing: there are no amounts to split into paths");
  if (query.backward) throw InvalidQuery("paths follow a forward trace");
  const TraceScope scope(graph, query);
  auto found = PathSweep(scope, trace).run(progress);
  find_recoverable(found, graph, query, measures);
  const auto order = reading_order(found.hops);
  std::ranges::sort(found.paths, {}, [&](const FundPath& path) {
    return std::tuple(scope.currency(path.pocket), -path.recoverable, ~found.hops[path.last_hop].transfer,
                      order[path.last_hop]);
  });
  return found;
}

}  // namespace sluice
