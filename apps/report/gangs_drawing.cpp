// SPDX-License-Identifier: Apache-2.0
#include "apps/report/gangs_drawing.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "apps/report/duration_text.hpp"

namespace sluice {
namespace {

class GangsDrawing {
 public:
  explicit GangsDrawing(const TransferGraph& graph) : graph_(graph) {}

  /// To be called for all gangs before their ties are added.
  void add_accounts(const FoundGang& gang, std::size_t number) {
    for (const auto account : gang.accounts)
      add_account(account, number, std::ranges::binary_search(gang.implicated, account));
  }

  void add_ties(const FoundGang& gang, std::size_t number) {
    for (const auto& tie : gang.ties)
      if (tie.kind != TieKind::chain) add_tie(tie, number);
    for (const auto transfer : gang.transfers) {
      for (const auto pocket : {graph_.payer(transfer), graph_.payee(transfer)})
        add_account(graph_.account(pocket), 0, false);
      add_transfer(transfer);
    }
  }

  DrawnGraph take() { return std::move(drawn_); }

 private:
  void add_account(AccountNo account, std::size_t gang, bool is_implicated) {
    if (!accounts_.insert(account).second) return;
    const std::string id(graph_.account_id(account));
    DrawnGraph::Node node{id, id, {}};
    for (const auto attribute : {AccountText::holder_name, AccountText::institution})
      if (const auto text = graph_.account_text(account, attribute); !text.empty()) {
        node.label += fmt::format("\n{}", text);
        node.attributes.emplace_back(to_text(attribute), text);
      }
    if (gang != 0) node.attributes.emplace_back("gang", std::to_string(gang));
    if (is_implicated) {
      node.label += "\nimplicated";
      node.attributes.emplace_back("implicated", "true");
    }
    drawn_.nodes.push_back(std::move(node));
  }

  /// No account's id of the input begins with a question mark.
  void add_tie(const Tie& tie, std::size_t gang) {
    const auto kind = std::string(to_text(tie.kind)), value = tie_value(tie, graph_);
    const auto key = fmt::format("?{} {} {}", kind, gang, value);
    if (ties_.insert(key).second)
      drawn_.nodes.push_back(
          {key, kind + "\n" + value, {{"tie", kind}, {"value", value}, {"gang", std::to_string(gang)}}});
    for (const auto account : tie.accounts)
      drawn_.arcs.push_back({key, std::string(graph_.account_id(account)), kind, {{"tie", kind}}});
  }

  void add_transfer(TransferNo transfer) {
    if (!transfers_.insert(transfer).second) return;
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
  std::set<AccountNo> accounts_;
  std::set<TransferNo> transfers_;
  std::set<std::string> ties_;
};

}  // namespace

DrawnGraph draw_gangs(const TransferGraph& graph, std::span<const FoundGang> gangs) {
  GangsDrawing drawing(graph);
  for (std::size_t i = 0; i < gangs.size(); ++i) drawing.add_accounts(gangs[i], i + 1);
  for (std::size_t i = 0; i < gangs.size(); ++i) drawing.add_ties(gangs[i], i + 1);
  return drawing.take();
}

}  // namespace sluice
