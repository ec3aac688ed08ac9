// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/holder_files.hpp"

#include <fmt/format.h>

#include "apps/cli/money_cells.hpp"
#include "engine/run/sorted_texts.hpp"
#include "engine/values/error.hpp"
#include "loaders/load.hpp"

namespace sluice {
namespace {

std::optional<std::uint32_t> find_holder(const TransferGraph& graph, const AccountHolders& holders,
                                         const std::string& id) {
  const auto code = find_text(graph.ledger().texts, id);
  if (!code || *code == 0) return std::nullopt;
  const auto holder = static_cast<std::uint32_t>(*code);
  return holders.of_holder(holder).empty() ? std::nullopt : std::optional(holder);
}

Time read_cell(const RowPlace& place, std::string_view column, const std::string& text,
               const TimeReading& reading) {
  if (reading.fault != TimeFault::none)
    throw UnreadableInput(fmt::format("{}: expected {}, found {}", place.column(column),
                                      expectation(reading.fault), text.empty() ? "nothing" : text));
  return reading.time;
}

}  // namespace

std::uint32_t require_holder(const TransferGraph& graph, const AccountHolders& holders,
                             const std::string& what, const std::string& id) {
  const auto holder = find_holder(graph, holders, id);
  if (!holder) throw InvalidQuery(fmt::format("{}: no account has the holder {}", what, id));
  return *holder;
}

std::vector<std::uint32_t> read_holders(const std::string& file, const TransferGraph& graph,
                                        const AccountHolders& holders, const LedgerOptions& ledger) {
  std::vector<std::uint32_t> found;
  if (file.empty()) return found;
  for (const auto& row : read_companion(file, "convicted", {"holder"}, ledger.companion_options()))
    found.push_back(require_holder(graph, holders, RowPlace{file, row.line}.column("holder"), row.cells[0]));
  return found;
}

std::vector<EarlierListing> read_listings(const std::string& file, const TransferGraph& graph,
                                          const AccountHolders& holders, const LedgerOptions& ledger) {
  std::vector<EarlierListing> listings;
  if (file.empty()) return listings;
  TimeReader times(ledger.time_form());
  for (const auto& row :
       read_companion(file, "listed", {"holder", "from", "until"}, ledger.companion_options())) {
    const RowPlace place{file, row.line};
    const auto from = read_cell(place, "from", row.cells[1], times.read(row.cells[1]));
    const auto until = read_cell(place, "until", row.cells[2], times.read_to_end(row.cells[2]));
    if (until < from)
      throw UnreadableInput(
          fmt::format("{}: expected a time not before from, found {}", place.column("until"), row.cells[2]));
    if (const auto holder = find_holder(graph, holders, row.cells[0]))
      listings.push_back({*holder, from, until});
  }
  return listings;
}

}  // namespace sluice
