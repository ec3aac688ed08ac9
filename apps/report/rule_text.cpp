// SPDX-License-Identifier: Apache-2.0
#include "apps/report/rule_text.hpp"

#include <array>

namespace sluice {
namespace {

struct RuleText {
  Rule rule;
  std::string_view name, explanation;
};

constexpr std::array<RuleText, 6> texts{{
    {Rule::haircut, "haircut",
     "every outflow carries each victim's share of the balance, pro rata (the North American rolling "
     "charge)"},
    {Rule::fifo, "fifo", "the oldest money in an account leaves first (Clayton's Case, 1816)"},
    {Rule::lifo, "lifo", "the newest money in an account leaves first"},
    {Rule::libr, "libr",
     "a holder spends his own money first, and later deposits refill no claim: the lowest intermediate "
     "balance (Re Hallett, 1880; Roscoe v Winder, 1915)"},
    {Rule::tainted_first, "tainted-first",
     "victims' money leaves first: the worst case downstream, for warning and fast freezing; no legal rule"},
    {Rule::poison, "poison",
     "everything downstream is marked and nothing is measured: for finding accounts, not for claims"},
}};

constexpr std::array<Rule, 6> rules{Rule::haircut, Rule::fifo,          Rule::lifo,
                                    Rule::libr,    Rule::tainted_first, Rule::poison};

}  // namespace

std::span<const Rule> all_rules() { return rules; }

std::string_view to_text(Rule rule) { return texts.at(static_cast<std::size_t>(rule)).name; }

std::optional<Rule> parse_rule(std::string_view name) {
  for (const auto& text : texts)
    if (text.name == name) return text.rule;
  return std::nullopt;
}

std::string_view explain(Rule rule) { return texts.at(static_cast<std::size_t>(rule)).explanation; }

}  // namespace sluice
