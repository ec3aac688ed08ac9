// SPDX-License-Identifier: Apache-2.0
#include "apps/report/request_transfers.hpp"

namespace sluice {
namespace {

std::vector<std::string> transfer_cells(const TraceReport& traced, const TracedTransfer& row) {
  const auto holder = [&](PocketNo p) {
    return std::string(traced.account_text(p, AccountText::holder_name));
  };
  const auto scale = traced.scale(row.payer);
  return {traced.time_text(row.key.transfer()),
          std::string(traced.account_id(row.payer)),
          holder(row.payer),
          std::string(traced.account_id(row.payee)),
          holder(row.payee),
          std::string(traced.currency_code(row.payer)),
          to_decimal(row.amount, scale),
          to_decimal(row.traced, scale),
          traced.transfer_id(row).value_or("")};
}

}  // namespace

InstitutionRequest::Sheet transfer_sheet(const TraceReport& traced,
                                         std::span<const TracedTransfer* const> rows,
                                         std::vector<std::size_t> shows) {
  using Kind = InstitutionRequest::Column::Kind;
  InstitutionRequest::Sheet sheet{"transfers",
                                  {{"transaction time", Kind::text},
                                   {"payer account", Kind::text},
                                   {"payer name", Kind::text},
                                   {"payee account", Kind::text},
                                   {"payee name", Kind::text},
                                   {"currency", Kind::text},
                                   {"amount", Kind::amount},
                                   {"traced amount", Kind::amount},
                                   {"transfer id", Kind::text}},
                                  {},
                                  std::move(shows)};
  for (const auto* row : rows) sheet.rows.push_back(transfer_cells(traced, *row));
  return sheet;
}

}  // namespace sluice
