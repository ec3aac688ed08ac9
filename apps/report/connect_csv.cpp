// SPDX-License-Identifier: Apache-2.0
#include "apps/report/connect_report.hpp"
#include "apps/report/csv_writer.hpp"
#include "apps/report/output_folder.hpp"
#include "apps/report/provenance.hpp"

namespace sluice {
namespace {

void write_path(CsvWriter& csv, const LookupParts& parts, std::string_view direction, std::string_view best,
                const std::vector<TransferNo>& transfers) {
  const auto& graph = parts.graph();
  std::uint64_t hop = 0;
  for (const auto t : transfers) {
    csv.cell(direction).cell(best).number(++hop).cell(graph.transfer_id(t));
    csv.cell(graph.account_id(graph.payer(t))).cell(graph.account_id(graph.payee(t))).cell(parts.moment(t));
    csv.amount(graph.amount(t), graph.scale(graph.currency(t)));
    csv.cell(graph.currency_code(graph.currency(t)));
    write_provenance(csv, graph, t).end_row();
  }
}

void write_paths(CsvWriter& csv, const LookupParts& parts, std::string_view direction,
                 const Connections& found) {
  write_path(csv, parts, direction, "shortest", found.shortest);
  write_path(csv, parts, direction, "earliest", found.earliest);
  for (const auto& widest : found.widest) write_path(csv, parts, direction, "widest", widest.transfers);
}

void write_cut(CsvWriter& csv, const LookupParts& parts, std::string_view direction,
               const Connections& found) {
  const auto& graph = parts.graph();
  for (const auto& cut : found.cut) {
    csv.cell(direction).cell(graph.account_id(cut.pocket));
    csv.cell(graph.currency_code(graph.currency(cut.pocket))).number(cut.transfers).number(cut.followed);
    csv.end_row();
  }
}

}  // namespace

std::vector<std::filesystem::path> connect_csv_files(const std::filesystem::path& folder) {
  return {folder / "connect.csv", folder / "connect_cut.csv"};
}

void write_connect_csv(const ConnectAnswer& answer, const LookupParts& parts,
                       const std::filesystem::path& folder) {
  create_output_folder(folder);
  const auto files = connect_csv_files(folder);
  CsvWriter paths(files[0]), cut(files[1]);
  paths.text_row({"direction", "best", "hop", "transfer", "payer", "payee", "time", "amount", "currency",
                  "file", "line"});
  cut.text_row({"direction", "account", "currency", "transfers", "followed"});
  const auto write = [&](std::string_view direction, const Connections& found) {
    write_paths(paths, parts, direction, found);
    write_cut(cut, parts, direction, found);
  };
  write("forward", answer.found);
  if (answer.reverse) write("reverse", *answer.reverse);
  paths.finish();
  cut.finish();
}

}  // namespace sluice
