// SPDX-License-Identifier: Apache-2.0
#include "apps/report/transfers_drawing.hpp"

#include <fmt/format.h>

#include "apps/report/duration_text.hpp"

namespace sluice {

void TransfersDrawing::add(std::span<const TransferNo> transfers) {
  for (const auto transfer : transfers) {
    if (!transfers_.insert(transfer).second) continue;
    add(graph_.account(graph_.payer(transfer)));
    add(graph_.account(graph_.payee(transfer)));
    add_transfer(transfer);
  }
}

void TransfersDrawing::add(AccountNo account) {
  if (!accounts_.insert(account).second) return;
  const std::string id(graph_.account_id(account));
  DrawnGraph::Node node{id, id, {}};
  for (const auto attribute : {AccountText::holder_name, AccountText::institution})
    if (const auto text = graph_.account_text(account, attribute); !text.empty()) {
      node.label += fmt::format("\n{}", text);
      node.attributes.emplace_back(to_text(attribute), text);
    }
  if (const auto found = notes_.find(account); found != notes_.end())
    for (const auto& [name, text, line] : found->second) {
      if (!line.empty()) node.label += fmt::format("\n{}", line);
      node.attributes.emplace_back(name, text);
    }
  drawn_.nodes.push_back(std::move(node));
}

void TransfersDrawing::add_transfer(TransferNo transfer) {
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

}  // namespace sluice
