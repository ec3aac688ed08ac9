// SPDX-License-Identifier: Apache-2.0
#include "apps/report/csv_writer.hpp"
#include "apps/report/output_folder.hpp"
#include "apps/report/shared_report.hpp"

namespace sluice {
namespace {

/// The cells that say who it is.
void write_party(CsvWriter& csv, const LookupParts& parts, Party party, std::span<const AccountNo> accounts) {
  csv.cell(parts.parties().name(party)).cell(parts.listed_as(party));
  csv.cell(parts.ids(accounts)).cell(parts.holder_name(accounts));
}

void write_ends(CsvWriter& csv, const LookupParts& parts, TransferNo first, TransferNo last) {
  csv.cell(parts.moment(first)).cell(parts.moment(last));
  csv.cell(parts.graph().transfer_id(first)).cell(parts.graph().transfer_id(last)).end_row();
}

}  // namespace

std::filesystem::path shared_csv_file(const std::filesystem::path& folder) { return folder / "common.csv"; }

void write_shared_csv(const SharedAnswer& answer, const LookupParts& parts,
                      const std::filesystem::path& folder) {
  create_output_folder(folder);
  CsvWriter csv(shared_csv_file(folder));
  csv.text_row({"counterparty", "listed_as", "accounts", "holder_name", "with", "currency", "in", "out",
                "in_count", "out_count", "first", "last", "first_transfer", "last_transfer"});
  for (const auto& shared : answer.found)
    for (const auto& [group, currency, flow] : shared.flows) {
      const auto scale = parts.graph().scale(currency);
      write_party(csv, parts, shared.counterparty, shared.accounts);
      csv.cell(answer.query.groups[group].name).cell(parts.graph().currency_code(currency));
      csv.amount(flow.in, scale).amount(flow.out, scale).number(flow.in_count).number(flow.out_count);
      write_ends(csv, parts, flow.first, flow.last);
    }
  csv.finish();
}

void write_shared_csv(const CasesAnswer& answer, const LookupParts& parts,
                      const std::filesystem::path& folder) {
  create_output_folder(folder);
  CsvWriter csv(shared_csv_file(folder));
  csv.text_row({"counterparty", "listed_as", "accounts", "holder_name", "case", "currency", "received",
                "rests", "transfers", "first", "last", "first_transfer", "last_transfer"});
  for (const auto& overlap : answer.found)
    for (const auto& money : overlap.money) {
      const auto scale = parts.graph().scale(money.currency);
      write_party(csv, parts, overlap.party, overlap.accounts);
      csv.cell(answer.cases[money.fraud_case]).cell(parts.graph().currency_code(money.currency));
      csv.amount(money.received, scale).amount(money.rests, scale).number(money.count);
      write_ends(csv, parts, money.first, money.last);
    }
  csv.finish();
}

}  // namespace sluice
