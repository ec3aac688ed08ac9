// SPDX-License-Identifier: Apache-2.0
#include "apps/report/sankey_flow.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include <fmt/format.h>

#include "apps/report/duration_text.hpp"

namespace sluice {
namespace {

FlowPart part_of(End end) {
  switch (end) {
    case End::dissipated: return FlowPart::dissipated;
    case End::left_visibility: return FlowPart::left_visibility;
    case End::victim: return FlowPart::returned;
    case End::rests: break;
  }
  return FlowPart::rests;
}

class FlowBuilder {
 public:
  FlowBuilder(const TraceReport& report, CurrencyNo currency, const FlowLimits& limits)
      : report_(report), currency_(currency), limits_(limits) {
    for (std::uint32_t s = 0; s < report.found().sources.size(); ++s)
      sources_[report.source_transfer(SourceNo(s))] = SourceNo(s);
  }

  MoneyFlow build() {
    add_victims();
    add_accounts();
    for (const auto& row : report_.trace().transfers)
      if (report_.currency(row.payee) == currency_) add_row(row);
    for (const auto& [ends, band] : bands_) flow_.bands.push_back(band);
    name_columns();
    return sorted();
  }

 private:
  std::uint32_t add_box(FlowBox box) {
    flow_.boxes.push_back(std::move(box));
    return static_cast<std::uint32_t>(flow_.boxes.size() - 1);
  }

  /// The largest each in a box of its own, the others of the column in one.
  template <class Item>
  std::map<Item, std::uint32_t> place(std::vector<std::pair<Item, Amount>> items, std::uint32_t column,
                                      std::size_t boxes_max, const auto& name_of) {
    std::ranges::stable_sort(items, std::greater(), &std::pair<Item, Amount>::second);
    // One that is left over has room for itself.
    const auto alone = items.size() <= boxes_max + 1 && boxes_max > 0 ? items.size() : boxes_max;
    std::map<Item, std::uint32_t> placed;
    for (std::size_t i = 0; i < items.size(); ++i)
      if (i < alone) placed[items[i].first] = add_box({name_of(items[i].first), 1, column, {}});
    if (alone >= items.size()) return placed;
    const auto count = items.size() - alone;
    const auto thing = alone == 0 ? counted_text(count, "account") : count_text(count) + " others";
    const auto joined = add_box({thing, count, column, {}});
    for (auto i = alone; i < items.size(); ++i) placed[items[i].first] = joined;
    return placed;
  }

  void add_victims() {
    std::map<std::uint32_t, Amount> stolen;
    const auto& outcomes = report_.trace().sources;
    for (std::uint32_t s = 0; s < outcomes.size(); ++s)
      if (report_.graph().currency(report_.source_transfer(SourceNo(s))) == currency_)
        stolen[report_.found().sources[s].victim] += outcomes[s].stolen;
    victims_ = place<std::uint32_t>({stolen.begin(), stolen.end()}, 0, limits_.boxes_per_level,
                                    [&](std::uint32_t victim) { return report_.found().victims[victim]; });
  }

  void add_accounts() {
    std::map<std::uint32_t, std::vector<std::pair<PocketNo, Amount>>> by_column;
    for (const auto& row : report_.trace().pockets)
      if (report_.currency(row.pocket) == currency_ && row.level)
        by_column[column_of(*row.level)].emplace_back(row.pocket, row.received);
    for (auto& [column, pockets] : by_column) {
      const auto boxes_max = column > limits_.levels ? 0 : limits_.boxes_per_level;
      for (const auto& [pocket, box] :
           place<PocketNo>(std::move(pockets), column, boxes_max,
                           [&](PocketNo p) { return std::string(report_.account_id(p)); }))
        accounts_[pocket] = box;
    }
    for (const auto& row : report_.trace().pockets) {
      const auto found = accounts_.find(row.pocket);
      if (found == accounts_.end()) continue;
      auto& box = flow_.boxes[found->second];
      box.part(part_of(row.end)) += row.end == End::rests ? row.rests : row.received;
      level_max_ = std::max(level_max_, *row.level);
    }
  }

  std::uint32_t column_of(std::uint32_t level) const { return std::min(level, limits_.levels + 1); }

  void add_row(const TracedTransfer& row) {
    const auto from = payer_box(row);
    Amount cut;
    for (const auto& share : report_.trace().shares_of(row))
      if (share.under_floor) cut += share.amount;
    const auto column = flow_.boxes[from].column;
    if (row.traced > cut) add_band(from, payee_box(row.payee, column), row.traced - cut);
    if (cut > Amount(0)) {
      const auto end = end_box(FlowPart::not_followed, "not followed", column);
      flow_.boxes[end].part(FlowPart::not_followed) += cut;
      add_band(from, end, cut);
    }
  }

  std::uint32_t payer_box(const TracedTransfer& row) const {
    if (row.key.phase() == RowKey::the_transfer)
      if (const auto source = sources_.find(row.key.transfer()); source != sources_.end())
        return victims_.at(report_.found().sources[source->second.value].victim);
    return accounts_.at(row.payer);
  }

  std::uint32_t payee_box(PocketNo payee, std::uint32_t payer_column) {
    const auto found = accounts_.find(payee);
    if (found != accounts_.end()) return found->second;
    return end_box(FlowPart::returned, "back to victims", payer_column);
  }

  /// A box of the next column in which money ends that is in no account of a level.
  std::uint32_t end_box(FlowPart part, const char* name, std::uint32_t payer_column) {
    const auto column = column_of(payer_column + 1);
    const auto [place, is_new] = ends_.try_emplace(std::pair(part, column), 0);
    if (is_new) place->second = add_box({name, 0, column, {}});
    return place->second;
  }

  void add_band(std::uint32_t from, std::uint32_t to, Amount amount) {
    if (from == to) return;
    auto& band = bands_[{from, to}];
    band.from = from;
    band.to = to;
    band.amount += amount;
    ++band.transfers;
    flow_.boxes[from].part(FlowPart::passed_on) += amount;
    auto& end = flow_.boxes[to];
    if (end.accounts == 0 && end.part(FlowPart::not_followed) == Amount(0))
      end.part(FlowPart::returned) += amount;
  }

  void name_columns() {
    std::uint32_t last = 0;
    for (const auto& box : flow_.boxes) last = std::max(last, box.column);
    for (std::uint32_t column = 0; column <= last; ++column) {
      if (column == 0)
        flow_.columns.emplace_back("Victims");
      else if (column <= limits_.levels)
        flow_.columns.push_back(fmt::format("Level {}", column));
      else
        flow_.columns.push_back(level_max_ > column ? fmt::format("Levels {} to {}", column, level_max_)
                                                    : fmt::format("Level {}", column));
    }
  }

  /// In the order that is promised.
  MoneyFlow sorted() {
    std::vector<std::uint32_t> order(flow_.boxes.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t box) {
      const auto& b = flow_.boxes[box];
      return std::tuple(b.column, b.accounts != 1, -b.total().minor);
    });
    std::vector<std::uint32_t> place(order.size());
    MoneyFlow flow{std::move(flow_.columns), {}, std::move(flow_.bands)};
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      place[order[i]] = i;
      flow.boxes.push_back(std::move(flow_.boxes[order[i]]));
    }
    for (auto& band : flow.bands) {
      band.from = place[band.from];
      band.to = place[band.to];
    }
    std::ranges::sort(flow.bands, {}, [](const FlowBand& band) { return std::pair(band.from, band.to); });
    return flow;
  }

  const TraceReport& report_;
  CurrencyNo currency_;
  FlowLimits limits_;
  MoneyFlow flow_;
  std::map<TransferNo, SourceNo> sources_;
  std::map<std::uint32_t, std::uint32_t> victims_;
  std::map<PocketNo, std::uint32_t> accounts_;
  std::map<std::pair<FlowPart, std::uint32_t>, std::uint32_t> ends_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, FlowBand> bands_;
  std::uint32_t level_max_ = 0;
};

}  // namespace

Amount FlowBox::total() const {
  Amount sum;
  for (const auto part : parts) sum += part;
  return sum;
}

MoneyFlow money_flow(const TraceReport& report, CurrencyNo currency, const FlowLimits& limits) {
  return FlowBuilder(report, currency, limits).build();
}

}  // namespace sluice
