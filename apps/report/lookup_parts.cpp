// SPDX-License-Identifier: Apache-2.0
#include "apps/report/lookup_parts.hpp"

#include "apps/report/duration_text.hpp"

namespace sluice {

std::string LookupParts::moment(TransferNo t) const { return to_iso8601(graph_.time(t), graph_.digits(t)); }

std::string LookupParts::money(Amount amount, CurrencyNo currency) const {
  return amount_text(amount, graph_.scale(currency), graph_.currency_code(currency));
}

std::string LookupParts::money_or_blank(Amount amount, CurrencyNo currency) const {
  return amount == Amount(0) ? std::string() : money(amount, currency);
}

std::string_view LookupParts::holder_name(std::span<const AccountNo> accounts) const {
  std::string_view name;
  for (const auto account : accounts) {
    const auto its = graph_.account_text(account, AccountText::holder_name);
    if (!name.empty() && name != its) return "";
    name = its;
  }
  return name;
}

std::string LookupParts::ids(std::span<const AccountNo> accounts) const {
  std::string text;
  for (const auto account : accounts) {
    if (!text.empty()) text += "; ";
    text += graph_.account_id(account);
  }
  return text;
}

std::string_view LookupParts::listed_as(Party party) const {
  return to_text(party.is_account ? PartyKind::account : parties_.kind());
}

void LookupParts::write_accounts(JsonWriter& json, std::string_view key,
                                 std::span<const AccountNo> accounts) const {
  json.list(key, accounts, [&](AccountNo account) { json.string(graph_.account_id(account)); });
}

void LookupParts::write_party(JsonWriter& json, Party party, std::span<const AccountNo> accounts) const {
  if (parties_.kind() == PartyKind::account) return;
  json.member("listed_as", listed_as(party));
  write_accounts(json, "accounts", accounts);
}

void LookupParts::write_ends(JsonWriter& json, TransferNo first, TransferNo last) const {
  json.member("first", moment(first));
  json.member("last", moment(last));
  json.member("first_transfer", graph_.transfer_id(first));
  json.member("last_transfer", graph_.transfer_id(last));
}

}  // namespace sluice
