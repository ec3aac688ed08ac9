// SPDX-License-Identifier: Apache-2.0
#include "apps/report/timeline_layout.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "apps/report/duration_text.hpp"

namespace sluice {
namespace {

constexpr double name_width = 178, rest_width = 104, header = 14, row_height = 24, axis_height = 44;

class TimelineBuilder {
 public:
  TimelineBuilder(const TraceReport& report, CurrencyNo currency, const TimelineLimits& limits)
      : report_(report), limits_(limits) {
    for (const auto& row : report.trace().transfers)
      if (report.currency(row.payee) == currency && row.traced > Amount(0)) transfers_.push_back(&row);
    for (const auto& row : report.trace().pockets)
      if (report.currency(row.pocket) == currency && row.end != End::victim) pockets_.push_back(&row);
    for (std::uint32_t s = 0; s < report.found().sources.size(); ++s)
      sources_.insert(report.source_transfer(SourceNo(s)));
  }

  Timeline build() {
    timeline_.accounts = pockets_.size();
    timeline_.transfers = transfers_.size();
    add_victims();
    add_accounts();
    add_others();
    add_events();
    return std::move(timeline_);
  }

 private:
  std::size_t add_row(TimelineRow row) {
    timeline_.rows.push_back(std::move(row));
    return timeline_.rows.size() - 1;
  }

  bool is_source(const TracedTransfer& row) const {
    return row.key.phase() == RowKey::the_transfer && sources_.contains(row.key.transfer());
  }

  /// The accounts that paid, by what they paid.
  void add_victims() {
    std::map<PocketNo, Amount> paid;
    for (const auto* row : transfers_)
      if (is_source(*row)) paid[row->payer] += row->traced;
    std::vector<std::pair<PocketNo, Amount>> payers(paid.begin(), paid.end());
    std::ranges::stable_sort(payers, std::greater(), &std::pair<PocketNo, Amount>::second);
    const auto alone = payers.size() <= limits_.victims + 1 ? payers.size() : limits_.victims;
    for (std::size_t i = 0; i < alone; ++i)
      rows_[payers[i].first] =
          add_row({std::string(report_.account_id(payers[i].first)), false, 0, End::victim, {}, {}, {}});
    if (alone == payers.size()) return;
    const auto joined =
        add_row({count_text(payers.size() - alone) + " other victims", true, 0, End::victim, {}, {}, {}});
    for (auto i = alone; i < payers.size(); ++i) rows_[payers[i].first] = joined;
  }

  void add_accounts() {
    std::map<PocketNo, std::pair<Time, Time>> held;
    for (const auto* row : transfers_) {
      const auto time = report_.graph().time(row->key.transfer());
      held.try_emplace(row->payee, time, time);
      if (const auto payer = held.find(row->payer); payer != held.end()) payer->second.second = time;
    }
    auto chosen = pockets_;
    std::ranges::stable_sort(chosen, std::greater(), &TracedPocket::received);
    chosen.resize(std::min(chosen.size(), limits_.accounts));
    std::erase_if(chosen, [&](const auto* row) { return rows_.contains(row->pocket); });
    std::ranges::stable_sort(chosen, {}, [&](const TracedPocket* row) {
      const auto since = held.contains(row->pocket) ? held.at(row->pocket).first : Time::max();
      return std::tuple(row->level.value_or(~0u), since, row->pocket);
    });
    for (const auto* row : chosen) {
      TimelineRow shown{
          std::string(report_.account_id(row->pocket)), false, row->level, row->end, {}, {}, row->rests};
      if (const auto times = held.find(row->pocket); row->end == End::rests && times != held.end()) {
        shown.from = times->second.first;
        if (row->rests == Amount(0)) shown.to = times->second.second;
      }
      rows_[row->pocket] = add_row(std::move(shown));
    }
  }

  /// The row of all that have none.
  void add_others() {
    std::set<PocketNo> others;
    for (const auto* row : transfers_)
      for (const auto pocket : {row->payer, row->payee})
        if (!rows_.contains(pocket)) others.insert(pocket);
    if (others.empty()) return;
    const auto joined =
        add_row({counted_text(others.size(), "other account"), true, {}, End::rests, {}, {}, {}});
    for (const auto pocket : others) rows_[pocket] = joined;
  }

  void add_events() {
    auto shown = transfers_;
    std::erase_if(shown, [&](const auto* row) { return rows_.at(row->payer) == rows_.at(row->payee); });
    std::ranges::stable_sort(shown, std::greater(), &TracedTransfer::traced);
    shown.resize(std::min(shown.size(), limits_.events));
    std::ranges::sort(shown, {}, &TracedTransfer::key);
    for (const auto* row : shown)
      timeline_.events.push_back({rows_.at(row->payer), rows_.at(row->payee),
                                  report_.graph().time(row->key.transfer()), row->traced, title(*row)});
  }

  std::string title(const TracedTransfer& row) const {
    return fmt::format("{} {}: {} → {}, {} of {}", report_.time_text(row.key.transfer()),
                       report_.transfer_id(row).value_or("(no row shows it)"), report_.account_id(row.payer),
                       report_.account_id(row.payee), amount_text(row.traced, report_.scale(row.payee), ""),
                       amount_text(row.amount, report_.scale(row.payee), report_.currency_code(row.payee)));
  }

  const TraceReport& report_;
  TimelineLimits limits_;
  Timeline timeline_;
  std::vector<const TracedTransfer*> transfers_;
  std::vector<const TracedPocket*> pockets_;
  std::set<TransferNo> sources_;
  std::map<PocketNo, std::size_t> rows_;
};

std::vector<Time> times_of(const Timeline& timeline) {
  std::vector<Time> times;
  for (const auto& event : timeline.events) times.push_back(event.time);
  return times;
}

}  // namespace

Timeline timeline_of(const TraceReport& report, CurrencyNo currency, const TimelineLimits& limits) {
  return TimelineBuilder(report, currency, limits).build();
}

TimelineLayout lay_out(const Timeline& timeline, double width) {
  const auto left = name_width, right = width - rest_width;
  TimelineLayout layout{width, 0, left, right, {}, TimeAxis(times_of(timeline), left + 8, right - 8), {}};
  for (std::size_t i = 0; i < timeline.rows.size(); ++i)
    layout.row_y.push_back(header + row_height * (static_cast<double>(i) + 0.5));
  layout.height = header + row_height * static_cast<double>(timeline.rows.size()) + axis_height;
  Amount largest(1);
  for (const auto& event : timeline.events) largest = std::max(largest, event.traced);
  for (const auto& event : timeline.events) {
    const auto share = static_cast<double>(event.traced.minor) / static_cast<double>(largest.minor);
    layout.arrows.push_back({layout.axis.x(event.time), 0.9 + 2.4 * std::sqrt(share)});
  }
  return layout;
}

}  // namespace sluice
