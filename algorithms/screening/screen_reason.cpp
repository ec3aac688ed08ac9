// SPDX-License-Identifier: Apache-2.0
#include "algorithms/screening/screen_reason.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace sluice {
namespace {

struct Entry {
  std::string_view name;
  double risk;
};

/// By code; 0 where the risk depends on what was found.
constexpr std::array<Entry, 24> entries = {
    {{"confirmed-case", 0.95}, {"frozen", 0.9},           {"closed", 0.8},
     {"holds-traced", 0.9},    {"passed-on-traced", 0.7}, {"touched-traced", 0.1},
     {"suspect-score", 0},     {"near-known-case", 0},    {"signal", 0},
     {"opened-recently", 0.1}, {"dormant", 0.15},         {"not-in-ledger", 0.1},
     {"cleared", 0},           {"risky-payee", 0},        {"payer-confirmed", 0.6},
     {"payer-frozen", 0.9},    {"payer-closed", 0.8},     {"payer-holds-traced", 0.6},
     {"continues-chain", 0},   {"closes-cycle", 0.5},     {"nth-payer", 0.2},
     {"far-above-usual", 0.3}, {"first-payment", 0.1},    {"just-under-limit", 0.1}}};
static_assert(entries.size() == static_cast<std::size_t>(ReasonCode::just_under_limit) + 1);

const Entry& entry_of(ReasonCode code) { return entries[static_cast<std::size_t>(code)]; }

}  // namespace

std::string_view code_of(const Reason& reason) {
  return reason.code == ReasonCode::signal ? to_text(reason.signal) : entry_of(reason.code).name;
}

double usual_risk(ReasonCode code) { return entry_of(code).risk; }

double combined_risk(std::span<const Reason> reasons) {
  double none = 1;
  for (const auto& reason : reasons) none *= 1 - reason.risk;
  return 1 - none;
}

std::string_view to_text(RiskLevel level) {
  constexpr std::array<std::string_view, 3> names = {"low", "raised", "high"};
  return names[static_cast<std::size_t>(level)];
}

RiskLevel level_of(double risk) {
  if (risk >= high_risk) return RiskLevel::high;
  return risk >= raised_risk ? RiskLevel::raised : RiskLevel::low;
}

void put_in_order(std::vector<Reason>& reasons) {
  std::ranges::stable_sort(reasons, [](const Reason& a, const Reason& b) {
    return a.risk != b.risk ? a.risk > b.risk : std::tie(a.code, a.signal) < std::tie(b.code, b.signal);
  });
}

void drop_faint(std::vector<Reason>& reasons) {
  constexpr double mentioned = 0.05;
  std::erase_if(reasons, [](const Reason& reason) { return reason.risk > 0 && reason.risk < mentioned; });
}

}  // namespace sluice
