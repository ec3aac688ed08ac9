// SPDX-License-Identifier: Apache-2.0
#include "apps/report/freeze_json.hpp"

#include "apps/report/freeze_reason.hpp"
#include "apps/report/nearest_amount.hpp"
#include "apps/report/query_json.hpp"

namespace sluice {
namespace {

std::optional<std::string_view> known(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

class FreezeJson {
 public:
  FreezeJson(const FreezeReport& report, JsonWriter& json) : report_(report), json_(json) {}

  void write(std::string_view ledger) {
    const auto& answer = report_.answer();
    json_.begin_object();
    json_.member("at", query_time_text(report_.query().at));
    json_.member("ledger", ledger);
    json_.key("plan");
    json_.begin_array();
    for (std::size_t i = 0; i < answer.plans.size(); ++i) orders(answer.plans[i], answer.bounds[i]);
    json_.end_array();
    totals("expected", [](const FreezePlan& plan) { return plan.expected; });
    json_.member("guarantee", report_.guarantee());
    joint();
    totals("at_most", [&](const FreezePlan& plan) { return report_.at_most(plan); });
    json_.list("held", report_.held(), [&](const HeldCandidate& each) { held(each); });
    json_.list("measures", report_.measures(), [&](const Measure& each) { measure(each); });
    write_unknown_at(report_.traced().found(), json_);
    json_.end_object();
    json_.finish();
  }

 private:
  void orders(const FreezePlan& plan, const std::vector<Bounds>& bounds) {
    for (std::size_t i = 0; i < plan.orders.size(); ++i) order(i + 1, plan.orders[i], bounds[i]);
  }

  void order(std::size_t rank, const PlannedOrder& order, const Bounds& bounds) {
    const auto& candidate = order.candidate;
    const auto scale = report_.scale(candidate);
    json_.begin_object();
    json_.member("rank", rank);
    place(candidate);
    json_.amount("holds", candidate.holds, scale);
    json_.amount("expected", nearest_amount(order.expected), scale);
    json_.amount("least", bounds.least, scale);
    json_.amount("most", bounds.most, scale);
    json_.member("reason", freeze_reason(report_, order));
    json_.member("bites_at", query_time_text(order.bites_at));
    json_.member("expires_at", query_time_text(order.expires_at));
    json_.list("transfers", report_.inflows(candidate),
               [&](const TracedTransfer* row) { json_.string(*report_.traced().transfer_id(*row)); });
    json_.end_object();
  }

  void place(const FreezeCandidate& candidate) {
    json_.member("account", report_.account_id(candidate));
    json_.member("currency", report_.currency_code(candidate));
    json_.member("institution", known(report_.account_text(candidate, AccountText::institution)));
  }

  void totals(std::string_view name, auto total_of) {
    json_.list(name, report_.answer().plans, [&](const FreezePlan& plan) {
      json_.begin_object();
      json_.member("currency", report_.graph().currency_code(plan.currency));
      json_.amount("amount", nearest_amount(total_of(plan)), report_.graph().scale(plan.currency));
      json_.end_object();
    });
  }

  void joint() {
    const auto& answer = report_.answer();
    json_.key("joint");
    json_.begin_array();
    for (std::size_t i = 0; i < answer.plans.size(); ++i) {
      const auto currency = answer.plans[i].currency;
      json_.begin_object();
      json_.member("currency", report_.graph().currency_code(currency));
      json_.amount("least", answer.joint[i].least, report_.graph().scale(currency));
      json_.amount("most", answer.joint[i].most, report_.graph().scale(currency));
      json_.end_object();
    }
    json_.end_array();
  }

  void held(const HeldCandidate& held) {
    json_.begin_object();
    place(held.candidate);
    json_.amount("holds", held.candidate.holds, report_.scale(held.candidate));
    terms(held.measure);
    json_.end_object();
  }

  void measure(const Measure& measure) {
    json_.begin_object();
    json_.member("account", report_.graph().account_id(measure.account));
    terms(measure);
    json_.member("case", known(measure.fraud_case));
    json_.end_object();
  }

  void terms(const Measure& measure) {
    json_.member("authority", known(measure.authority));
    json_.member("kind", to_text(measure.kind));
    json_.member("from", query_time_text(measure.from));
    json_.member("to", end_text(measure.to));
  }

  const FreezeReport& report_;
  JsonWriter& json_;
};

}  // namespace

void write_freeze_json(const FreezeReport& report, std::string_view ledger, JsonWriter& json) {
  FreezeJson(report, json).write(ledger);
}

}  // namespace sluice
