// SPDX-License-Identifier: Apache-2.0
#include "apps/report/governance_csv.hpp"

#include "apps/report/csv_writer.hpp"
#include "apps/report/output_folder.hpp"
#include "apps/report/trace_report.hpp"
#include "engine/graph/completed.hpp"

namespace sluice {
namespace {

void optional_number(CsvWriter& csv, std::optional<std::int64_t> number) {
  number ? csv.number(*number) : csv.empty_cell();
}

void begin_row(const GovernanceAnswer& answer, const GovernanceRow& row, CsvWriter& csv) {
  for (const auto value : row.values) csv.cell(value);
  csv.cell(answer.counted.periods.name(row.period));
  csv.number(row.accounts).number(row.implicated).number(row.newly_opened_implicated);
  optional_number(csv, year_on_year(row));
  optional_number(csv, row.dormant ? std::optional(static_cast<std::int64_t>(*row.dormant)) : std::nullopt);
}

void write_dormant(const DormantAccount& dormant, const Implicated& implicated, const TransferGraph& graph,
                   std::optional<PocketNo> pocket, CsvWriter& csv) {
  write_account(csv, graph, dormant.account);
  for (const auto text : {AccountText::branch, AccountText::region})
    csv.cell(graph.account_text(dormant.account, text));
  const auto& opened = graph.ledger().accounts.opened;
  const auto time = opened.empty() ? unknown_time : opened[dormant.account.value];
  time == unknown_time ? csv.empty_cell() : csv.cell(query_time_text(time));
  dormant.last ? csv.cell(to_iso8601(graph.time(*dormant.last), graph.digits(*dormant.last)))
               : csv.empty_cell();
  if (pocket) {
    const auto currency = graph.currency(*pocket);
    csv.amount(complete(graph, *pocket).total().balance(), graph.scale(currency));
    csv.cell(graph.currency_code(currency));
  } else {
    csv.empty_cell().empty_cell();
  }
  const auto* found = implicated.find(dormant.account);
  found == nullptr ? csv.empty_cell() : csv.cell(why_text(*found));
  csv.end_row();
}

}  // namespace

std::vector<std::filesystem::path> governance_csv_files(const std::filesystem::path& folder) {
  return {folder / "governance.csv"};
}

void write_governance_csv(const GovernanceAnswer& answer, const TransferGraph& graph,
                          const std::filesystem::path& folder) {
  create_output_folder(folder);
  CsvWriter csv(governance_csv_files(folder).front());
  for (const auto dimension : answer.query.by) csv.cell(to_text(dimension));
  csv.cell("period").cell("accounts").cell("implicated").cell("newly_opened_implicated");
  csv.cell("year_on_year").cell("dormant").cell("amount").cell("currency").end_row();
  for (const auto& row : answer.counted.rows) {
    for (const auto& [currency, amount] : row.amounts) {
      begin_row(answer, row, csv);
      csv.amount(amount, graph.scale(currency)).cell(graph.currency_code(currency)).end_row();
    }
    if (!row.amounts.empty()) continue;
    begin_row(answer, row, csv);
    csv.empty_cell().empty_cell().end_row();
  }
  csv.finish();
}

void write_dormant_list(const GovernanceAnswer& answer, const TransferGraph& graph,
                        const std::filesystem::path& file) {
  CsvWriter csv(file);
  csv.text_row({"account", "holder", "holder_name", "institution", "branch", "region", "opened",
                "last_transfer", "balance", "currency", "implicated"});
  const auto& pockets = graph.ledger().pockets.first;
  for (const auto& dormant : answer.counted.dormant) {
    const auto begin = pockets[dormant.account.value], end = pockets[dormant.account.value + 1];
    for (auto pocket = begin; pocket < end; ++pocket)
      write_dormant(dormant, answer.who.implicated, graph, PocketNo(pocket), csv);
    if (begin == end) write_dormant(dormant, answer.who.implicated, graph, std::nullopt, csv);
  }
  csv.finish();
}

}  // namespace sluice
