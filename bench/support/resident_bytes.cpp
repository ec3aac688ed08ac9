// SPDX-License-Identifier: Apache-2.0
#include "bench/support/resident_bytes.hpp"

#include <string_view>

#include "engine/store/columns.hpp"

namespace sluice::bench {
namespace {

ColumnUse use_of(std::string_view name) {
  const auto is_one_of = [&](auto... prefixes) { return (name.starts_with(prefixes) || ...); };
  if (is_one_of("transfers.id.", "ids.")) return ColumnUse::transfer_ids;
  if (is_one_of("transfers.line", "transfers.file", "files.", "dropped.")) return ColumnUse::provenance;
  if (is_one_of("accounts.id.", "aliases.", "texts.")) return ColumnUse::dictionary;
  return ColumnUse::graph;
}

}  // namespace

std::vector<ColumnBytes> column_bytes(const Ledger& ledger) {
  std::vector<ColumnBytes> columns;
  visit_columns(ledger, [&](std::string_view name, const auto& values, Content) {
    if (values.empty()) return;
    columns.push_back({std::string(name), use_of(name), values.values().size_bytes()});
  });
  return columns;
}

std::uint64_t sum_of(const std::vector<ColumnBytes>& columns) {
  std::uint64_t sum = 0;
  for (const auto& column : columns) sum += column.bytes;
  return sum;
}

std::uint64_t sum_of(const std::vector<ColumnBytes>& columns, ColumnUse use) {
  std::uint64_t sum = 0;
  for (const auto& column : columns)
    if (column.use == use) sum += column.bytes;
  return sum;
}

std::string_view to_text(ColumnUse use) {
  switch (use) {
    case ColumnUse::graph: return "graph";
    case ColumnUse::transfer_ids: return "transfer ids";
    case ColumnUse::provenance: return "provenance";
    case ColumnUse::dictionary: return "dictionary";
  }
  return "";
}

}  // namespace sluice::bench
