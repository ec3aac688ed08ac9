// SPDX-License-Identifier: Apache-2.0
#include "apps/report/chains_drawing.hpp"

#include <map>

#include <fmt/format.h>

#include "apps/report/duration_text.hpp"

namespace sluice {
namespace {

class GroupsDrawing {
 public:
  explicit GroupsDrawing(const TransferGraph& graph) : graph_(graph) {}

  void add(const LayeredGroup& group) {
    for (const auto& mule : group.mules) levels_[graph_.account(mule.pocket)] = mule.level;
    for (const auto transfer : group.transfers) {
      add_account(graph_.account(graph_.payer(transfer)));
      add_account(graph_.account(graph_.payee(transfer)));
      add_transfer(transfer);
    }
  }

  DrawnGraph take() { return std::move(drawn_); }

 private:
  void add_account(AccountNo account) {
    if (!accounts_.try_emplace(account, drawn_.nodes.size()).second) return;
    const std::string id(graph_.account_id(account));
    DrawnGraph::Node node{id, id, {}};
    for (const auto attribute : {AccountText::holder_name, AccountText::institution})
      if (const auto text = graph_.account_text(account, attribute); !text.empty()) {
        node.label += fmt::format("\n{}", text);
        node.attributes.emplace_back(to_text(attribute), text);
      }
    if (const auto level = levels_.find(account); level != levels_.end()) {
      node.label += fmt::format("\nlevel {}", level->second);
      node.attributes.emplace_back("level", std::to_string(level->second));
    }
    drawn_.nodes.push_back(std::move(node));
  }

  void add_transfer(TransferNo transfer) {
    const auto currency = graph_.currency(transfer);
    const auto amount = graph_.amount(transfer);
    const auto time = to_iso8601(graph_.time(transfer), graph_.digits(transfer));
    drawn_.arcs.push_back(
        {std::string(graph_.account_id(graph_.payer(transfer))),
         std::string(graph_.account_id(graph_.payee(transfer))),
         fmt::format("{}\n{}", amount_text(amount, graph_.scale(currency), graph_.currency_code(currency)),
                     time),
         {{"transfer", graph_.transfer_id(transfer)},
          {"time", time},
          {"amount", to_decimal(amount, graph_.scale(currency))},
          {"currency", std::string(graph_.currency_code(currency))}}});
  }

  const TransferGraph& graph_;
  DrawnGraph drawn_;
  std::map<AccountNo, std::size_t> accounts_;
  std::map<AccountNo, std::uint32_t> levels_;
};

}  // namespace

DrawnGraph draw_groups(const TransferGraph& graph, std::span<const LayeredGroup> groups) {
  GroupsDrawing drawing(graph);
  for (const auto& group : groups) drawing.add(group);
  return drawing.take();
}

}  // namespace sluice
