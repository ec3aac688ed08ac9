// SPDX-License-Identifier: Apache-2.0
#include "apps/report/trace_drawing.hpp"

#include <map>

#include <fmt/format.h>

#include "apps/report/duration_text.hpp"

namespace sluice {
namespace {

class TraceDrawing {
 public:
  explicit TraceDrawing(const TraceReport& report) : report_(report) {}

  DrawnGraph draw() {
    for (const auto& row : report_.trace().transfers) {
      node(row.payer);
      node(row.payee);
      arc(row);
    }
    for (const auto& row : report_.trace().pockets) describe(row);
    return std::move(graph_);
  }

 private:
  DrawnGraph::Node& node(PocketNo pocket) {
    const std::string id(report_.account_id(pocket));
    const auto [place, is_new] = place_.try_emplace(id, graph_.nodes.size());
    if (is_new) {
      graph_.nodes.push_back({id, id, {}});
      for (const auto attribute : {AccountText::holder_name, AccountText::institution}) {
        const auto text = report_.account_text(pocket, attribute);
        if (text.empty()) continue;
        graph_.nodes.back().label += fmt::format("\n{}", text);
        graph_.nodes.back().attributes.emplace_back(to_text(attribute), text);
      }
    }
    return graph_.nodes[place->second];
  }

  void describe(const TracedPocket& row) {
    auto& account = node(row.pocket);
    if (row.level) set_smaller(account, "level", *row.level);
    if (row.end != End::rests) set(account, "end", std::string(to_text(row.end)));
    if (!report_.has_amounts() || row.rests == Amount(0)) return;
    const auto rests = amount_text(row.rests, report_.scale(row.pocket), report_.currency_code(row.pocket));
    account.label += fmt::format("\nrests {}", rests);
    const auto currency = report_.currency_code(row.pocket);
    account.attributes.emplace_back(fmt::format("rests_{}", currency),
                                    to_decimal(row.rests, report_.scale(row.pocket)));
  }

  static void set(DrawnGraph::Node& account, const std::string& name, const std::string& text) {
    for (auto& [known, value] : account.attributes)
      if (known == name) {
        value = text;
        return;
      }
    account.attributes.emplace_back(name, text);
  }

  /// Of an account's pockets the one nearest to a victim counts.
  static void set_smaller(DrawnGraph::Node& account, const std::string& name, std::uint32_t number) {
    for (const auto& [known, value] : account.attributes)
      if (known == name && std::stoul(value) <= number) return;
    set(account, name, std::to_string(number));
  }

  void arc(const TracedTransfer& row) {
    const auto number = row.key.transfer();
    const auto scale = report_.scale(row.payer);
    const auto currency = report_.currency_code(row.payer);
    const auto shown = report_.has_amounts() ? row.traced : row.amount;
    DrawnGraph::Arc arc{std::string(report_.account_id(row.payer)),
                        std::string(report_.account_id(row.payee)),
                        fmt::format("{}\n{}", amount_text(shown, scale, currency), report_.time_text(number)),
                        {}};
    if (row.key.phase() == RowKey::the_transfer)
      arc.attributes.emplace_back("transfer", report_.graph().transfer_id(number));
    arc.attributes.emplace_back("time", report_.time_text(number));
    arc.attributes.emplace_back("amount", to_decimal(row.amount, scale));
    arc.attributes.emplace_back("currency", currency);
    if (report_.has_amounts()) arc.attributes.emplace_back("traced", to_decimal(row.traced, scale));
    graph_.arcs.push_back(std::move(arc));
  }

  const TraceReport& report_;
  DrawnGraph graph_;
  std::map<std::string, std::size_t, std::less<>> place_;
};

}  // namespace

DrawnGraph draw_trace(const TraceReport& report) { return TraceDrawing(report).draw(); }

}  // namespace sluice
