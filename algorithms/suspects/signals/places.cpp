// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/places.hpp"

#include <array>

namespace sluice {
namespace {

constexpr std::size_t placed_min = 5;

std::string_view without_ending(std::string_view place) {
  for (const std::string_view ending : {"省", "市", "区", "县"})
    if (place.size() > ending.size() && place.ends_with(ending))
      return place.substr(0, place.size() - ending.size());
  return place;
}

}  // namespace

bool may_be_same_place(std::string_view a, std::string_view b) {
  const auto short_a = without_ending(a), short_b = without_ending(b);
  return a.find(short_b) != std::string_view::npos || b.find(short_a) != std::string_view::npos;
}

PlacesOfUse::PlacesOfUse(const TransferGraph& graph, Progress& progress) : ledger_(&graph.ledger()) {
  progress.check();
  std::size_t both = 0, at_home = 0;
  const auto step = graph.transfer_count() / 65'536 + 1;
  for (std::size_t t = 0; t < graph.transfer_count(); t += step) {
    const TransferNo transfer(static_cast<std::uint32_t>(t));
    const auto place = place_of(transfer);
    const auto region = graph.account_text(graph.account(graph.payer(transfer)), AccountText::region);
    if (place == 0 || region.empty()) continue;
    ++both;
    at_home += may_be_same_place(ledger_->texts[place], region);
  }
  can_compare_ = both > 0 && at_home * 10 >= both;
}

std::uint32_t PlacesOfUse::place_of(TransferNo transfer) const {
  const auto& places = ledger_->transfers.texts[static_cast<std::size_t>(TransferText::place)];
  return places.empty() ? 0 : places[transfer.value];
}

float PlacesOfUse::measure(const MeasuredAccount& account, TellingTransfers* telling) const {
  const auto region = account.graph.account_text(account.account(), AccountText::region);
  if (!can_compare_ || region.empty()) return unknown_signal();
  std::size_t placed = 0, far = 0;
  std::uint32_t last_place = 0;
  bool last_is_far = false;
  for (const auto& movement : account.movements.all()) {
    const auto place = movement.is_outflow ? place_of(movement.transfer) : 0;
    if (place == 0) continue;
    if (place != last_place) last_is_far = !may_be_same_place(ledger_->texts[place], region);
    last_place = place;
    ++placed;
    far += last_is_far;
    if (last_is_far && telling != nullptr) telling->add(movement.transfer);
  }
  if (placed < placed_min) return unknown_signal();
  return static_cast<float>(far) / static_cast<float>(placed);
}

}  // namespace sluice
