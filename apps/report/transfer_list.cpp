// SPDX-License-Identifier: Apache-2.0
#include "apps/report/transfer_list.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "apps/report/duration_text.hpp"
#include "apps/report/table.hpp"

namespace sluice {

void write_transfers_json(const TransferGraph& graph, std::span<const TransferNo> transfers,
                          std::string_view hash, JsonWriter& json) {
  json.begin_object();
  json.member("ledger", hash);
  json.key("transfers");
  json.begin_array();
  for (const auto t : transfers) {
    const auto currency = graph.currency(t);
    json.begin_object();
    json.member("transfer", graph.transfer_id(t));
    json.member("payer", graph.account_id(graph.payer(t)));
    json.member("payee", graph.account_id(graph.payee(t)));
    json.member("time", to_iso8601(graph.time(t), graph.digits(t)));
    json.amount("amount", graph.amount(t), graph.scale(currency));
    json.member("currency", graph.currency_code(currency));
    json.end_object();
  }
  json.end_array();
  json.end_object();
  json.finish();
}

std::string transfers_text(const TransferGraph& graph, std::span<const TransferNo> transfers,
                           std::size_t rows_max, const Style& style) {
  if (transfers.empty()) return "No transfer matches.\n";
  Table table({{"Transfer", Table::Align::left, id_width_max},
               {"Time"},
               {"Payer", Table::Align::left, id_width_max},
               {"Payee", Table::Align::left, id_width_max},
               {"Amount", Table::Align::right}});
  for (const auto t : transfers.first(std::min(transfers.size(), rows_max))) {
    const auto currency = graph.currency(t);
    table.add_row({graph.transfer_id(t), to_iso8601(graph.time(t), graph.digits(t)),
                   std::string(graph.account_id(graph.payer(t))),
                   std::string(graph.account_id(graph.payee(t))),
                   amount_text(graph.amount(t), graph.scale(currency), graph.currency_code(currency))});
  }
  auto text = table.to_text(style);
  if (transfers.size() > rows_max)
    text += fmt::format("… {} of {} transfers shown; --top N shows more, --json all.\n", count_text(rows_max),
                        count_text(transfers.size()));
  return text;
}

}  // namespace sluice
