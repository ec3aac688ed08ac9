// SPDX-License-Identifier: Apache-2.0
#include "apps/report/patterns_csv.hpp"

#include <fmt/format.h>

#include "apps/report/output_folder.hpp"
#include "apps/report/provenance.hpp"

namespace sluice {

std::filesystem::path patterns_csv_file(const std::filesystem::path& folder) {
  return folder / "patterns.csv";
}

PatternsCsv::PatternsCsv(const TransferGraph& graph, const std::filesystem::path& folder)
    : graph_(graph), csv_((create_output_folder(folder), patterns_csv_file(folder))) {
  csv_.text_row({"instance", "kind", "score", "transfer", "payer", "payee", "time", "amount", "currency",
                 "file", "line"});
}

void PatternsCsv::instance(ShapeKind kind, const Shape& shape) {
  ++instances_;
  for (const auto transfer : shape.transfers) {
    const auto currency = graph_.currency(transfer);
    csv_.number(instances_).cell(to_text(kind));
    shape.score ? csv_.cell(fmt::format("{:.4f}", *shape.score)) : csv_.empty_cell();
    csv_.cell(graph_.transfer_id(transfer));
    csv_.cell(graph_.account_id(graph_.payer(transfer))).cell(graph_.account_id(graph_.payee(transfer)));
    csv_.cell(to_iso8601(graph_.time(transfer), graph_.digits(transfer)));
    csv_.amount(graph_.amount(transfer), graph_.scale(currency)).cell(graph_.currency_code(currency));
    write_provenance(csv_, graph_, transfer);
    csv_.end_row();
  }
}

}  // namespace sluice
