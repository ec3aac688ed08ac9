// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "apps/report/csv_writer.hpp"
#include "apps/report/output_folder.hpp"
#include "apps/report/peers_report.hpp"

namespace sluice {
namespace {

void write_ends(CsvWriter& csv, const LookupParts& parts, const MovedBetween& flow) {
  csv.cell(parts.moment(flow.first)).cell(parts.moment(flow.last));
  csv.cell(parts.graph().transfer_id(flow.first)).cell(parts.graph().transfer_id(flow.last));
}

void write_peers(const PeersAnswer& answer, const LookupParts& parts, CsvWriter csv) {
  csv.text_row({"counterparty", "listed_as", "accounts", "holder_name", "currency", "in", "out", "in_count",
                "out_count", "share", "first", "last", "first_transfer", "last_transfer", "new", "vanished"});
  for (const auto& peer : answer.found.peers) {
    const auto scale = parts.graph().scale(peer.currency);
    csv.cell(parts.parties().name(peer.counterparty)).cell(parts.listed_as(peer.counterparty));
    csv.cell(parts.ids(peer.accounts)).cell(parts.holder_name(peer.accounts));
    csv.cell(parts.graph().currency_code(peer.currency));
    csv.amount(peer.flow.in, scale).amount(peer.flow.out, scale);
    csv.number(peer.flow.in_count).number(peer.flow.out_count);
    csv.cell(fmt::format("{:.6f}", share_of(answer.found, peer)));
    write_ends(csv, parts, peer.flow);
    csv.cell(peer.is_new ? *peer.is_new ? "yes" : "no" : "").cell(peer.is_vanished ? "yes" : "no").end_row();
  }
  csv.finish();
}

void write_within(const PeersAnswer& answer, const LookupParts& parts, CsvWriter csv) {
  csv.text_row({"currency", "amount", "count", "first", "last", "first_transfer", "last_transfer"});
  for (const auto& [currency, flow] : answer.found.within) {
    csv.cell(parts.graph().currency_code(currency)).amount(flow.out, parts.graph().scale(currency));
    csv.number(flow.out_count);
    write_ends(csv, parts, flow);
    csv.end_row();
  }
  csv.finish();
}

}  // namespace

std::vector<std::filesystem::path> peers_csv_files(const std::filesystem::path& folder) {
  return {folder / "peers.csv", folder / "peers_within.csv"};
}

void write_peers_csv(const PeersAnswer& answer, const LookupParts& parts,
                     const std::filesystem::path& folder) {
  create_output_folder(folder);
  const auto files = peers_csv_files(folder);
  write_peers(answer, parts, CsvWriter(files[0]));
  write_within(answer, parts, CsvWriter(files[1]));
}

}  // namespace sluice
