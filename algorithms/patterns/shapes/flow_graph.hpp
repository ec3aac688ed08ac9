// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "engine/graph/transfer_graph.hpp"

namespace sluice {

/// Some transfers of a ledger and their accounts, numbered anew from 0 (transfers in the ledger's order,
/// accounts by id), so that a search that visits them at random touches little memory.
struct FlowGraph {
  /// A transfer seen from one of its accounts, and the account at its other end.
  struct Step {
    std::uint32_t transfer, account;
    /// Where the other account's own steps go on, in the same direction: in `out`, its first outflow after
    /// this transfer; in `in`, the place behind its last inflow before it.
    std::uint32_t onward;
  };

  std::vector<AccountNo> accounts;
  std::vector<TransferNo> transfers;
  /// Of each transfer.
  std::vector<std::uint32_t> payer, payee;
  /// The steps of account a are those from begins[a] to begins[a + 1], ascending.
  std::vector<std::uint32_t> out_begins, in_begins;
  std::vector<Step> out, in;

  std::span<const Step> outflows(std::uint32_t account) const {
    return std::span(out).subspan(out_begins[account], out_begins[account + 1] - out_begins[account]);
  }
  /// The outflows of the account from a place in `out` on.
  std::span<const Step> outflows_from(std::uint32_t account, std::uint32_t place) const {
    return std::span(out).subspan(place, out_begins[account + 1] - place);
  }
  /// The inflows of the account before a place in `in`.
  std::span<const Step> inflows_before(std::uint32_t account, std::uint32_t place) const {
    return std::span(in).subspan(in_begins[account], place - in_begins[account]);
  }
  std::span<const Step> inflows(std::uint32_t account) const {
    return std::span(in).subspan(in_begins[account], in_begins[account + 1] - in_begins[account]);
  }
};

/// The graph of the transfers whose flag is set. O(all transfers + accounts).
[[nodiscard]] FlowGraph make_flow_graph(const TransferGraph&, std::span<const std::uint8_t> is_kept);

}  // namespace sluice
