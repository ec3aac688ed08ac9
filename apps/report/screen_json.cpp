// SPDX-License-Identifier: Apache-2.0
#include "apps/report/screen_json.hpp"

#include <algorithm>
#include <cmath>

#include "apps/report/query_json.hpp"
#include "apps/report/screen_reason_text.hpp"
#include "apps/report/trace_report.hpp"

namespace sluice {
namespace {

/// Six decimals: what is beyond them differs from machine to machine, and tells nothing.
double rounded(double number) { return std::round(number * 1e6) / 1e6; }

class ScreenJson {
 public:
  ScreenJson(const ScreenParts& parts, JsonWriter& json) : parts_(parts), json_(json) {}

  void write(const ScreenAnswer& answer, std::string_view ledger) {
    const auto& graph = parts_.graph();
    json_.member("ledger", ledger);
    json_.member("as_of", graph.transfer_count() == 0 ? std::nullopt
                                                      : std::optional(query_time_text(parts_.index.as_of())));
    json_.member("at", query_time_text(answer.at));
    write_unknown_at(parts_.found, json_);
    json_.list("accounts", answer.accounts, [&](const ScreenedAccount& each) { write_account(each); });
    if (answer.payment) {
      json_.key("payment");
      write_payment(*answer.payment, answer.accounts);
    }
  }

 private:
  void write_account(const ScreenedAccount& each) {
    const auto& screening = each.screening;
    json_.begin_object();
    json_.member("account", each.id);
    write_risk(screening.risk, screening.level, screening.reasons);
    json_.member("distance", screening.distance);
    json_.member("score", screening.score ? std::optional(rounded(*screening.score)) : std::nullopt);
    json_.key("label");
    screening.is_confirmed ? json_.string(*screening.is_confirmed ? "confirmed" : "cleared") : json_.null();
    json_.key("holds_traced");
    json_.begin_array();
    for (const auto& holding : screening.traced) {
      if (holding.rests == Amount(0)) continue;
      json_.begin_object();
      json_.member("currency", parts_.graph().currency_code(holding.currency));
      json_.amount("amount", holding.rests, parts_.graph().scale(holding.currency));
      json_.end_object();
    }
    json_.end_array();
    json_.end_object();
  }

  void write_risk(double risk, RiskLevel level, const std::vector<Reason>& reasons) {
    json_.member("risk", rounded(risk));
    json_.member("level", to_text(level));
    json_.list("reasons", reasons,
               [&](const Reason& reason) { json_.string(reason_text(reason, parts_.index)); });
    json_.list("codes", reasons, [&](const Reason& reason) { json_.string(code_of(reason)); });
  }

  void write_payment(const ScreenedPayment& each, const std::vector<ScreenedAccount>& accounts) {
    const auto& [payment, screening] = each;
    json_.begin_object();
    json_.member("payer", accounts.front().id);
    json_.member("payee", accounts.back().id);
    json_.member("time", query_time_text(payment.at));
    json_.amount("amount", payment.amount, parts_.graph().scale(payment.currency));
    json_.member("currency", parts_.graph().currency_code(payment.currency));
    write_risk(screening.risk, screening.level, screening.reasons);
    write_transfers("closes_cycle", screening.closes_cycle.transfers);
    write_transfers("continues_chain", screening.continues_chain.transfers);
    json_.member("complete", !screening.is_cut);
    json_.end_object();
  }

  void write_transfers(std::string_view key, const std::vector<TransferNo>& transfers) {
    if (transfers.empty()) return json_.member(key, nullptr);
    json_.list(key, transfers,
               [&](TransferNo transfer) { json_.string(parts_.graph().transfer_id(transfer)); });
  }

  const ScreenParts& parts_;
  JsonWriter& json_;
};

}  // namespace

void write_screen_members(const ScreenAnswer& answer, const ScreenParts& parts, std::string_view ledger,
                          JsonWriter& json) {
  ScreenJson(parts, json).write(answer, ledger);
}

}  // namespace sluice
