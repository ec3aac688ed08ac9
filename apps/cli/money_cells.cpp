// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/money_cells.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/values/currency.hpp"
#include "engine/values/error.hpp"
#include "loaders/text/amount_text.hpp"

namespace sluice {

std::string RowPlace::column(std::string_view name) const {
  return fmt::format("{}:{}: {}", file, line, name);
}

CurrencyNo read_currency_cell(const RowPlace& row, std::string_view text, const TransferGraph& graph) {
  const auto known = find_currency(text);
  for (std::uint16_t c = 0; c < graph.ledger().currencies.code.size(); ++c) {
    const auto code = graph.currency_code(CurrencyNo(c));
    if (code == text || (known && code == known->code)) return CurrencyNo(c);
  }
  throw InvalidQuery(fmt::format("{}: the ledger has no transfer in {}", row.column("currency"), text));
}

Amount read_amount_cell(const RowPlace& row, std::string_view text, int scale) {
  const auto reading = read_amount(text, scale, AmountForm{});
  const auto refuse = [&](std::string_view expected) {
    return UnreadableInput(fmt::format("{}: expected {}, found {}", row.column("amount"), expected,
                                       text.empty() ? "nothing" : text));
  };
  // What no option allows here.
  if (reading.fault == AmountFault::too_many_decimals)
    throw refuse(fmt::format("an amount with at most {} decimals", scale));
  if (reading.fault == AmountFault::exponent) throw refuse("an amount without an exponent");
  if (reading.fault != AmountFault::none) throw refuse(expectation(reading.fault));
  if (reading.amount < Amount(0)) throw refuse("an amount that is not negative");
  return reading.amount;
}

std::string currency_list(std::span<const CurrencyNo> currencies, const TransferGraph& graph) {
  std::string list;
  for (const auto currency : currencies)
    list += fmt::format("{}{}", list.empty() ? "" : ", ", graph.currency_code(currency));
  return list;
}

}  // namespace sluice
