// SPDX-License-Identifier: Apache-2.0
#include "apps/report/governance_json.hpp"

#include "apps/report/query_json.hpp"

namespace sluice {
namespace {

class GovernanceJson {
 public:
  GovernanceJson(const GovernanceAnswer& answer, const TransferGraph& graph, JsonWriter& json)
      : answer_(answer), counted_(answer.counted), graph_(graph), json_(json) {}

  void write(std::string_view ledger) {
    json_.begin_object();
    write_implicated_query(answer_.who, ledger, json_);
    json_.member("amounts_are", amounts_basis(answer_));
    json_.member("dormant_after", dormant_basis(answer_));
    json_.list("rows", counted_.rows, [&](const GovernanceRow& row) { write_row(row); });
    write_totals();
    write_unknown_at(answer_.who.found, json_);
    json_.end_object();
    json_.finish();
  }

 private:
  void write_row(const GovernanceRow& row) {
    json_.begin_object();
    for (std::size_t i = 0; i < row.values.size(); ++i)
      json_.member(to_text(answer_.query.by[i]),
                   row.values[i].empty() ? std::nullopt : std::optional(row.values[i]));
    json_.member("period", counted_.periods.name(row.period));
    json_.member("accounts", row.accounts);
    json_.member("implicated", row.implicated);
    json_.member("newly_opened_implicated", row.newly_opened_implicated);
    json_.member("year_on_year", year_on_year(row));
    write_amounts("amounts", row.amounts, graph_, json_);
    json_.member("dormant", row.dormant);
    json_.end_object();
  }

  void write_totals() {
    const auto totals = total(counted_);
    json_.key("total");
    json_.begin_object();
    json_.member("accounts", counted_.accounts);
    json_.member("implicated", answer_.who.implicated.accounts.size());
    json_.member("implicated_without_transfer", counted_.implicated_without_transfer);
    json_.member("newly_opened_implicated", totals.newly_opened_implicated);
    write_amounts("amounts", totals.amounts, graph_, json_);
    json_.member("dormant", counted_.dormant.size());
    json_.end_object();
  }

  const GovernanceAnswer& answer_;
  const Governance& counted_;
  const TransferGraph& graph_;
  JsonWriter& json_;
};

}  // namespace

void write_governance_json(const GovernanceAnswer& answer, const TransferGraph& graph,
                           std::string_view ledger, JsonWriter& json) {
  GovernanceJson(answer, graph, json).write(ledger);
}

}  // namespace sluice
