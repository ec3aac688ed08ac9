// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "apps/report/case_sections.hpp"
#include "apps/report/case_texts.hpp"
#include "apps/report/duration_text.hpp"
#include "apps/report/freeze_reason.hpp"
#include "apps/report/nearest_amount.hpp"

namespace sluice {
namespace {

using enum HtmlTable::Cell;

class FreezeSection {
 public:
  FreezeSection(const CaseReport& report, HtmlWriter& html)
      : report_(report), freeze_(*report.freeze), html_(html) {}

  void write() {
    const auto& answer = freeze_.answer();
    write_paragraph(fmt::format("Planned with what was known at {}; the first order is sent then.{} The plan "
                                "follows money pro rata (haircut) and without limits, whatever the rule of "
                                "section 3.",
                                query_time_text(freeze_.query().at), sending()),
                    html_);
    if (answer.plans.empty()) write_paragraph("At that time no fraud payment was known.", html_);
    for (std::size_t i = 0; i < answer.plans.size(); ++i) plan(i);
    held();
    measures();
    write_note(
        "A stop-payment ends 48 hours after it bites and can be placed on an account twice; then a freeze "
        "for up "
        "to six months, which can be renewed (Yinfa [2016] No. 86). An order bites when the institution has "
        "carried it out.",
        html_);
  }

 private:
  std::string sending() const {
    const auto& pace = freeze_.query().pace;
    if (!pace) return " All orders are sent at once.";
    return fmt::format(" Orders follow each other after {}.", duration_text(*pace));
  }

  void plan(std::size_t number) {
    const auto& plan = freeze_.answer().plans[number];
    const auto code = freeze_.graph().currency_code(plan.currency);
    if (plan.orders.empty()) {
      write_paragraph(
          fmt::format("{}: {}", code,
                      plan.held.empty() ? "no account holds victims' money that could be frozen."
                                        : "all that could be frozen is held by measures of this case."),
          html_);
      return;
    }
    orders(number);
    reasons(plan);
    expectation(number);
  }

  void orders(std::size_t number_) {
    const auto& plan = freeze_.answer().plans[number_];
    LongTable table({{"#", number},
                     {"Account", id},
                     {"Holder"},
                     {"Institution"},
                     {"Holds", number},
                     {"Expected", number},
                     {"Least", number},
                     {"Most", number},
                     {"Bites at", whole},
                     {"Ends", whole}},
                    report_.heading.rows_max);
    table.set_caption(
        fmt::format("Freeze in this order, in {}", freeze_.graph().currency_code(plan.currency)));
    const auto figure = [&](Amount amount) { return figure_text(freeze_.graph(), amount, plan.currency); };
    for (std::size_t i = 0; i < plan.orders.size(); ++i) {
      if (!table.wants_row()) continue;
      const auto& order = plan.orders[i];
      const auto& bounds = freeze_.answer().bounds[number_][i];
      table.add_row({std::to_string(i + 1), std::string(freeze_.account_id(order.candidate)),
                     std::string(freeze_.account_text(order.candidate, AccountText::holder_name)),
                     std::string(freeze_.account_text(order.candidate, AccountText::institution)),
                     figure(order.candidate.holds), figure(nearest_amount(order.expected)),
                     figure(bounds.least), figure(bounds.most), query_time_text(order.bites_at),
                     query_time_text(order.expires_at)});
    }
    table.write("order", report_.heading.commands.freeze, html_);
  }

  void reasons(const FreezePlan& plan) {
    html_.element("h3", "Why these");
    html_.open("ol", {{"class", "reasons"}});
    for (std::size_t i = 0; i < std::min(plan.orders.size(), report_.heading.rows_max); ++i) {
      html_.open("li");
      html_.id(freeze_.account_id(plan.orders[i].candidate));
      html_.text(": ");
      html_.element("bdi", freeze_reason(freeze_, plan.orders[i]) + ".");
      html_.close();
    }
    html_.close();
  }

  void expectation(std::size_t number) {
    const auto& plan = freeze_.answer().plans[number];
    const auto& joint = freeze_.answer().joint[number];
    const auto money = [&](Amount amount) { return freeze_.money(amount, plan.currency); };
    write_paragraph(
        fmt::format(
            "Chosen: {} of {}. “Expected” is what an order adds to those above it, money on its way to "
            "it "
            "included. Together they are expected to catch {}; no other choice could be expected to catch "
            "more than {}. The plan {}{}.",
            counted_text(plan.orders.size(), "account"), count_text(plan.candidates),
            money(nearest_amount(plan.expected)), money(nearest_amount(freeze_.at_most(plan))),
            freeze_.query().model ? "catches " : "is ", freeze_.guarantee()),
        html_);
    write_paragraph(
        fmt::format(
            "Under every tracing rule, at least {} of victims' money must lie in these accounts at that "
            "moment, and at most {} can.",
            money(joint.least), money(joint.most)),
        html_);
  }

  void held() {
    LongTable table({{"Account", id},
                     {"Holds", number},
                     {"Measure", whole},
                     {"Authority"},
                     {"From", whole},
                     {"Ends", whole}},
                    report_.heading.rows_max);
    table.set_caption("Held by this case, no order needed");
    for (const HeldCandidate& held : freeze_.held())
      if (table.wants_row())
        table.add_row({std::string(freeze_.account_id(held.candidate)),
                       freeze_.money(held.candidate.holds, freeze_.graph().currency(held.candidate.pocket)),
                       std::string(to_text(held.measure.kind)), held.measure.authority,
                       query_time_text(held.measure.from), end_text(held.measure.to).value_or("not known")});
    table.write("account", report_.heading.commands.freeze, html_);
  }

  void measures() {
    html_.element("h3", "Measures in force");
    if (freeze_.measures().empty())
      return write_paragraph("None is known on the accounts that the money reached.", html_);
    LongTable table(
        {{"Ends", whole}, {"Account", id}, {"Measure", whole}, {"Authority"}, {"Case", id}, {"From", whole}},
        report_.heading.rows_max);
    table.set_caption("First to end first");
    for (const Measure& measure : freeze_.measures())
      if (table.wants_row())
        table.add_row({end_text(measure.to).value_or("not known"),
                       std::string(freeze_.graph().account_id(measure.account)),
                       std::string(to_text(measure.kind)), measure.authority, measure.fraud_case,
                       query_time_text(measure.from)});
    table.write("measure", report_.heading.commands.freeze, html_);
  }

  const CaseReport& report_;
  const FreezeReport& freeze_;
  HtmlWriter& html_;
};

}  // namespace

void write_case_freeze(const CaseReport& report, HtmlWriter& html) { FreezeSection(report, html).write(); }

}  // namespace sluice
