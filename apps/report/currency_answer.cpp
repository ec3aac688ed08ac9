// SPDX-License-Identifier: Apache-2.0
#include "apps/report/currency_answer.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "apps/report/case_texts.hpp"
#include "apps/report/duration_text.hpp"
#include "apps/report/path_totals.hpp"
#include "apps/report/query_text.hpp"
#include "apps/report/victim_outcomes.hpp"

namespace sluice {

CurrencyAnswer::CurrencyAnswer(const CaseReport& report, CurrencyNo currency)
    : report_(report), currency_(currency) {
  for (const auto& outcome : victim_outcomes(report.traced)) {
    if (outcome.currency != currency) continue;
    ++victims_;
    payments_ += outcome.payments;
    sum_ += outcome.sum;
  }
  for (const auto& row : report.traced.trace().pockets)
    if (report.traced.currency(row.pocket) == currency && row.rests > Amount(0)) ++accounts_;
  const auto totals = total_paths(report.paths);
  if (const auto found = totals.find(currency); found != totals.end())
    recoverable_ = found->second.recoverable;
}

std::string CurrencyAnswer::sentences() const {
  auto text = fmt::format("{} took {} from {}.", counted_text(payments_, "fraud payment"), money(sum_.stolen),
                          counted_text(victims_, "victim"));
  if (sum_.stolen == Amount(0)) return text;
  return text + rests() + provable() + clause(sum_.dissipated, "was spent as cash, purchases or fees")
         + clause(sum_.left_visibility, "left the records that are loaded here")
         + clause(sum_.returned, "went back to the victims it came from")
         + clause(sum_.other_victims, "reached accounts of other victims")
         + clause(sum_.under_floor, "was not followed further, because of the limits set");
}

void CurrencyAnswer::add_outcomes(HtmlTable& table) const {
  const auto add_row = [&](const char* what, Amount amount) {
    table.rows.push_back({what, figure_text(report_.graph(), amount, currency_), share(amount)});
  };
  const auto add_if_any = [&](const char* what, Amount amount) {
    if (amount > Amount(0)) add_row(what, amount);
  };
  add_row("Rests in accounts", sum_.rests);
  add_if_any("– of it recoverable now", recoverable_);
  add_if_any("Dissipated: cash, purchases, fees", sum_.dissipated);
  add_if_any("Left the loaded records", sum_.left_visibility);
  add_if_any("Returned to its victim", sum_.returned);
  add_if_any("Reached other victims", sum_.other_victims);
  add_if_any("Not followed, because of the limits", sum_.under_floor);
  add_row("Stolen, the sum of all but the recoverable part", sum_.stolen);
}

std::string CurrencyAnswer::money(Amount amount) const {
  return money_text(report_.graph(), amount, currency_);
}

std::string CurrencyAnswer::share(Amount amount) const {
  if (sum_.stolen == Amount(0)) return {};
  const auto text = share_text(amount, sum_.stolen);
  return amount > Amount(0) && text == "0.0 %" ? "< 0.1 %" : text;
}

std::string CurrencyAnswer::rests() const {
  if (sum_.rests == Amount(0)) return " By the rule used here, none of it rests in any account.";
  auto text = fmt::format(" By the rule used here, {} ({}) rests in {}", money(sum_.rests), share(sum_.rests),
                          counted_text(accounts_, "account"));
  if (recoverable_ == sum_.rests) return text + ", and all of that can be recovered there now.";
  return text + fmt::format(", and {} of that can be recovered there now.", money(recoverable_));
}

/// What holds under every rule.
std::string CurrencyAnswer::provable() const {
  const auto found = std::ranges::find(report_.together, currency_, &BoundedSet::currency);
  if (found == report_.together.end()) return {};
  const auto& [least, most] = found->bounds.any_opening;
  const auto* where = accounts_ == 1 ? "that account" : "those accounts together";
  if (least == most)
    return fmt::format(" Whichever tracing rule is taken, exactly {} of the victims' money is in {}.",
                       money(least), where);
  if (least == Amount(0))
    return fmt::format(
        " That it is there depends on the rule: at most {} of the victims' money can be in {}, and no amount "
        "is "
        "certain under every rule.",
        money(most), where);
  return fmt::format(
      " Whichever tracing rule is taken, at least {} of the victims' money must be in {}, and at most {} can "
      "be.",
      money(least), where, money(most));
}

std::string CurrencyAnswer::clause(Amount amount, std::string_view what) const {
  if (amount == Amount(0)) return {};
  return fmt::format(" {} ({}) {}.", money(amount), share(amount), what);
}

}  // namespace sluice
