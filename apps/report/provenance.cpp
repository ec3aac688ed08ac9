// SPDX-License-Identifier: Apache-2.0
#include "apps/report/provenance.hpp"

#include <fmt/format.h>

namespace sluice {
namespace {

std::string_view file_name(const TransferGraph& graph, TransferNo number) {
  const auto& files = graph.ledger().transfers.file;
  return graph.ledger().files.name[files.empty() ? std::uint16_t{0} : files[number.value]];
}

}  // namespace

CsvWriter& write_provenance(CsvWriter& csv, const TransferGraph& graph, TransferNo number) {
  return csv.cell(file_name(graph, number)).number(graph.ledger().transfers.line[number.value]);
}

std::string provenance_text(const TransferGraph& graph, TransferNo number) {
  return fmt::format("{}:{}", file_name(graph, number), graph.ledger().transfers.line[number.value]);
}

}  // namespace sluice
