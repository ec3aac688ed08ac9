// SPDX-License-Identifier: Apache-2.0
#include "apps/report/blacklist_json.hpp"

#include "apps/report/query_json.hpp"
#include "apps/report/trace_report.hpp"

namespace sluice {
namespace {

class BlacklistJson {
 public:
  BlacklistJson(const BlacklistAnswer& answer, const TransferGraph& graph, JsonWriter& json)
      : answer_(answer), graph_(graph), json_(json) {}

  void write(std::string_view ledger) {
    json_.begin_object();
    write_implicated_query(answer_.who, ledger, json_);
    json_.member("at", query_time_text(answer_.at));
    json_.member("note", proposal_note);
    if (answer_.list.rests_on_chains_only) json_.member("not_proposed_because", chains_only_note);
    json_.list("holders", answer_.list.holders, [&](const HolderRecord& record) { write_holder(record); });
    json_.member("accounts_without_holder", answer_.list.accounts_without_holder);
    write_unknown_at(answer_.who.found, json_);
    json_.end_object();
    json_.finish();
  }

 private:
  void write_holder(const HolderRecord& record) {
    json_.begin_object();
    json_.member("holder", code_text(graph_, record.holder));
    const auto name = holder_name(record, graph_);
    json_.member("holder_name", name.empty() ? std::nullopt : std::optional(name));
    json_.member("items", record.items);
    json_.member("times", record.times);
    json_.member("parties", record.parties);
    json_.member("false_identity", record.false_identity);
    json_.member("convicted", record.convicted);
    json_.member("term_years", record.term_years);
    if (record.is_shortened) json_.member("shortened_by_running_listing", true);
    json_.member("below_threshold", record.below_threshold);
    write_evidence(record);
    json_.end_object();
  }

  void write_evidence(const HolderRecord& record) {
    json_.key("evidence");
    json_.begin_array();
    for (const auto& account : record.accounts) write_account_evidence(account);
    for (const auto& phone : record.phones) {
      begin_evidence("lent-phone");
      json_.member("phone", code_text(graph_, phone.phone));
      json_.list("accounts", phone.accounts,
                 [&](AccountNo account) { json_.string(graph_.account_id(account)); });
      json_.end_object();
    }
    if (record.false_identity) {
      begin_evidence(record.names.empty() ? "identity-stated-false" : "identity");
      json_.list("names", record.names, [&](std::uint32_t name) { json_.string(code_text(graph_, name)); });
      json_.end_object();
    }
    if (record.convicted) {
      begin_evidence("convicted");
      json_.end_object();
    }
    json_.end_array();
  }

  /// Every piece of evidence says why it is one.
  void begin_evidence(std::string_view why) {
    json_.begin_object();
    json_.key("why");
    json_.begin_array();
    json_.string(why);
    json_.end_array();
  }

  void write_account_evidence(const ListedAccount& listed) {
    const auto& implicated = *listed.implicated;
    json_.begin_object();
    write_why(implicated, json_);
    json_.member("account", graph_.account_id(implicated.account));
    const auto institution = graph_.account_text(implicated.account, AccountText::institution);
    json_.member("institution", institution.empty() ? std::nullopt : std::optional(institution));
    const auto since = since_text(implicated, graph_);
    json_.member("since", since.empty() ? std::nullopt : std::optional(since));
    write_traced(implicated);
    json_.member("passed_on", implicated.passed_on);
    json_.member("counts", listed.counts);
    json_.list("cases", listed.cases, [&](std::uint32_t number) { json_.string(answer_.cases[number]); });
    json_.member("gang", listed.gang ? std::optional(*listed.gang + 1) : std::nullopt);
    write_transfer_ids("transfers", implicated.evidence, graph_, json_);
    json_.end_object();
  }

  void write_traced(const ImplicatedAccount& implicated) {
    json_.key("traced");
    json_.begin_array();
    for (std::size_t i = 0; i < implicated.received.size(); ++i) {
      const auto& [currency, amount] = implicated.received[i];
      json_.begin_object();
      json_.member("currency", graph_.currency_code(currency));
      json_.amount("amount", amount, graph_.scale(currency));
      json_.amount("of", implicated.inflows[i].amount, graph_.scale(currency));
      json_.end_object();
    }
    json_.end_array();
  }

  const BlacklistAnswer& answer_;
  const TransferGraph& graph_;
  JsonWriter& json_;
};

}  // namespace

void write_blacklist_json(const BlacklistAnswer& answer, const TransferGraph& graph, std::string_view ledger,
                          JsonWriter& json) {
  BlacklistJson(answer, graph, json).write(ledger);
}

}  // namespace sluice
