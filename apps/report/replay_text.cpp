// SPDX-License-Identifier: Apache-2.0
#include "apps/report/replay_text.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "apps/report/display_text.hpp"
#include "apps/report/duration_text.hpp"
#include "apps/report/nearest_amount.hpp"
#include "apps/report/table.hpp"
#include "apps/report/trace_report.hpp"

namespace sluice {
namespace {

class ReplayText {
 public:
  ReplayText(const ReplayReport& report, const Style& style) : report_(report), style_(style) {}

  std::string write() const {
    const auto currencies = replayed_currencies();
    if (currencies.empty()) return "No case to replay.\n";
    std::string text;
    for (const auto currency : currencies) text += one_currency(currency);
    return text + closing_lines();
  }

 private:
  std::set<CurrencyNo> replayed_currencies() const {
    std::set<CurrencyNo> currencies;
    for (const auto& delay : report_.answer().delays)
      for (const auto& total : report_.overall(delay)) currencies.insert(total.currency);
    return currencies;
  }

  std::string one_currency(CurrencyNo currency) const {
    const auto code = escape_for_terminal(report_.graph().currency_code(currency));
    auto text = style_.bold(fmt::format("All cases, {}", code)) + '\n'
                + table(currency, [&](const ReplayedDelay& delay) { return report_.overall(delay); });
    const auto decided =
        table(currency, [&](const ReplayedDelay& delay) { return report_.contested(delay); });
    if (decided.empty())
      return text
             + fmt::format(
                 "In no case were there more than {} accounts to freeze, so every plan caught the "
                 "same.\n\n",
                 report_.query().slots);
    return text + '\n'
           + style_.bold(fmt::format("Cases with more than {} to freeze: the choice decided", slots())) + '\n'
           + decided + '\n';
  }

  std::string slots() const { return counted_text(report_.query().slots, "account"); }

  /// Empty where no delay has such cases.
  std::string table(CurrencyNo currency, auto totals_of) const {
    using enum Table::Align;
    Table table({{"Delay", right},
                 {"Cases", right},
                 {"Stolen", right},
                 {"Plan", right},
                 {"Of clairvoyant", right},
                 {"Clairvoyant", right},
                 {"Most balance", right},
                 {"Latest receipt", right},
                 {"Level order", right},
                 {"Lost", right}});
    for (const auto& delay : report_.answer().delays) {
      const auto totals = totals_of(delay);
      const auto found = std::ranges::find(totals, currency, &ReplayTotal::currency);
      if (found != totals.end()) add_row(table, delay, *found);
    }
    return table.row_count() == 0 ? std::string() : table.to_text(style_);
  }

  void add_row(Table& table, const ReplayedDelay& delay, const ReplayTotal& total) const {
    const auto money = [&](double sum) {
      return amount_text(nearest_amount(sum), report_.graph().scale(total.currency), "");
    };
    const auto ratio = total.ratio();
    const auto& sums = total.sums;
    table.add_row({fmt::format("{} min", delay.minutes), count_text(total.cases), money(sums.stolen),
                   money(sums.plan), ratio ? fmt::format("{:.2f} %", *ratio * 100) : "",
                   money(sums.clairvoyant), money(sums.most_balance), money(sums.latest_receipt),
                   money(sums.level_order), money(sums.lost)});
  }

  std::string closing_lines() const {
    std::string text =
        fmt::format("{} in each currency; {}.\n", counted_text(report_.query().slots, "order"),
                    report_.query().pace ? "sent one after the other" : "all sent at once")
        + "Clairvoyant: the best choice of as many of the same accounts by one who knew the future. Most "
          "balance, latest\nreceipt and level order: the first accounts in that order. Lost: dissipated or "
          "out of sight after the plan, though\nfreezing every known account would have caught it.\n";
    if (!all_exact())
      text +=
          "In some cases the clairvoyant's figure is an upper bound (clairvoyant_exact in --json), so the "
          "share is at least\nthat.\n";
    return text;
  }

  bool all_exact() const {
    for (const auto& delay : report_.answer().delays)
      for (const auto& by_currency : delay.cases)
        for (const auto& replayed : by_currency)
          if (!replayed.clairvoyant_exact) return false;
    return true;
  }

  const ReplayReport& report_;
  const Style& style_;
};

}  // namespace

std::string replay_text(const ReplayReport& report, const Style& style) {
  return ReplayText(report, style).write();
}

std::string caught_text(const TransferGraph& graph, std::span<const CaughtAmount> caught, Time at) {
  if (caught.empty()) return "Nothing is caught: there is no fraud payment.\n";
  std::string text;
  for (const auto& each : caught)
    text += fmt::format("Orders sent at {} catch {}.\n", query_time_text(at),
                        amount_text(nearest_amount(each.amount), graph.scale(each.currency),
                                    graph.currency_code(each.currency)));
  return text;
}

}  // namespace sluice
