// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "apps/report/case_sections.hpp"
#include "apps/report/case_texts.hpp"
#include "apps/report/duration_text.hpp"
#include "apps/report/sankey_svg.hpp"
#include "apps/report/timeline_svg.hpp"

namespace sluice {
namespace {

void write_figure(const std::string& svg, std::string_view caption, HtmlWriter& html) {
  html.open("figure");
  html.raw(svg);
  html.element("figcaption", caption);
  html.close();
}

void write_flow(const CaseReport& report, CurrencyNo currency, HtmlWriter& html) {
  const auto code = report.graph().currency_code(currency);
  write_figure(
      sankey_svg(money_flow(report.traced, currency), report.graph().scale(currency), code),
      fmt::format("Money by level, in {}. A box is as high as what reached the account, a band as wide "
                  "as what went that way. The level is the smallest number of transfers from a victim. "
                  "The largest accounts of each level have a box of their own.",
                  code),
      html);
}

void write_timeline(const CaseReport& report, CurrencyNo currency, HtmlWriter& html) {
  const auto code = report.graph().currency_code(currency);
  const auto timeline = timeline_of(report.traced, currency);
  if (timeline.events.empty()) return;
  auto caption = fmt::format(
      "The transfers over time (UTC), in {}: an arrow from payer to payee, thicker for more; a bar while "
      "traced money is in the account, and what rests there. Left: the level, V for victims.",
      code);
  if (!lay_out(timeline).axis.cuts().empty()) caption += " Stretches in which nothing happens are cut out.";
  if (timeline.events.size() < timeline.transfers)
    caption += fmt::format(" Shown are the largest {} of {} traced transfers.",
                           count_text(timeline.events.size()), count_text(timeline.transfers));
  write_figure(timeline_svg(timeline, report.graph().scale(currency), code), caption, html);
}

}  // namespace

void write_case_pictures(const CaseReport& report, HtmlWriter& html) {
  for (const auto currency : case_currencies(report.traced)) {
    write_flow(report, currency, html);
    write_timeline(report, currency, html);
  }
}

}  // namespace sluice
