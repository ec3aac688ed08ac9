// SPDX-License-Identifier: Apache-2.0
#include "apps/report/ask_json.hpp"

#include "apps/report/query_json.hpp"
#include "apps/report/rule_text.hpp"

namespace sluice {
namespace {

class AskJson {
 public:
  AskJson(const AskReport& report, JsonWriter& json)
      : report_(report), traced_(report.traced()), json_(json) {}

  void write(std::span<const std::filesystem::path> requests, std::string_view ledger) {
    json_.begin_object();
    json_.member("rule", to_text(traced_.query().rule));
    write_query(traced_.query(), ledger, json_);
    json_.list("institutions", report_.institutions(),
               [&](const AskedInstitution& asked) { institution(asked); });
    if (!requests.empty())
      json_.list("requests", requests,
                 [&](const std::filesystem::path& file) { json_.string(file.string()); });
    write_unknown_at(traced_.found(), json_);
    json_.end_object();
    json_.finish();
  }

 private:
  void institution(const AskedInstitution& asked) {
    json_.begin_object();
    json_.member("institution", asked.name.empty() ? std::nullopt : std::optional(asked.name));
    json_.list("total", report_.totals(asked), [&](const auto& total) {
      const auto& [currency, amount] = total;
      json_.begin_object();
      json_.member("currency", traced_.graph().currency_code(currency));
      json_.amount("amount", amount, traced_.graph().scale(currency));
      json_.end_object();
    });
    json_.list("accounts", asked.accounts, [&](const AskedAccount& row) { account(row); });
    json_.end_object();
  }

  void account(const AskedAccount& row) {
    json_.begin_object();
    json_.member("account", traced_.account_id(row.pocket));
    json_.member("currency", traced_.currency_code(row.pocket));
    json_.amount("amount", row.amount, traced_.scale(row.pocket));
    std::vector<std::string> transfers, beside;
    for (const auto* traced : report_.rows(row)) {
      if (auto id = traced_.transfer_id(*traced))
        transfers.push_back(std::move(*id));
      else if (auto neighbour = traced_.graph().transfer_id(traced->key.transfer());
               beside.empty() || beside.back() != neighbour)
        beside.push_back(std::move(neighbour));
    }
    const auto put = [&](const std::string& id) { json_.string(id); };
    json_.list("transfers", transfers, put);
    if (!beside.empty()) json_.list("beside", beside, put);
    json_.end_object();
  }

  const AskReport& report_;
  const TraceReport& traced_;
  JsonWriter& json_;
};

}  // namespace

void write_ask_json(const AskReport& report, std::span<const std::filesystem::path> requests,
                    std::string_view ledger, JsonWriter& json) {
  AskJson(report, json).write(requests, ledger);
}

}  // namespace sluice
