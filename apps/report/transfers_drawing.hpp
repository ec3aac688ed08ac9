// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "apps/report/drawn_graph.hpp"
#include "engine/graph/transfer_graph.hpp"

namespace sluice {

/// Draws transfers and the accounts that they join.
class TransfersDrawing {
 public:
  explicit TransfersDrawing(const TransferGraph& graph) : graph_(graph) {}

  /// Something that is said of an account, before it is drawn: an attribute such as ("level", "2"), and
  /// perhaps a line below its id.
  void note(AccountNo account, std::string name, std::string text, std::string line = {}) {
    notes_[account].push_back({std::move(name), std::move(text), std::move(line)});
  }
  /// Draws the account, once.
  void add(AccountNo);
  /// What else belongs into the picture.
  void add(DrawnGraph::Node node) { drawn_.nodes.push_back(std::move(node)); }
  void add(DrawnGraph::Arc arc) { drawn_.arcs.push_back(std::move(arc)); }
  /// Accounts and transfers in their order, each drawn once, however often it is added.
  void add(std::span<const TransferNo>);
  [[nodiscard]] DrawnGraph take() { return std::move(drawn_); }

 private:
  struct Note {
    std::string name, text, line;
  };
  void add_transfer(TransferNo);

  const TransferGraph& graph_;
  DrawnGraph drawn_;
  std::set<AccountNo> accounts_;
  std::set<TransferNo> transfers_;
  std::map<AccountNo, std::vector<Note>> notes_;
};

}  // namespace sluice
