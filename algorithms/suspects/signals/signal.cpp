// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/signal.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sluice {
namespace {

constexpr std::array<std::string_view, signal_count> names = {"dormant-then-busy",
                                                              "newly-opened",
                                                              "opened-far-from-use",
                                                              "test-payment",
                                                              "fast-in-fast-out",
                                                              "emptied-nightly",
                                                              "just-under-limit",
                                                              "round-amounts",
                                                              "night-hours",
                                                              "many-payers",
                                                              "first-time-counterparties",
                                                              "off-own-history",
                                                              "off-trade",
                                                              "shared-phone",
                                                              "shared-device",
                                                              "shared-address",
                                                              "fresh-accounts-of-holder",
                                                              "chain-membership",
                                                              "near-known-cases"};

}  // namespace

std::string_view to_text(Signal signal) { return names[static_cast<std::size_t>(signal)]; }

std::optional<Signal> parse_signal(std::string_view text) {
  const auto* const found = std::ranges::find(names, text);
  if (found == names.end()) return std::nullopt;
  return static_cast<Signal>(found - names.begin());
}

float unknown_signal() { return std::numeric_limits<float>::quiet_NaN(); }

bool is_known(float value) { return !std::isnan(value); }

}  // namespace sluice
