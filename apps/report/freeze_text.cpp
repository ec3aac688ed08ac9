// SPDX-License-Identifier: Apache-2.0
#include "apps/report/freeze_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "apps/report/display_text.hpp"
#include "apps/report/duration_text.hpp"
#include "apps/report/freeze_reason.hpp"
#include "apps/report/nearest_amount.hpp"
#include "apps/report/query_text.hpp"
#include "apps/report/table.hpp"

namespace sluice {
namespace {

class FreezeText {
 public:
  FreezeText(const FreezeReport& report, std::size_t rows_max, const Style& style)
      : report_(report), rows_max_(rows_max), style_(style) {}

  std::string write() const {
    auto text = unknown_payments_text(report_.traced().found(), rows_max_, style_);
    const auto& answer = report_.answer();
    if (answer.plans.empty()) return text + "At that time no fraud payment was known.\n";
    for (std::size_t i = 0; i < answer.plans.size(); ++i) text += plan(i);
    return text + held() + measures() + closing_lines();
  }

 private:
  std::string plan(std::size_t number) const {
    const auto& plan = report_.answer().plans[number];
    const auto code = escape_for_terminal(report_.graph().currency_code(plan.currency));
    if (plan.orders.empty())
      return fmt::format("{}: {}\n\n", code,
                         plan.held.empty() ? "no account holds victims' money that could be frozen."
                                           : "all that could be frozen is held by measures of this case.");
    return section_text(fmt::format("Freeze in this order ({})", code), orders(number), plan.orders.size(),
                        "order", style_)
           + reasons(plan) + expectation(number) + '\n';
  }

  Table orders(std::size_t number) const {
    const auto& plan = report_.answer().plans[number];
    Table table({{"#", Table::Align::right},
                 {"Account", Table::Align::left, id_width_max},
                 {"Holder", Table::Align::left, 24},
                 {"Institution", Table::Align::left, 24},
                 {"Holds", Table::Align::right},
                 {"Expected", Table::Align::right},
                 {"Least", Table::Align::right},
                 {"Most", Table::Align::right},
                 {"Bites at"},
                 {"Ends"}});
    for (std::size_t i = 0; i < std::min(plan.orders.size(), rows_max_); ++i) {
      const auto& order = plan.orders[i];
      const auto& bounds = report_.answer().bounds[number][i];
      const auto& candidate = order.candidate;
      table.add_row({std::to_string(i + 1), std::string(report_.account_id(candidate)),
                     std::string(report_.account_text(candidate, AccountText::holder_name)),
                     std::string(report_.account_text(candidate, AccountText::institution)),
                     report_.money(candidate.holds, plan.currency),
                     report_.money(nearest_amount(order.expected), plan.currency),
                     report_.money(bounds.least, plan.currency), report_.money(bounds.most, plan.currency),
                     query_time_text(order.bites_at), query_time_text(order.expires_at)});
    }
    return table;
  }

  std::string reasons(const FreezePlan& plan) const {
    auto text = style_.bold("Why") + '\n';
    for (std::size_t i = 0; i < std::min(plan.orders.size(), rows_max_); ++i)
      text += fmt::format("{}. {}: {}.\n", i + 1,
                          escape_for_terminal(report_.account_id(plan.orders[i].candidate)),
                          escape_for_terminal(freeze_reason(report_, plan.orders[i])));
    return text + '\n';
  }

  std::string expectation(std::size_t number) const {
    const auto& plan = report_.answer().plans[number];
    const auto& joint = report_.answer().joint[number];
    const auto money = [&](Amount amount) { return report_.money(amount, plan.currency); };
    return fmt::format(
        "{} of {} chosen. Expected is what an order adds to those above it, money on its way to it "
        "included.\n"
        "Together they are expected to catch {}; no other choice could be expected to catch more than {}.\n"
        "Under every tracing rule at least {} of victims' money must lie there now, and at most {} can.\n",
        counted_text(plan.orders.size(), "account"), count_text(plan.candidates),
        money(nearest_amount(plan.expected)), money(nearest_amount(report_.at_most(plan))),
        money(joint.least), money(joint.most));
  }

  std::string held() const {
    Table table({{"Account", Table::Align::left, id_width_max},
                 {"Holds", Table::Align::right},
                 {"Measure"},
                 {"Authority", Table::Align::left, 32},
                 {"From"},
                 {"Ends"}});
    for (const HeldCandidate& held : report_.held()) {
      if (table.row_count() == rows_max_) break;
      const auto& candidate = held.candidate;
      table.add_row({std::string(report_.account_id(candidate)),
                     report_.money(candidate.holds, report_.graph().currency(candidate.pocket)),
                     std::string(to_text(held.measure.kind)), held.measure.authority,
                     query_time_text(held.measure.from), end_text(held.measure.to).value_or("not known")});
    }
    return section_text("Held by this case, no order needed", table, report_.held().size(), "account",
                        style_);
  }

  std::string measures() const {
    Table table({{"Ends"},
                 {"Account", Table::Align::left, id_width_max},
                 {"Measure"},
                 {"Authority", Table::Align::left, 32},
                 {"Case", Table::Align::left, 24},
                 {"From"}});
    for (const Measure& measure : report_.measures()) {
      if (table.row_count() == rows_max_) break;
      table.add_row({end_text(measure.to).value_or("not known"),
                     std::string(report_.graph().account_id(measure.account)),
                     std::string(to_text(measure.kind)), measure.authority, measure.fraud_case,
                     query_time_text(measure.from)});
    }
    return section_text("Measures in force, first to end first", table, report_.measures().size(), "measure",
                        style_);
  }

  std::string closing_lines() const {
    return fmt::format("Planned with what was known at {}.\nThe plan {}{}.\n",
                       query_time_text(report_.query().at), report_.query().model ? "catches " : "is ", report_.guarantee())
           + "A stop-payment ends 48 hours after it bites and can be placed on an account twice; then a "
             "freeze for up to\nsix months, which can be renewed (Yinfa [2016] No. 86).\n"
           + style_.dim("Next: --requests DIR writes a stop-payment request for each institution.") + '\n';
  }

  const FreezeReport& report_;
  std::size_t rows_max_;
  const Style& style_;
};

}  // namespace

std::string freeze_text(const FreezeReport& report, std::size_t rows_max, const Style& style) {
  return FreezeText(report, rows_max, style).write();
}

}  // namespace sluice
