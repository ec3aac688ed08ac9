// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/cycles/cycle_candidates.hpp"

#include <algorithm>
#include <limits>

#include "algorithms/patterns/shapes/account_flows.hpp"
#include "algorithms/patterns/shapes/trim_transfers.hpp"

namespace sluice {
namespace {

/// After this one, the search itself is as quick to tell.
constexpr std::size_t rounds = 1;

constexpr std::int64_t slices_per_window = 8, slices_max = 65'536;

/// The span of the ledger in slices of a fraction of the window, by the transfers that begin them: tells
/// whether two transfers may be within a window without reading their times.
class TimeSlices {
 public:
  TimeSlices(const TransferGraph& graph, Duration window) {
    if (graph.transfer_count() == 0) return;
    const auto begin = graph.time(TransferNo(0));
    const auto span = graph.time(TransferNo(graph.end().value - 1)) - begin;
    const auto length = std::max({window.ns / slices_per_window, span.ns / slices_max, std::int64_t{1}});
    reach_ = static_cast<std::uint32_t>(std::min(window.ns / length, slices_max) + 1);
    for (std::int64_t slice = 1; slice <= span.ns / length; ++slice)
      begins_.push_back(graph.first_at(add_saturating(begin, Duration(slice * length))));
  }

  std::uint32_t operator[](TransferNo transfer) const {
    return static_cast<std::uint32_t>(std::ranges::upper_bound(begins_, transfer) - begins_.begin());
  }
  /// Transfers within a window are at most so many slices apart.
  std::uint32_t reach() const { return reach_; }

 private:
  std::vector<TransferNo> begins_;
  std::uint32_t reach_ = 1;
};

/// One round at one account after another.
class AccountTrimmer {
 public:
  AccountTrimmer(const FlowReader& reader, const TimeSlices& slices, std::size_t length_min,
                 const std::vector<std::uint8_t>& is_kept, EndFlags& ends)
      : reader_(reader), slices_(slices), length_min_(length_min), is_kept_(is_kept), ends_(ends) {}

  void trim(AccountNo account) {
    reader_.read(account, 1, 1, flows_);
    place(flows_.inflows, inflows_);
    place(flows_.outflows, outflows_);
    flag(outflows_, inflows_, ends_.by_payer);
    flag(inflows_, outflows_, ends_.by_payee);
  }

 private:
  struct Placed {
    TransferNo transfer;
    std::uint32_t slice;
    AccountNo counterparty;
    /// The next one with another counterparty.
    std::size_t next_other;
  };

  void place(const std::vector<Flow>& flows, std::vector<Placed>& placed) const {
    placed.clear();
    for (const auto& flow : flows)
      if (is_kept_[flow.transfer.value] != 0)
        placed.push_back({flow.transfer, slices_[flow.transfer], flow.counterparty, 0});
    for (auto i = placed.size(); i-- > 0;) {
      const bool is_same = i + 1 < placed.size() && placed[i + 1].counterparty == placed[i].counterparty;
      placed[i].next_other = is_same ? placed[i + 1].next_other : i + 1;
    }
  }

  /// Flags those of `flows` that have one of `others` near; unless cycles of two transfers are asked for,
  /// with another counterparty.
  void flag(const std::vector<Placed>& flows, const std::vector<Placed>& others,
            std::vector<std::uint8_t>& flags) const {
    std::size_t near = 0;
    for (const auto& flow : flows) {
      while (near < others.size() && others[near].slice + slices_.reach() < flow.slice) ++near;
      auto found = near;
      if (length_min_ > 2 && found < others.size() && others[found].counterparty == flow.counterparty)
        found = others[found].next_other;
      if (found < others.size() && others[found].slice <= flow.slice + slices_.reach())
        flags[flow.transfer.value] = 1;
    }
  }

  const FlowReader& reader_;
  const TimeSlices& slices_;
  std::size_t length_min_;
  const std::vector<std::uint8_t>& is_kept_;
  EndFlags& ends_;
  AccountFlows flows_;
  std::vector<Placed> inflows_, outflows_;
};

}  // namespace

std::vector<std::uint8_t> flag_cycle_candidates(const TransferGraph& graph, const ShapeQuery& query,
                                                Progress& progress) {
  const FlowReader reader(graph, query);
  const TimeSlices slices(graph, query.window);
  return trim_transfers(graph, std::uint8_t{1}, rounds, "cycles: candidates", progress,
                        [&](const auto& kept, EndFlags& ends) {
                          return AccountTrimmer(reader, slices, query.length_min, kept, ends);
                        });
}

}  // namespace sluice
