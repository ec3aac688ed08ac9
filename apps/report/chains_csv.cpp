// SPDX-License-Identifier: Apache-2.0
#include "apps/report/chains_csv.hpp"

#include "apps/report/csv_writer.hpp"
#include "apps/report/output_folder.hpp"
#include "apps/report/provenance.hpp"

namespace sluice {
namespace {

/// A row for every transfer of every chain (group), numbered from 1.
template <class Found>
void write_transfers(const std::vector<Found>& list, std::string_view name, const TransferGraph& graph,
                     CsvWriter csv) {
  csv.text_row({name, "hop", "transfer", "payer", "payee", "time", "amount", "currency", "file", "line"});
  std::uint64_t number = 0;
  for (const auto& found : list) {
    ++number;
    std::uint64_t hop = 0;
    for (const auto transfer : found.transfers) {
      const auto currency = graph.currency(transfer);
      csv.number(number).number(++hop).cell(graph.transfer_id(transfer));
      csv.cell(graph.account_id(graph.payer(transfer))).cell(graph.account_id(graph.payee(transfer)));
      csv.cell(to_iso8601(graph.time(transfer), graph.digits(transfer)));
      csv.amount(graph.amount(transfer), graph.scale(currency)).cell(graph.currency_code(currency));
      write_provenance(csv, graph, transfer);
      csv.end_row();
    }
  }
  csv.finish();
}

void write_accounts(const ChainsAnswer& answer, const TransferGraph& graph, CsvWriter csv) {
  csv.text_row({"group", "account", "level", "holder", "holder_name", "institution"});
  std::uint64_t number = 0;
  for (const auto& group : answer.groups) {
    ++number;
    for (const auto& mule : group.mules) {
      const auto account = graph.account(mule.pocket);
      csv.number(number).cell(graph.account_id(account)).number(mule.level);
      for (const auto text : {AccountText::holder, AccountText::holder_name, AccountText::institution})
        csv.cell(graph.account_text(account, text));
      csv.end_row();
    }
  }
  csv.finish();
}

}  // namespace

std::vector<std::filesystem::path> chains_csv_files(const std::filesystem::path& folder) {
  return {folder / "chains.csv", folder / "groups.csv", folder / "group_accounts.csv"};
}

void write_chains_csv(const ChainsAnswer& answer, const TransferGraph& graph,
                      const std::filesystem::path& folder) {
  create_output_folder(folder);
  const auto files = chains_csv_files(folder);
  write_transfers(answer.chains, "chain", graph, CsvWriter(files[0]));
  write_transfers(answer.groups, "group", graph, CsvWriter(files[1]));
  write_accounts(answer, graph, CsvWriter(files[2]));
}

}  // namespace sluice
