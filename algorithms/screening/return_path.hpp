// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "algorithms/screening/account_map.hpp"
#include "algorithms/screening/hand_off_history.hpp"

namespace sluice {

/// A way by which money has already come from one account to another.
struct ReturnPath {
  /// Ascending, each paid by the payee of the one before; empty where there is none.
  std::vector<TransferNo> transfers;
  /// The work was used up before all ways were looked at: there may be one all the same.
  bool is_cut = false;
};

/// Looks for ways back, from the payee of a payment to its payer: with the payment they would be cycles.
/// Holds scratch memory (about half a MiB), so there is one for each thread.
class ReturnPathSearch {
 public:
  /// A cycle has at most 6 transfers, so a way back at most 5.
  static constexpr std::size_t hops_max = 5;
  /// Most transfers that are looked at; the way to an account's transfers counts as `account_work` of them.
  static constexpr std::size_t work_max = 4'096, account_work = 8;

  /// Smaller transfers are as if absent; by currency, empty for none.
  ReturnPathSearch(const TransferGraph&, std::vector<Amount> amount_min);

  /// A way of 2 to 5 transfers of the stretch, in any currency, through distinct accounts. One transfer would
  /// be no more than paying back. Breadth first from both ends, always where fewer transfers are to be looked
  /// at: forward by earliest arrival, backward by latest departure. Complete unless cut; deterministic.
  [[nodiscard]] ReturnPath find(AccountNo from, AccountNo to, Stretch);

 private:
  static constexpr std::uint32_t no_label = ~std::uint32_t{0};

  /// A way from one end to an account: the transfer at this end of it, and what the rest of it is.
  struct Label {
    AccountNo account;
    TransferNo transfer;
    std::uint32_t parent = no_label;
  };
  /// Transfers that go on from a label.
  struct Run {
    std::uint32_t label = no_label;
    std::span<const Leg> legs;
    std::size_t begin = 0, end = 0;
  };
  struct Side {
    std::vector<Label> labels;
    std::vector<Run> runs;
    /// Labels from here on are of the last step, and have not been gone on from.
    std::size_t newest = 0;
    std::size_t runs_size = 0, steps = 0;
    bool has_runs = false, is_ended = false;
  };
  /// The best label of an account from either end.
  struct Seen {
    std::array<std::uint32_t, 2> label{no_label, no_label};
  };
  enum End : std::uint8_t { forward, backward };

  [[nodiscard]] bool spend(std::size_t work);
  [[nodiscard]] bool list_runs(End);
  [[nodiscard]] bool choose(End&);
  bool step(End);
  bool follow(End, const Run&);
  bool reach(End, std::uint32_t parent, AccountNo, TransferNo);
  [[nodiscard]] std::vector<TransferNo> path() const;

  TransferGraph graph_;
  std::vector<Amount> amount_min_;
  AccountMap<Seen> seen_;
  std::array<Side, 2> sides_;
  Stretch stretch_{};
  std::array<AccountNo, 2> ends_;
  std::size_t work_ = 0;
  bool is_cut_ = false;
  /// Where the two ends met.
  std::array<std::uint32_t, 2> met_{no_label, no_label};
};

}  // namespace sluice
