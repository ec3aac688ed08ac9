// SPDX-License-Identifier: Apache-2.0
#include "apps/report/ledger_report.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "apps/report/display_text.hpp"
#include "apps/report/duration_text.hpp"
#include "apps/report/table.hpp"

namespace sluice {
namespace {

std::optional<std::string> time_text(const TransferGraph& graph, std::optional<TransferNo> t) {
  if (!t) return std::nullopt;
  return to_iso8601(graph.time(*t), graph.digits(*t));
}

std::string_view kind_of(const Gap& gap) { return gap.row.is_income() ? "unseen_income" : "unseen_outflow"; }

void write_gaps(const TransferGraph& graph, const LedgerOverview& overview, JsonWriter& json) {
  json.key("gaps");
  json.begin_array();
  for (const auto& gap : overview.gaps) {
    const auto currency = graph.currency(gap.pocket);
    json.begin_object();
    json.member("account", graph.account_id(gap.pocket));
    json.member("currency", graph.currency_code(currency));
    json.member("time", time_text(graph, gap.row.key.transfer()));
    json.amount("amount", gap.row.amount(), graph.scale(currency));
    json.member("kind", kind_of(gap));
    json.end_object();
  }
  json.end_array();
}

void write_currencies(const TransferGraph& graph, const LedgerOverview& overview, JsonWriter& json) {
  json.key("currencies");
  json.begin_array();
  for (const auto& row : overview.currencies) {
    json.begin_object();
    json.member("currency", graph.currency_code(row.currency));
    json.member("transfers", row.transfers);
    json.amount("sum", row.sum, graph.scale(row.currency));
    json.end_object();
  }
  json.end_array();
}

void write_files(const FileTable& files, JsonWriter& json) {
  json.key("files");
  json.begin_array();
  for (std::size_t i = 0; i < files.name.size(); ++i) {
    json.begin_object();
    json.member("file", files.name[i]);
    json.member("newest_first", files.newest_first[i] != 0);
    json.end_object();
  }
  json.end_array();
}

void add_gap_table(const TransferGraph& graph, const LedgerOverview& overview, std::size_t rows_max,
                   const Style& style, std::string& text) {
  if (overview.gaps.empty()) return;
  Table table({{"Account", Table::Align::left, id_width_max},
               {"Time"},
               {"Missing"},
               {"Amount", Table::Align::right}});
  for (std::size_t i = 0; i < std::min(overview.gaps.size(), rows_max); ++i) {
    const auto& gap = overview.gaps[i];
    const auto currency = graph.currency(gap.pocket);
    table.add_row({std::string(graph.account_id(gap.pocket)), *time_text(graph, gap.row.key.transfer()),
                   gap.row.is_income() ? "income" : "outflow",
                   amount_text(gap.row.amount(), graph.scale(currency), graph.currency_code(currency))});
  }
  text += '\n' + style.bold("Gaps: balances that the rows do not explain; rows are missing there") + '\n'
          + table.to_text(style);
  if (overview.gaps.size() > rows_max)
    text += fmt::format("… {} of {} shown; --top N shows more, --json all.\n", count_text(rows_max),
                        count_text(overview.gaps.size()));
}

}  // namespace

void write_ledger_json(const TransferGraph& graph, const LedgerOverview& overview, std::string_view hash,
                       JsonWriter& json) {
  const auto& ledger = graph.ledger();
  json.begin_object();
  json.member("ledger", hash);
  json.member("accounts", overview.accounts);
  json.member("transfers", overview.transfers);
  json.member("from", time_text(graph, overview.first));
  json.member("to", time_text(graph, overview.last));
  write_currencies(graph, overview, json);
  write_gaps(graph, overview, json);
  json.key("balance_basis");
  json.begin_object();
  json.member("given", overview.given);
  json.member("reconstructed", overview.reconstructed);
  json.end_object();
  write_files(ledger.files, json);
  json.member("aliases", ledger.aliases.alias.size());
  json.member("links", ledger.links.by_a.size());
  json.member("coverage", ledger.coverage.account.size());
  json.member("dropped", ledger.dropped.id.size());
  json.end_object();
  json.finish();
}

std::string ledger_text(const TransferGraph& graph, const LedgerOverview& overview, std::string_view hash,
                        std::size_t rows_max, const Style& style) {
  const auto& ledger = graph.ledger();
  std::string text = style.bold(fmt::format("{} between {}", counted_text(overview.transfers, "transfer"),
                                            counted_text(overview.accounts, "account")))
                     + '\n';
  const auto line = [&](std::string_view name, std::string_view value) {
    text += fmt::format("{:<12}{}\n", name, value);
  };
  if (overview.first)
    line("period", *time_text(graph, overview.first) + " to " + *time_text(graph, overview.last));
  for (const auto& row : overview.currencies)
    line("currency",
         fmt::format("{} in {}",
                     amount_text(row.sum, graph.scale(row.currency), graph.currency_code(row.currency)),
                     counted_text(row.transfers, "transfer")));
  line("openings", fmt::format("{} given, {} reconstructed", count_text(overview.given),
                               count_text(overview.reconstructed)));
  for (std::size_t i = 0; i < ledger.files.name.size(); ++i)
    line(i == 0 ? "files" : "", escape_for_terminal(ledger.files.name[i])
                                    + (ledger.files.newest_first[i] != 0 ? " (newest rows first)" : ""));
  line("also", fmt::format("{} aliases, {} links, {} periods of coverage, {} ids of dropped rows",
                           count_text(ledger.aliases.alias.size()), count_text(ledger.links.by_a.size()),
                           count_text(ledger.coverage.account.size()), count_text(ledger.dropped.id.size())));
  line("hash", hash);
  add_gap_table(graph, overview, rows_max, style, text);
  return text;
}

}  // namespace sluice
