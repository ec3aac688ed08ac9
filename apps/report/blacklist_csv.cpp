// SPDX-License-Identifier: Apache-2.0
#include "apps/report/blacklist_csv.hpp"

#include "apps/report/csv_writer.hpp"
#include "apps/report/output_folder.hpp"

namespace sluice {
namespace {

void write_holders(const BlacklistAnswer& answer, const TransferGraph& graph, CsvWriter csv) {
  csv.text_row({"holder", "holder_name", "items", "times", "parties", "false_identity", "convicted",
                "term_years", "grounds"});
  for (const auto& record : answer.list.holders) {
    csv.cell(code_text(graph, record.holder)).cell(holder_name(record, graph));
    csv.number(record.items).number(record.times).number(record.parties);
    csv.cell(record.false_identity ? "yes" : "no").cell(record.convicted ? "yes" : "no");
    csv.number(record.term_years).cell(grounds_text(record, answer));
    csv.end_row();
  }
  csv.finish();
}

void skip_transfer(CsvWriter& csv) {
  for (int cell = 0; cell < 8; ++cell) csv.empty_cell();
  csv.end_row();
}

void write_evidence(const BlacklistAnswer& answer, const TransferGraph& graph, CsvWriter csv) {
  csv.text_row({"holder", "item", "why", "account", "account_holder", "account_holder_name", "institution",
                "traced_share", "passed_on", "counts", "transfer", "payer", "payee", "time", "amount",
                "currency", "file", "line"});
  for (const auto& record : answer.list.holders) {
    const auto begin = [&](std::string_view item, std::string_view why, AccountNo account) {
      csv.cell(code_text(graph, record.holder)).cell(item).cell(why);
      write_account(csv, graph, account);
    };
    for (const auto& listed : record.accounts) {
      const auto& implicated = *listed.implicated;
      const auto id = graph.account_id(implicated.account);
      const auto begin_account = [&] {
        begin(id, why_text(implicated), implicated.account);
        csv.cell(traced_share_text(implicated));
        csv.cell(implicated.passed_on ? "yes" : "no").cell(listed.counts ? "yes" : "no");
      };
      for (const auto transfer : implicated.evidence) {
        begin_account();
        write_transfer(csv, graph, transfer).end_row();
      }
      if (!implicated.evidence.empty()) continue;
      begin_account();
      skip_transfer(csv);
    }
    for (const auto& phone : record.phones)
      for (const auto account : phone.accounts) {
        begin(code_text(graph, phone.phone), "lent-phone", account);
        csv.empty_cell().empty_cell().empty_cell();
        skip_transfer(csv);
      }
  }
  csv.finish();
}

}  // namespace

std::vector<std::filesystem::path> blacklist_csv_files(const std::filesystem::path& folder) {
  return {folder / "blacklist.csv", folder / "blacklist_evidence.csv"};
}

void write_blacklist_csv(const BlacklistAnswer& answer, const TransferGraph& graph,
                         const std::filesystem::path& folder) {
  create_output_folder(folder);
  const auto files = blacklist_csv_files(folder);
  write_holders(answer, graph, CsvWriter(files[0]));
  write_evidence(answer, graph, CsvWriter(files[1]));
}

}  // namespace sluice
