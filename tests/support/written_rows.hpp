// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "engine/build/ledger_input.hpp"

namespace sluice::tests {

/// A row of a table whose accounts are numbered already.
struct WrittenRow {
  std::string id;
  std::uint32_t payer = 0, payee = 0;
  std::int64_t time = 0, amount = 1;
  std::uint16_t currency = 0;
  RowPart part = RowPart::whole;
  RowState state = RowState::kept;
};

/// The rows as a table, cut into chunks of about `chunk_rows`; the parts of a split row stay together.
inline RowTable table_of(const std::vector<WrittenRow>& written, std::size_t chunk_rows = 3) {
  RowTable rows;
  for (const auto& row : written) {
    const bool may_cut = row.part != RowPart::fee && row.part != RowPart::exchanged_in;
    if (rows.chunks.empty() || (may_cut && rows.chunks.back().count >= chunk_rows))
      rows.chunks.push_back({rows.size(), 0, 0, 0, {}});
    auto& chunk = rows.chunks.back();
    ++chunk.count;
    chunk.id_bytes.append(row.id.data(), row.id.size());
    rows.id_end.push_back(static_cast<std::uint32_t>(chunk.id_bytes.size()));
    rows.payer.push_back(row.payer);
    rows.payee.push_back(row.payee);
    rows.time.push_back(Time(row.time));
    rows.amount.push_back(Amount(row.amount));
    rows.currency.push_back(row.currency);
    rows.digits.push_back(0);
    rows.state.push_back(row.state);
    rows.part.push_back(row.part);
    rows.line.push_back(static_cast<std::uint32_t>(rows.size() + 1));
  }
  return rows;
}

}  // namespace sluice::tests
