// SPDX-License-Identifier: Apache-2.0
#include "engine/ledger/accounts.hpp"

namespace sluice {
namespace {

constexpr std::array<std::string_view, 10> kind_names = {
    "unknown",    "bank-card", "payment-account", "wallet", "merchant",
    "cash-point", "fee",       "exchange",        "pool",   "other"};

constexpr std::array<std::string_view, account_text_count> attribute_names = {
    "institution", "branch", "region",   "holder",  "holder_name",
    "holder_kind", "phone",  "operator", "industry"};

}  // namespace

std::string_view to_text(AccountKind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }

std::optional<AccountKind> parse_account_kind(std::string_view text) {
  for (std::size_t i = 1; i < kind_names.size(); ++i)
    if (kind_names[i] == text) return static_cast<AccountKind>(i);
  return std::nullopt;
}

std::string_view to_text(AccountText attribute) {
  return attribute_names.at(static_cast<std::size_t>(attribute));
}

}  // namespace sluice
