// SPDX-License-Identifier: Apache-2.0
#include "apps/report/replay_json.hpp"

#include "apps/report/nearest_amount.hpp"
#include "apps/report/replay_sums.hpp"
#include "apps/report/trace_report.hpp"

namespace sluice {
namespace {

class ReplayJson {
 public:
  ReplayJson(const ReplayReport& report, JsonWriter& json) : report_(report), json_(json) {}

  void write(std::string_view ledger) {
    json_.begin_object();
    json_.member("ledger", ledger);
    json_.list("delays", report_.answer().delays, [&](const ReplayedDelay& each) { delay(each); });
    json_.end_object();
    json_.finish();
  }

 private:
  void delay(const ReplayedDelay& delay) {
    json_.begin_object();
    json_.member("delay", delay.minutes);
    json_.key("cases");
    json_.begin_array();
    for (std::size_t i = 0; i < delay.cases.size(); ++i)
      for (const auto& replayed : delay.cases[i]) one_case(i, replayed);
    json_.end_array();
    json_.list("overall", report_.overall(delay), [&](const ReplayTotal& each) { total(each); });
    json_.list("contested", report_.contested(delay), [&](const ReplayTotal& each) { total(each); });
    json_.end_object();
  }

  void one_case(std::size_t number, const ReplayedCase& replayed) {
    json_.begin_object();
    json_.member("case", report_.case_name(number));
    sums(replayed.currency, replayed.sums);
    json_.member("clairvoyant_exact", replayed.clairvoyant_exact);
    json_.member("candidates", replayed.candidates);
    json_.end_object();
  }

  void total(const ReplayTotal& total) {
    json_.begin_object();
    sums(total.currency, total.sums);
    json_.member("ratio", total.ratio());
    json_.member("cases", total.cases);
    json_.end_object();
  }

  void sums(CurrencyNo currency, const ReplaySums& sums) {
    json_.member("currency", report_.graph().currency_code(currency));
    for (const auto& [name, sum] : replay_sums)
      json_.amount(name, nearest_amount(sums.*sum), report_.graph().scale(currency));
  }

  const ReplayReport& report_;
  JsonWriter& json_;
};

}  // namespace

void write_replay_json(const ReplayReport& report, std::string_view ledger, JsonWriter& json) {
  ReplayJson(report, json).write(ledger);
}

void write_caught_json(const TransferGraph& graph, std::span<const CaughtAmount> caught, Time at,
                       std::string_view ledger, JsonWriter& json) {
  json.begin_object();
  json.member("at", query_time_text(at));
  json.member("ledger", ledger);
  json.list("caught", caught, [&](const CaughtAmount& each) {
    json.begin_object();
    json.member("currency", graph.currency_code(each.currency));
    json.amount("amount", nearest_amount(each.amount), graph.scale(each.currency));
    json.end_object();
  });
  json.end_object();
  json.finish();
}

}  // namespace sluice
