// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "apps/report/drawn_graph.hpp"
#include "engine/graph/transfer_graph.hpp"

namespace sluice {

/// Draws transfers and the accounts that they join.
class TransfersDrawing {
 public:
  explicit TransfersDrawing(const TransferGraph& graph) : graph_(graph) {}

  /// Something that is said of an account, such as ("level", "2"); before the account is drawn.
  void note(AccountNo account, std::string name, std::string text) {
    notes_[account] = {std::move(name), std::move(text)};
  }
  /// Accounts and transfers in their order, each drawn once, however often it is added.
  void add(std::span<const TransferNo>);
  [[nodiscard]] DrawnGraph take() { return std::move(drawn_); }

 private:
  void add_account(AccountNo);
  void add_transfer(TransferNo);

  const TransferGraph& graph_;
  DrawnGraph drawn_;
  std::map<AccountNo, std::size_t> accounts_;
  std::set<TransferNo> transfers_;
  std::map<AccountNo, std::pair<std::string, std::string>> notes_;
};

}  // namespace sluice
