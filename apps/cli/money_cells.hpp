// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "engine/graph/transfer_graph.hpp"

namespace sluice {

/// Where a row of a companion file stands, for what is said of it.
struct RowPlace {
  const std::string& file;
  std::uint32_t line;

  /// "frozen.csv:3: amount".
  [[nodiscard]] std::string column(std::string_view name) const;
};

/// The currency that a cell names, by its code or any name that loading knows. Throws InvalidQuery where the
/// ledger does not have it.
[[nodiscard]] CurrencyNo read_currency_cell(const RowPlace&, std::string_view text, const TransferGraph&);

/// A cell's amount, exact and not negative. Throws UnreadableInput.
[[nodiscard]] Amount read_amount_cell(const RowPlace&, std::string_view text, int scale);

/// "CNY, JPY".
[[nodiscard]] std::string currency_list(std::span<const CurrencyNo>, const TransferGraph&);

}  // namespace sluice
