// SPDX-License-Identifier: Apache-2.0
#include "apps/report/paths_drawing.hpp"

#include <fmt/format.h>

#include "apps/report/duration_text.hpp"

namespace sluice {
namespace {

DrawnGraph::Node draw_account(const TraceReport& traced, const std::string& id,
                              const PathMap::Account& account) {
  DrawnGraph::Node node{id, id, {}};
  for (const auto attribute : {AccountText::holder_name, AccountText::institution}) {
    const auto text = traced.account_text(account.pocket, attribute);
    if (text.empty()) continue;
    node.label += fmt::format("\n{}", text);
    node.attributes.emplace_back(to_text(attribute), text);
  }
  std::string ends;
  for (const auto end : account.ends) ends += fmt::format("{}{}", ends.empty() ? "" : ", ", to_text(end));
  if (!ends.empty()) node.attributes.emplace_back("end", ends);
  for (const auto& [currency, ended] : account.ended) {
    if (ended.amount == Amount(0)) continue;
    const auto scale = traced.graph().scale(currency);
    const auto code = traced.graph().currency_code(currency);
    node.label += fmt::format("\n{} {}", ends, amount_text(ended.amount, scale, code));
    node.attributes.emplace_back(fmt::format("ends_{}", code), to_decimal(ended.amount, scale));
    node.attributes.emplace_back(fmt::format("recoverable_{}", code), to_decimal(ended.recoverable, scale));
  }
  return node;
}

DrawnGraph::Arc draw_transfer(const TraceReport& traced, const TracedTransfer& row, Amount on_paths) {
  const auto scale = traced.scale(row.payer);
  const auto currency = traced.currency_code(row.payer);
  const auto time = traced.time_text(row.key.transfer());
  DrawnGraph::Arc arc{std::string(traced.account_id(row.payer)),
                      std::string(traced.account_id(row.payee)),
                      fmt::format("{}\n{}", amount_text(on_paths, scale, currency), time),
                      {}};
  if (const auto id = traced.transfer_id(row)) arc.attributes.emplace_back("transfer", *id);
  arc.attributes.emplace_back("time", time);
  arc.attributes.emplace_back("amount", to_decimal(row.amount, scale));
  arc.attributes.emplace_back("currency", currency);
  arc.attributes.emplace_back("on_paths", to_decimal(on_paths, scale));
  return arc;
}

}  // namespace

DrawnGraph draw_paths(const PathsReport& report, const PathMap& map) {
  DrawnGraph graph;
  const auto& traced = report.traced();
  for (const auto& [id, account] : map.accounts) graph.nodes.push_back(draw_account(traced, id, account));
  for (const auto& [transfer, on_paths] : map.transfers)
    graph.arcs.push_back(draw_transfer(traced, traced.trace().transfers[transfer], on_paths));
  return graph;
}

}  // namespace sluice
