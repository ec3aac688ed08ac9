// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "apps/report/connect_report.hpp"
#include "apps/report/display_text.hpp"
#include "apps/report/duration_text.hpp"
#include "apps/report/query_text.hpp"
#include "apps/report/table.hpp"

namespace sluice {
namespace {

class ConnectText {
 public:
  ConnectText(const LookupParts& parts, std::size_t rows_max, const Style& style)
      : parts_(parts), graph_(parts.graph()), rows_max_(rows_max), style_(style) {}

  std::string write(const NamedGroup& start, const NamedGroup& end, const Connections& found) const {
    const auto from = escape_for_terminal(start.name), to = escape_for_terminal(end.name);
    if (found.shortest.empty()) return fmt::format("No connection from {} to {}.\n\n", from, to) + cut(found);
    auto text = path(fmt::format("Fewest transfers from {} to {}", from, to), found.shortest);
    text += found.earliest == found.shortest ? "It is also the first to arrive.\n\n"
                                             : path("First to arrive", found.earliest);
    for (const auto& widest : found.widest) {
      const auto title =
          fmt::format("Widest: {} or more at every step", money(widest.width, widest.currency));
      if (widest.transfers == found.shortest)
        text += title + ": the one of the fewest transfers.\n\n";
      else if (widest.transfers == found.earliest)
        text += title + ": the first to arrive.\n\n";
      else
        text += path(title, widest.transfers);
    }
    return text + cut(found);
  }

 private:
  std::string path(const std::string& title, const std::vector<TransferNo>& transfers) const {
    Table table({{"Transfer", Table::Align::left, id_width_max},
                 {"Time"},
                 {"Payer", Table::Align::left, id_width_max},
                 {"Payee", Table::Align::left, id_width_max},
                 {"Amount", Table::Align::right}});
    for (const auto t : transfers)
      table.add_row({graph_.transfer_id(t), parts_.moment(t), std::string(graph_.account_id(graph_.payer(t))),
                     std::string(graph_.account_id(graph_.payee(t))),
                     money(graph_.amount(t), graph_.currency(t))});
    const auto took = graph_.time(transfers.back()) - graph_.time(transfers.front());
    const auto length = fmt::format(" ({}{})", counted_text(transfers.size(), "transfer"),
                                    transfers.size() > 1 ? " in " + duration_text(took) : "");
    return style_.bold(title) + length + '\n' + table.to_text(style_) + '\n';
  }

  std::string cut(const Connections& found) const {
    Table table({{"Account", Table::Align::left, id_width_max},
                 {"Currency"},
                 {"Outflows", Table::Align::right},
                 {"Followed", Table::Align::right}});
    for (const auto& cut : std::span(found.cut).first(std::min(rows_max_, found.cut.size())))
      table.add_row({std::string(graph_.account_id(cut.pocket)),
                     std::string(graph_.currency_code(graph_.currency(cut.pocket))),
                     count_text(cut.transfers), count_text(cut.followed)});
    return section_text("Hubs of which not all was followed (--fanout)", table, found.cut.size(), "hub",
                        style_);
  }

  std::string money(Amount amount, CurrencyNo currency) const { return parts_.money(amount, currency); }

  const LookupParts& parts_;
  const TransferGraph& graph_;
  std::size_t rows_max_;
  const Style& style_;
};

}  // namespace

std::string connect_text(const ConnectAnswer& answer, const LookupParts& parts, std::size_t rows_max,
                         const Style& style) {
  const ConnectText writer(parts, rows_max, style);
  auto text = writer.write(answer.start, answer.end, answer.found);
  if (answer.reverse) text += writer.write(answer.end, answer.start, *answer.reverse);
  if (answer.found.shortest.empty() && (!answer.reverse || answer.reverse->shortest.empty())) return text;
  return text + "Money could have gone this way; whose money went where says `sluice trace`.\n";
}

}  // namespace sluice
