// SPDX-License-Identifier: Apache-2.0
#include "apps/report/query_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "apps/report/display_text.hpp"
#include "apps/report/duration_text.hpp"
#include "engine/values/split.hpp"

namespace sluice {

std::string unknown_payments_text(const FoundSources& found, std::size_t ids_max, const Style& style) {
  const auto& unknown = found.unknown_at;
  if (unknown.empty()) return {};
  auto text = style.yellow(
      fmt::format("Not known at that time, left out: {}:", counted_text(unknown.size(), "payment")));
  for (std::size_t i = 0; i < std::min(unknown.size(), ids_max); ++i)
    text += ' ' + escape_for_terminal(unknown[i]);
  return text + (unknown.size() > ids_max ? " …\n\n" : "\n\n");
}

std::string section_text(std::string_view title, const Table& table, std::size_t count,
                         std::string_view thing, const Style& style) {
  if (count == 0) return {};
  auto text = style.bold(title) + '\n' + table.to_text(style);
  if (count > table.row_count())
    text += fmt::format("… {} of {} shown; --top N shows more, --json or --csv DIR all.\n",
                        count_text(table.row_count()), counted_text(count, thing));
  return text + '\n';
}

std::string rows_text(const Table& table) {
  const auto lines = table.to_text();
  return lines.substr(lines.find('\n') + 1);
}

std::string share_text(Amount part, Amount whole) {
  const auto tenths = static_cast<std::int64_t>(Wide{part.minor} * 1000 / whole.minor);
  return fmt::format("{}.{} %", tenths / 10, tenths % 10);
}

}  // namespace sluice
