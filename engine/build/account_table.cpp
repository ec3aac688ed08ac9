// SPDX-License-Identifier: Apache-2.0
#include "engine/build/account_table.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "engine/build/number_texts.hpp"
#include "engine/run/parallel.hpp"

namespace sluice {
namespace {

/// Merges rows about one account attribute by attribute.
struct AccountFacts {
  /// By AccountNo: the row that says all that is known of it; null where no row does.
  std::vector<const AccountRow*> known;
  std::deque<AccountRow> merged;
  std::map<std::pair<std::uint32_t, std::uint16_t>, Amount> openings;
  const std::vector<InputCurrency>& currencies;

  std::optional<Contradiction> add(const AccountRow& row, AccountNo account) {
    static const AccountRow nothing;
    const auto& facts = known[account.value] == nullptr ? nothing : *known[account.value];
    auto problem = [&](std::string_view name, std::string earlier, std::string later) {
      return Contradiction{row.file,          row.line,           row.account,
                           std::string(name), std::move(earlier), std::move(later)};
    };
    if (row.kind && facts.kind && row.kind != facts.kind)
      return problem("kind", std::string(to_text(*facts.kind)), std::string(to_text(*row.kind)));
    if (row.uncovered && facts.uncovered && row.uncovered != facts.uncovered)
      return problem("uncovered", *facts.uncovered ? "yes" : "no", *row.uncovered ? "yes" : "no");
    for (std::size_t t = 0; t < account_text_count; ++t)
      if (!row.texts[t].empty() && !facts.texts[t].empty() && row.texts[t] != facts.texts[t])
        return problem(to_text(static_cast<AccountText>(t)), facts.texts[t], row.texts[t]);
    for (const auto& [name, time] : times)
      if (row.*time != unknown_time && facts.*time != unknown_time && row.*time != facts.*time)
        return problem(name, to_iso8601(facts.*time, 0), to_iso8601(row.*time, 0));
    const auto key = std::pair(account.value, row.currency);
    if (const auto found = openings.find(key);
        row.opening && found != openings.end() && found->second != *row.opening)
      return problem("opening_balance", amount_text(found->second, row.currency),
                     amount_text(*row.opening, row.currency));
    take(account, row);
    if (row.opening) openings[key] = *row.opening;
    return std::nullopt;
  }

 private:
  std::string amount_text(Amount amount, std::uint16_t currency) const {
    return fmt::format("{} {}", to_decimal(amount, currencies[currency].scale), currencies[currency].code);
  }

  static constexpr std::pair<std::string_view, Time AccountRow::*> times[] = {
      {"opened", &AccountRow::opened}, {"closed", &AccountRow::closed}, {"frozen", &AccountRow::frozen}};

  /// Most accounts are named by one row, which then need not be copied.
  void take(AccountNo account, const AccountRow& row) {
    auto& known_row = known[account.value];
    if (known_row == nullptr) {
      known_row = &row;
      return;
    }
    auto& facts = merged.emplace_back(*known_row);
    known_row = &facts;
    if (row.kind) facts.kind = row.kind;
    if (row.uncovered) facts.uncovered = row.uncovered;
    for (std::size_t t = 0; t < account_text_count; ++t)
      if (!row.texts[t].empty()) facts.texts[t] = row.texts[t];
    for (const auto& [name, time] : times)
      if (row.*time != unknown_time) facts.*time = row.*time;
  }
};

/// The column of get(facts) over all accounts, absent where every value is `unknown`.
template <class T, class Get>
Column<T> column_of(const std::vector<const AccountRow*>& facts, T unknown, Get get) {
  Array<T> values(facts.size());
  for_chunks(facts.size(), 1 << 16, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (auto a = begin; a < end; ++a) values[a] = facts[a] == nullptr ? unknown : get(*facts[a]);
  });
  const bool any = std::ranges::any_of(values, [&](const T& value) { return value != unknown; });
  return any ? values.freeze() : Column<T>();
}

Covered covered_of(const AccountRow& row) {
  if (!row.uncovered) return Covered::by_default;
  return *row.uncovered ? Covered::no : Covered::yes;
}

}  // namespace

BuiltAccounts build_accounts(const LedgerInput& input, const NumberedAccounts& numbered,
                             std::span<const std::string_view> texts,
                             std::span<const CurrencyNo> currency_of) {
  BuiltAccounts built;
  TextArray ids;
  for (const auto id : numbered.ids) ids.push_back(id);
  built.table.id = ids.freeze();
  if (input.accounts.empty()) return built;

  AccountFacts facts{std::vector<const AccountRow*>(numbered.ids.size()), {}, {}, input.currencies};
  for (const auto& row : input.accounts)
    if (auto problem = facts.add(row, numbered.find(row.account)))
      built.contradictions.push_back(std::move(*problem));

  const auto& known = facts.known;
  built.table.kind = column_of<AccountKind>(known, AccountKind::unknown, [](const AccountRow& row) {
    return row.kind.value_or(AccountKind::unknown);
  });
  built.table.covered = column_of<Covered>(known, Covered::by_default, covered_of);
  for (std::size_t t = 0; t < account_text_count; ++t)
    built.table.texts[t] = column_of<std::uint32_t>(known, 0, [&](const AccountRow& row) {
      return static_cast<std::uint32_t>(place_of(texts, row.texts[t]));
    });
  built.table.opened = column_of<Time>(known, unknown_time, [](const AccountRow& row) { return row.opened; });
  built.table.closed = column_of<Time>(known, unknown_time, [](const AccountRow& row) { return row.closed; });
  built.table.frozen = column_of<Time>(known, unknown_time, [](const AccountRow& row) { return row.frozen; });
  for (const auto& [key, amount] : facts.openings)
    built.openings.push_back({AccountNo(key.first), currency_of[key.second], amount});
  std::ranges::sort(built.openings);
  return built;
}

}  // namespace sluice
