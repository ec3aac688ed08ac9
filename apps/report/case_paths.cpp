// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "apps/report/case_sections.hpp"
#include "apps/report/case_texts.hpp"
#include "apps/report/duration_text.hpp"
#include "apps/report/provenance.hpp"

namespace sluice {
namespace {

/// Paths are long; a page shows fewer of them than rows of a table.
constexpr std::size_t paths_per_page_max = 20;

std::string_view end_words(PathEnd end) {
  switch (end) {
    case PathEnd::rests: return "rests in ";
    case PathEnd::dissipated: return "was spent at ";
    case PathEnd::left_visibility: return "left the loaded records to ";
    case PathEnd::returned: return "returned to the victim's account ";
    case PathEnd::other_victims: return "reached another victim's account ";
    case PathEnd::under_floor: break;
  }
  return "was not followed beyond ";
}

class PathList {
 public:
  explicit PathList(const CaseReport& report) : report_(report), traced_(report.traced) {}

  void write(const FundPath& path, HtmlWriter& html) const {
    html.open("li");
    html.open("p", {{"class", "path"}});
    html.open("strong");
    html.text(money(path.amount, path.pocket));
    html.close();
    html.text(" of payment ");
    html.id(traced_.source_id(path.source));
    html.text(" (victim ");
    html.id(traced_.victim(path.source));
    html.text(fmt::format(") {}", end_words(path.end)));
    html.id(account_name(traced_, path.pocket));
    if (const auto owner = owner_text(traced_, path.pocket); !owner.empty()) {
      html.text(" – ");
      html.element("bdi", owner);
    }
    if (path.end == PathEnd::rests)
      html.text(path.recoverable == path.amount
                    ? std::string("; all of it can be recovered")
                    : fmt::format("; {} of it can be recovered", money(path.recoverable, path.pocket)));
    html.text(".");
    if (const auto bottleneck = report_.paths.bottleneck(path))
      html.text(fmt::format(" No split sends more than {} this way.", money(*bottleneck, path.pocket)));
    html.close();
    hops(path, html);
    html.close();
  }

 private:
  std::string money(Amount amount, PocketNo pocket) const {
    return money_text(report_.graph(), amount, traced_.currency(pocket));
  }

  void hops(const FundPath& path, HtmlWriter& html) const {
    using enum HtmlTable::Cell;
    HtmlTable table{{{"Time", whole},
                     {"After", whole},
                     {"Transfer", id},
                     {"From", id},
                     {"To", id},
                     {"Its amount", number},
                     {"Source", id}}};
    for (const auto& hop : report_.paths.hops(path))
      table.rows.push_back({traced_.time_text(hop.row->key.transfer()),
                            table.rows.empty() ? "" : duration_text(hop.dwell),
                            transfer_name(traced_, *hop.row), account_name(traced_, hop.row->payer),
                            account_name(traced_, hop.row->payee),
                            figure_text(report_.graph(), hop.row->amount, traced_.currency(path.pocket)),
                            provenance_text(report_.graph(), hop.row->key.transfer())});
    write_table(table, html);
  }

  const CaseReport& report_;
  const TraceReport& traced_;
};

}  // namespace

void write_case_paths(const CaseReport& report, HtmlWriter& html) {
  const auto shown = report.paths.shown();
  if (shown.empty()) return write_paragraph("There is none at whose end something can be recovered.", html);
  write_paragraph(
      report.paths.all().from_lots
          ? "The rule fixes the path of every piece of money."
          : "The rule fixes what each transfer carries, not which piece of it goes where: this split "
            "into paths is one of many (the oldest piece leaves an account first). For evidence use "
            "the transfers of section 6.",
      html);
  const auto count = std::min({shown.size(), report.heading.rows_max, paths_per_page_max});
  html.open("ol", {{"class", "paths"}});
  for (std::size_t i = 0; i < count; ++i) PathList(report).write(*shown[i], html);
  html.close();
  if (count == shown.size()) return;
  html.open("p", {{"class", "note"}});
  html.text(fmt::format("The {} at whose ends most can be recovered, of {}. All of them: ", count_text(count),
                        counted_text(shown.size(), "path")));
  html.element("code", report.heading.commands.paths);
  html.close();
}

}  // namespace sluice
