// SPDX-License-Identifier: Apache-2.0
#include "apps/report/gangs_json.hpp"

#include "apps/report/query_json.hpp"

namespace sluice {
namespace {

class GangsJson {
 public:
  GangsJson(const GangsAnswer& answer, const TransferGraph& graph, JsonWriter& json)
      : answer_(answer), graph_(graph), json_(json) {}

  void write(std::string_view ledger) {
    json_.begin_object();
    write_implicated_query(answer_.who, ledger, json_);
    json_.list("gangs", answer_.found.gangs, [&](const FoundGang& gang) { write_gang(gang); });
    json_.list("shared_by_many", answer_.found.hubs, [&](const SharedByMany& hub) { write_hub(hub); });
    write_unknown_at(answer_.who.found, json_);
    json_.end_object();
    json_.finish();
  }

 private:
  void write_gang(const FoundGang& gang) {
    json_.begin_object();
    write_ids("accounts", gang.accounts);
    json_.list("holders", gang.holders,
               [&](std::uint32_t holder) { json_.string(graph_.ledger().texts[holder]); });
    json_.list("ties", gang.ties, [&](const Tie& tie) {
      json_.begin_object();
      json_.member("kind", to_text(tie.kind));
      json_.member("value", tie_value(tie, graph_));
      write_ids("accounts", tie.accounts);
      json_.end_object();
    });
    write_ids("implicated", gang.implicated);
    write_amounts("amounts", gang.amounts, graph_, json_);
    const auto [first, last] = gang_times(gang, graph_);
    json_.member("first", first.empty() ? std::nullopt : std::optional(first));
    json_.member("last", last.empty() ? std::nullopt : std::optional(last));
    write_transfer_ids("transfers", gang.transfers, graph_, json_);
    json_.end_object();
  }

  void write_hub(const SharedByMany& hub) {
    json_.begin_object();
    json_.member("kind", to_text(hub.shared.kind));
    json_.member("value", graph_.ledger().texts[hub.shared.value]);
    json_.member("accounts", hub.shared.accounts.size());
    json_.member("involved", hub.involved);
    json_.end_object();
  }

  void write_ids(std::string_view name, const std::vector<AccountNo>& accounts) {
    json_.list(name, accounts, [&](AccountNo account) { json_.string(graph_.account_id(account)); });
  }

  const GangsAnswer& answer_;
  const TransferGraph& graph_;
  JsonWriter& json_;
};

}  // namespace

void write_gangs_json(const GangsAnswer& answer, const TransferGraph& graph, std::string_view ledger,
                      JsonWriter& json) {
  GangsJson(answer, graph, json).write(ledger);
}

}  // namespace sluice
