// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "apps/report/connect_report.hpp"

namespace sluice {
namespace {

class ConnectJson {
 public:
  ConnectJson(const LookupParts& parts, JsonWriter& json)
      : parts_(parts), graph_(parts.graph()), json_(json) {}

  void write_connections(const Connections& found) {
    write_best("shortest", found.shortest);
    write_best("earliest", found.earliest);
    write_best("widest", found.widest.empty() ? std::vector<TransferNo>() : found.widest.front().transfers);
    json_.list("widest_by_currency", found.widest, [&](const WidestConnection& widest) {
      json_.begin_object();
      json_.member("currency", graph_.currency_code(widest.currency));
      json_.amount("amount", widest.width, graph_.scale(widest.currency));
      json_.key("transfers");
      write_ids(widest.transfers);
      json_.end_object();
    });
    json_.list("cut", found.cut, [&](const CutPocket& cut) {
      json_.begin_object();
      json_.member("account", graph_.account_id(cut.pocket));
      json_.member("currency", graph_.currency_code(graph_.currency(cut.pocket)));
      json_.member("transfers", cut.transfers);
      json_.member("followed", cut.followed);
      json_.end_object();
    });
  }

  void write_transfer(TransferNo t) {
    const auto currency = graph_.currency(t);
    json_.begin_object();
    json_.member("transfer", graph_.transfer_id(t));
    json_.member("payer", graph_.account_id(graph_.payer(t)));
    json_.member("payee", graph_.account_id(graph_.payee(t)));
    json_.member("time", parts_.moment(t));
    json_.amount("amount", graph_.amount(t), graph_.scale(currency));
    json_.member("currency", graph_.currency_code(currency));
    json_.end_object();
  }

 private:
  void write_best(std::string_view key, const std::vector<TransferNo>& transfers) {
    json_.key(key);
    transfers.empty() ? json_.null() : write_ids(transfers);
  }

  void write_ids(const std::vector<TransferNo>& transfers) {
    json_.begin_array();
    for (const auto t : transfers) json_.string(graph_.transfer_id(t));
    json_.end_array();
  }

  const LookupParts& parts_;
  const TransferGraph& graph_;
  JsonWriter& json_;
};

void collect(std::set<TransferNo>& transfers, const Connections& found) {
  for (const auto* list : {&found.shortest, &found.earliest}) transfers.insert(list->begin(), list->end());
  for (const auto& widest : found.widest) transfers.insert(widest.transfers.begin(), widest.transfers.end());
}

}  // namespace

void write_connect_json(const ConnectAnswer& answer, const LookupParts& parts, std::string_view hash,
                        JsonWriter& json) {
  ConnectJson writer(parts, json);
  std::set<TransferNo> transfers;
  collect(transfers, answer.found);
  json.begin_object();
  json.member("ledger", hash);
  json.member("by", to_text(parts.parties().kind()));
  parts.write_accounts(json, "start_accounts", answer.start.accounts);
  parts.write_accounts(json, "end_accounts", answer.end.accounts);
  writer.write_connections(answer.found);
  if (answer.reverse) {
    collect(transfers, *answer.reverse);
    json.key("reverse");
    json.begin_object();
    writer.write_connections(*answer.reverse);
    json.end_object();
  }
  json.list("transfers", transfers, [&](TransferNo t) { writer.write_transfer(t); });
  json.end_object();
  json.finish();
}

}  // namespace sluice
