// SPDX-License-Identifier: Apache-2.0
#include "loaders/csv/small_table.hpp"

#include <fmt/format.h>

#include "loaders/csv/cell_text.hpp"
#include "loaders/text/encoding.hpp"

namespace sluice {

void SmallTable::reject(const SmallRow& row, std::string_view column, std::string_view expected,
                        std::string_view found) {
  rejections.push_back(
      {name, row.line, std::string(column), std::string(expected), excerpt(found), excerpt(row.text)});
}

SmallTable read_small_table(const InputText& text, std::span<const KnownColumn> columns,
                            std::string_view prefix, const LoadOptions& options) {
  const auto choices = parse_map(options.map);
  // The delimiter of the transfers need not be that of their companions, so it is guessed anew.
  const auto plan =
      plan_columns(text.bytes, text.name, {columns, prefix, choices, false, std::nullopt, options.quote, {}});
  SmallTable table{text.name, plan.dialect, {}, {}};
  RecordReader reader(text.bytes, plan.dialect, plan.data_begin, plan.data_line);
  Record record;
  std::string joined;
  while (reader.next(record)) {
    SmallRow row{record.line, {}, std::string(record.text)};
    auto count = record.fields.size();
    while (count > plan.width && trim(record.fields[count - 1]).empty()) --count;
    if (record.broken_quote) {
      table.reject(row, "", "a closing quote followed by a delimiter", record.text);
    } else if (count != plan.width || record.surplus != 0) {
      table.reject(row, "",
                   fmt::format("{} columns; there are {}", plan.width, record.fields.size() + record.surplus),
                   record.text);
    } else if (!is_utf8(record.text)) {
      table.reject(row, "", "text in UTF-8", record.text);
    } else {
      for (std::size_t c = 0; c < columns.size(); ++c)
        row.cells.emplace_back(plan.has(c) ? trim(cell_text(record, plan.places[c], '/', joined))
                                           : std::string_view());
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

}  // namespace sluice
