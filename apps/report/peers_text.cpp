// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "apps/report/duration_text.hpp"
#include "apps/report/peers_report.hpp"
#include "apps/report/query_text.hpp"
#include "apps/report/table.hpp"

namespace sluice {
namespace {

std::string note(const Peer& peer) {
  if (peer.is_vanished) return "vanished";
  return peer.is_new == true ? "new" : "";
}

std::string totals_text(const Peers& peers, const LookupParts& parts) {
  std::string text;
  for (const auto& [currency, flow] : peers.totals)
    text += fmt::format("in {} in {}, out {} in {}\n", parts.money(flow.in, currency),
                        counted_text(flow.in_count, "transfer"), parts.money(flow.out, currency),
                        counted_text(flow.out_count, "transfer"));
  for (const auto& [currency, flow] : peers.within)
    text += fmt::format("between these accounts {} in {}\n", parts.money(flow.out, currency),
                        counted_text(flow.out_count, "transfer"));
  return text;
}

}  // namespace

std::string peers_text(const PeersAnswer& answer, const LookupParts& parts, std::size_t rows_max,
                       const Style& style) {
  const auto& peers = answer.found.peers;
  Table table({{"Counterparty", Table::Align::left, id_width_max},
               {"Holder", Table::Align::left, 32},
               {"In", Table::Align::right},
               {"Out", Table::Align::right},
               {"Share", Table::Align::right},
               {"Transfers", Table::Align::right},
               {"First"},
               {"Last"},
               {"Note"}});
  for (const auto& peer : std::span(peers).first(std::min(rows_max, peers.size())))
    table.add_row({std::string(parts.parties().name(peer.counterparty)),
                   std::string(parts.holder_name(peer.accounts)),
                   parts.money_or_blank(peer.flow.in, peer.currency),
                   parts.money_or_blank(peer.flow.out, peer.currency),
                   fmt::format("{:.1f} %", 100 * share_of(answer.found, peer)), count_text(peer.flow.count()),
                   parts.moment(peer.flow.first), parts.moment(peer.flow.last), note(peer)});
  auto text = section_text("Counterparties", table, peers.size(), "row", style);
  if (peers.empty()) text = "No counterparty in this time.\n";
  const auto asked = answer.accounts.size() == 1
                         ? std::string()
                         : fmt::format("{} taken as one\n", counted_text(answer.accounts.size(), "account"));
  return text + asked + totals_text(answer.found, parts);
}

}  // namespace sluice
