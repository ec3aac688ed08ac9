// SPDX-License-Identifier: Apache-2.0
#include "apps/report/freeze_csv.hpp"

#include "apps/report/csv_writer.hpp"
#include "apps/report/freeze_reason.hpp"
#include "apps/report/nearest_amount.hpp"
#include "apps/report/output_folder.hpp"
#include "apps/report/provenance.hpp"

namespace sluice {
namespace {

/// visit(plan number, order number) for every order.
void for_orders(const FreezeAnswer& answer, auto visit) {
  for (std::size_t plan = 0; plan < answer.plans.size(); ++plan)
    for (std::size_t order = 0; order < answer.plans[plan].orders.size(); ++order) visit(plan, order);
}

void write_orders(const FreezeReport& report, CsvWriter csv) {
  csv.text_row({"rank", "account", "currency", "holder_name", "institution", "holds", "expected", "least",
                "most", "sent_at", "bites_at", "expires_at", "reason"});
  const auto& answer = report.answer();
  for_orders(answer, [&](std::size_t plan, std::size_t place) {
    const auto& order = answer.plans[plan].orders[place];
    const auto& bounds = answer.bounds[plan][place];
    const auto& candidate = order.candidate;
    const auto scale = report.scale(candidate);
    csv.number(place + 1).cell(report.account_id(candidate)).cell(report.currency_code(candidate));
    csv.cell(report.account_text(candidate, AccountText::holder_name));
    csv.cell(report.account_text(candidate, AccountText::institution));
    csv.amount(candidate.holds, scale).amount(nearest_amount(order.expected), scale);
    csv.amount(bounds.least, scale).amount(bounds.most, scale);
    csv.cell(query_time_text(order.sent_at)).cell(query_time_text(order.bites_at));
    csv.cell(query_time_text(order.expires_at)).cell(freeze_reason(report, order));
    csv.end_row();
  });
  csv.finish();
}

void write_transfers(const FreezeReport& report, CsvWriter csv) {
  csv.text_row({"rank", "account", "currency", "transfer", "payer", "time", "amount", "traced", "source_file",
                "source_line"});
  const auto& traced = report.traced();
  for_orders(report.answer(), [&](std::size_t plan, std::size_t place) {
    const auto& candidate = report.answer().plans[plan].orders[place].candidate;
    const auto scale = report.scale(candidate);
    for (const auto* row : report.inflows(candidate)) {
      csv.number(place + 1).cell(report.account_id(candidate)).cell(report.currency_code(candidate));
      csv.cell(*traced.transfer_id(*row)).cell(traced.account_id(row->payer));
      csv.cell(traced.time_text(row->key.transfer()));
      csv.amount(row->amount, scale).amount(row->traced, scale);
      write_provenance(csv, report.graph(), row->key.transfer());
      csv.end_row();
    }
  });
  csv.finish();
}

void write_terms(CsvWriter& csv, const Measure& measure) {
  csv.cell(to_text(measure.kind)).cell(query_time_text(measure.from));
  csv.cell(end_text(measure.to).value_or("")).cell(measure.authority).cell(measure.fraud_case);
  csv.end_row();
}

void write_held(const FreezeReport& report, CsvWriter csv) {
  csv.text_row({"account", "currency", "holds", "kind", "from", "to", "authority", "case"});
  for (const HeldCandidate& held : report.held()) {
    csv.cell(report.account_id(held.candidate)).cell(report.currency_code(held.candidate));
    csv.amount(held.candidate.holds, report.scale(held.candidate));
    write_terms(csv, held.measure);
  }
  csv.finish();
}

void write_measures(const FreezeReport& report, CsvWriter csv) {
  csv.text_row({"account", "kind", "from", "to", "authority", "case"});
  for (const Measure& measure : report.measures()) {
    csv.cell(report.graph().account_id(measure.account));
    write_terms(csv, measure);
  }
  csv.finish();
}

}  // namespace

std::vector<std::filesystem::path> freeze_csv_files(const std::filesystem::path& folder) {
  return {folder / "freeze.csv", folder / "freeze_transfers.csv", folder / "freeze_held.csv",
          folder / "measures_in_force.csv"};
}

void write_freeze_csv(const FreezeReport& report, const std::filesystem::path& folder) {
  create_output_folder(folder);
  const auto files = freeze_csv_files(folder);
  write_orders(report, CsvWriter(files[0]));
  write_transfers(report, CsvWriter(files[1]));
  write_held(report, CsvWriter(files[2]));
  write_measures(report, CsvWriter(files[3]));
}

}  // namespace sluice
