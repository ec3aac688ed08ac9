// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/amount_option.hpp"

#include <fmt/format.h>

#include "engine/values/error.hpp"
#include "loaders/text/amount_text.hpp"
#include "loaders/text/trim.hpp"

namespace sluice {
namespace {

/// Nothing where the currency's scale is too small.
std::optional<Amount> read_exactly(const std::string& option, std::string_view text, int scale) {
  const auto reading = read_amount(text, scale, AmountForm{});
  if (reading.fault == AmountFault::too_many_decimals) return std::nullopt;
  if (reading.fault != AmountFault::none)
    throw InvalidQuery(fmt::format("{} {}: expected {}", option, text, expectation(reading.fault)));
  if (reading.amount < Amount(0)) throw InvalidQuery(fmt::format("{} {}: expected no sign", option, text));
  return reading.amount;
}

}  // namespace

std::vector<std::optional<Amount>> read_amounts(const std::string& option, const std::string& text,
                                                const TransferGraph& graph) {
  std::vector<std::optional<Amount>> amounts;
  for (std::uint16_t c = 0; c < graph.ledger().currencies.code.size(); ++c)
    amounts.push_back(read_exactly(option, trim(text), graph.scale(CurrencyNo(c))));
  return amounts;
}

std::vector<Amount> read_floors(const std::string& option, const std::string& text,
                                const TransferGraph& graph) {
  std::vector<Amount> floors;
  const auto whole = trim(text);
  const auto exact = read_amounts(option, text, graph);
  for (std::uint16_t c = 0; c < exact.size(); ++c) {
    if (exact[c]) {
      floors.push_back(*exact[c]);
      continue;
    }
    // Cutting off decimals that are not all zero leaves less than was asked for.
    const auto scale = static_cast<std::size_t>(graph.scale(CurrencyNo(c)));
    const auto kept = whole.substr(0, whole.find('.') + (scale == 0 ? 0 : scale + 1));
    const auto below = read_exactly(option, kept.empty() ? "0" : kept, graph.scale(CurrencyNo(c)));
    // More than all the money there can be is as much as nothing can reach.
    floors.push_back(add_checked(below.value_or(Amount(0)), Amount(1)).value_or(Amount::max()));
  }
  return floors;
}

}  // namespace sluice
