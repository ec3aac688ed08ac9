// SPDX-License-Identifier: Apache-2.0
#include "apps/report/case_query_text.hpp"

#include <fmt/format.h>

#include "apps/report/display_text.hpp"
#include "apps/report/rule_text.hpp"

namespace sluice {
namespace {

class QueryLines {
 public:
  explicit QueryLines(const CaseReport& report) : report_(report), query_(report.traced.query()) {}

  std::string write(std::string_view ledger_hash) {
    text_ = "sluice case query 1\n";
    line("ledger", ledger_hash);
    tracing();
    boundary();
    payments();
    if (report_.freeze != nullptr) freezing(report_.freeze->query());
    if (report_.refund != nullptr) returning(report_.refund->query());
    return std::move(text_);
  }

 private:
  void line(std::string_view key, std::string_view value) {
    std::string doubled;
    for (const char c : value) doubled += c == '\\' ? std::string("\\\\") : std::string(1, c);
    text_ += fmt::format("{} {}\n", key, escape_for_terminal(doubled));
  }

  void moment(std::string_view key, std::optional<Time> time) {
    if (time) line(key, query_time_text(*time));
  }
  std::string money(Amount amount, CurrencyNo currency) const {
    return fmt::format("{} {}", to_decimal(amount, report_.graph().scale(currency)),
                       report_.graph().currency_code(currency));
  }
  static std::string seconds(Duration duration) { return seconds_text(duration) + " s"; }

  void tracing() {
    moment("known-at", report_.graph().known_until());
    moment("until", query_.cut_off);
    line("rule", to_text(query_.rule));
    if (query_.hops_max) line("max-hops", std::to_string(*query_.hops_max));
    for (std::uint16_t c = 0; c < query_.amount_min.size(); ++c)
      line("min-amount", money(query_.amount_min[c], CurrencyNo(c)));
    if (query_.horizon) line("horizon", seconds(*query_.horizon));
  }

  void boundary() {
    const auto list = [&](std::string_view key, const std::vector<AccountNo>& accounts) {
      for (const auto account : accounts) line(key, report_.graph().account_id(account));
    };
    list("terminal", query_.boundary.terminal);
    list("uncovered", query_.boundary.uncovered);
    list("follow", query_.boundary.follow);
  }

  void payments() {
    const auto& found = report_.traced.found();
    for (std::uint32_t s = 0; s < found.sources.size(); ++s) {
      line("fraud", report_.traced.source_id(SourceNo(s)));
      line("  victim", report_.traced.victim(SourceNo(s)));
      if (!found.payments[s].fraud_case.empty()) line("  case", found.payments[s].fraud_case);
      moment("  reported", found.payments[s].reported);
    }
    for (const auto& id : found.unknown_at) line("not-known", id);
    for (const auto& measure : report_.paths.measures().all) {
      line("measure", report_.graph().account_id(measure.account));
      line("  kind", to_text(measure.kind));
      moment("  from", measure.from);
      if (measure.to != Time::max()) moment("  to", measure.to);
      if (!measure.authority.empty()) line("  authority", measure.authority);
      if (!measure.fraud_case.empty()) line("  case", measure.fraud_case);
    }
  }

  void freezing(const FreezeQuery& query) {
    moment("at", query.at);
    line("slots", std::to_string(query.slots));
    if (query.pace) line("pace", seconds(*query.pace));
    line("model", query.model ? "pass-through" : "none");
    for (const auto& [institution, takes] : query.response.by_institution) {
      line("response", institution);
      line("  takes", seconds(takes));
    }
    line("response-otherwise", seconds(query.response.otherwise));
  }

  void returning(const RefundQuery& query) {
    line("method", to_text(query.method));
    line("weight", query.weight_open ? "open" : "loss");
    line("receipts", query.count_receipts ? "counted" : "not counted");
    moment("frozen-as-of", report_.refund->traced().cut_off);
    for (const auto& [pocket, amount] : query.frozen) {
      line("frozen", report_.graph().account_id(pocket));
      line("  amount", money(amount, report_.graph().currency(pocket)));
    }
    for (const auto& [victim, currency, amount] : query.repaid) {
      line("repaid", report_.refund->victim(victim));
      line("  amount", money(amount, currency));
    }
  }

  const CaseReport& report_;
  const TraceQuery& query_;
  std::string text_;
};

}  // namespace

std::string case_query_text(const CaseReport& report, std::string_view ledger_hash) {
  return QueryLines(report).write(ledger_hash);
}

}  // namespace sluice
