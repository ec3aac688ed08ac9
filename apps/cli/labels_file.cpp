// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/labels_file.hpp"

#include <map>

#include <fmt/format.h>

#include "apps/cli/money_cells.hpp"
#include "engine/values/error.hpp"
#include "loaders/load.hpp"

namespace sluice {
namespace {

bool read_label(const RowPlace& row, const std::string& text) {
  if (text == "1" || text == "confirmed") return true;
  if (text == "0" || text == "cleared") return false;
  throw UnreadableInput(fmt::format("{}: expected 1, 0, confirmed or cleared, found {}", row.column("label"),
                                    text.empty() ? "nothing" : text));
}

AccountNo read_account(const RowPlace& row, const std::string& id, const TransferGraph& graph) {
  const auto account = graph.find_account(id);
  if (!account)
    throw InvalidQuery(fmt::format("{}: no account has the id or alias {}", row.column("account"), id));
  if (graph.account_id(*account).starts_with('?'))
    throw InvalidQuery(
        fmt::format("{}: {} stands for what the ledger does not show", row.column("account"), id));
  return *account;
}

}  // namespace

std::vector<LabelledAccount> read_labels(const std::string& file, const TransferGraph& graph,
                                         const LedgerOptions& ledger) {
  std::map<AccountNo, bool> labels;
  for (const auto& row : read_companion(file, "labels", {"account", "label"}, ledger.companion_options())) {
    const RowPlace place{file, row.line};
    const auto account = read_account(place, row.cells[0], graph);
    const auto is_confirmed = read_label(place, row.cells[1]);
    if (const auto [entry, is_new] = labels.emplace(account, is_confirmed);
        !is_new && entry->second != is_confirmed)
      throw UnreadableInput(fmt::format("{}: expected one label for each account, found another one for {}",
                                        place.column("label"), row.cells[0]));
  }
  std::vector<LabelledAccount> labelled;
  for (const auto& [account, is_confirmed] : labels) labelled.push_back({account, is_confirmed});
  return labelled;
}

}  // namespace sluice
