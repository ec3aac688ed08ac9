// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "apps/report/peers_report.hpp"

namespace sluice {
namespace {

void write_flow(JsonWriter& json, const MovedBetween& flow, int scale) {
  json.amount("in", flow.in, scale);
  json.amount("out", flow.out, scale);
  json.member("in_count", flow.in_count);
  json.member("out_count", flow.out_count);
}

void write_peer(JsonWriter& json, const Peers& peers, const Peer& peer, const LookupParts& parts) {
  json.begin_object();
  json.member("counterparty", parts.parties().name(peer.counterparty));
  json.member("currency", parts.graph().currency_code(peer.currency));
  write_flow(json, peer.flow, parts.graph().scale(peer.currency));
  parts.write_ends(json, peer.flow.first, peer.flow.last);
  json.member("share", share_of(peers, peer));
  json.member("new", peer.is_new);
  json.member("vanished", peer.is_vanished);
  parts.write_party(json, peer.counterparty, peer.accounts);
  json.end_object();
}

}  // namespace

double share_of(const Peers& peers, const Peer& peer) {
  constexpr double decimals = 1e6;
  for (const auto& total : peers.totals)
    if (total.currency == peer.currency)
      return std::round(decimals * static_cast<double>(peer.flow.turnover().minor)
                        / static_cast<double>(total.flow.turnover().minor))
             / decimals;
  return 0;
}

void write_peers_json(const PeersAnswer& answer, const LookupParts& parts, std::string_view hash,
                      JsonWriter& json) {
  const auto& graph = parts.graph();
  json.begin_object();
  json.member("ledger", hash);
  json.member("by", to_text(parts.parties().kind()));
  parts.write_accounts(json, "accounts", answer.accounts);
  json.list("peers", answer.found.peers,
            [&](const Peer& peer) { write_peer(json, answer.found, peer, parts); });
  json.list("within", answer.found.within, [&](const GroupFlow& within) {
    json.begin_object();
    json.member("currency", graph.currency_code(within.currency));
    json.amount("amount", within.flow.out, graph.scale(within.currency));
    json.member("count", within.flow.out_count);
    parts.write_ends(json, within.flow.first, within.flow.last);
    json.end_object();
  });
  json.list("totals", answer.found.totals, [&](const GroupFlow& total) {
    json.begin_object();
    json.member("currency", graph.currency_code(total.currency));
    write_flow(json, total.flow, graph.scale(total.currency));
    json.end_object();
  });
  json.end_object();
  json.finish();
}

}  // namespace sluice
