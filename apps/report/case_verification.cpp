// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "apps/report/case_sections.hpp"
#include "apps/report/case_texts.hpp"
#include "apps/report/duration_text.hpp"

namespace sluice {
namespace {

/// Longer queries are named by their hash alone.
constexpr std::ptrdiff_t query_lines_max = 400;

void write_inputs(const CaseReport& report, HtmlWriter& html) {
  using enum HtmlTable::Cell;
  HtmlTable table{{{"Given as"}, {"File", id}, {"SHA-256", id}}};
  for (const auto& input : report.heading.inputs)
    table.rows.push_back(
        {input.option, input.name, input.hash.empty() ? "(could be read only once)" : input.hash});
  table.caption = "Files beside the ledger";
  if (!table.rows.empty()) write_table(table, html);
}

void write_files_read(const CaseReport& report, HtmlWriter& html) {
  const auto& files = report.graph().ledger().files.name;
  html.open("p");
  html.text(fmt::format("The ledger holds {} between {} and was read from ",
                        counted_text(report.graph().transfer_count(), "transfer"),
                        counted_text(report.graph().account_count(), "account")));
  for (std::size_t i = 0; i < std::min(files.size(), report.heading.rows_max); ++i) {
    if (i > 0) html.text(", ");
    html.id(files[i]);
  }
  html.text(files.size() > report.heading.rows_max
                ? fmt::format(" and {} more files.", files.size() - report.heading.rows_max)
                : std::string("."));
  html.close();
}

void write_lines(std::string_view text, HtmlWriter& html) {
  html.open("pre", {{"class", "query"}});
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    html.text(text.substr(0, end));
    html.raw("\n");
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  html.close();
}

void write_steps(const CaseCommands& commands, HtmlWriter& html) {
  html.open("ol");
  html.open("li");
  html.text(
      "The records are those that were used, whole and unchanged, if this command prints the ledger's "
      "hash: ");
  write_command(commands.verify, html);
  html.close();
  html.open("li");
  html.text(
      "Every figure comes out again, and this page byte for byte, from the same ledger and the same files: ");
  write_command(commands.report, html);
  html.close();
  html.element(
      "li",
      "Every figure leads back to transfers, and every transfer to the file and line that it was read "
      "from; what became of each payment adds up to the last unit.");
  html.element("li", "The same answer comes out on every machine and for every number of threads.");
  html.close();
}

void write_query(const CaseHeading& heading, HtmlWriter& html) {
  if (std::ranges::count(heading.query_text, '\n') > query_lines_max)
    return write_note("The query is too long to be shown here; the command above resolves it again.", html);
  write_paragraph("The query, as it was understood; its hash above is the SHA-256 of exactly this text:",
                  html);
  write_lines(heading.query_text, html);
}

void write_what_it_is_not(HtmlWriter& html) {
  html.open("div", {{"class", "answer"}});
  write_paragraph(
      "This page is decision support. It says where money went according to the records that were loaded, "
      "and "
      "what follows from them by the rule named. It says of nobody that he or she is guilty: holders of "
      "accounts "
      "through which stolen money passed may be victims or may have known nothing. What is to be done, the "
      "competent authority or the court decides.",
      html);
  html.close();
}

}  // namespace

void write_case_verification(const CaseReport& report, HtmlWriter& html) {
  write_steps(report.heading.commands, html);
  html.open("dl");
  html.element("dt", "Ledger");
  html.element("dd", report.heading.ledger_hash, {{"class", "id"}});
  html.element("dt", "Query");
  html.element("dd", report.heading.query_hash, {{"class", "id"}});
  html.close();
  write_files_read(report, html);
  write_inputs(report, html);
  write_query(report.heading, html);
  write_what_it_is_not(html);
}

}  // namespace sluice
