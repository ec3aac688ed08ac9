// SPDX-License-Identifier: Apache-2.0
#include "apps/report/suspect_reason.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "apps/report/duration_text.hpp"

namespace sluice {
namespace {

/// "84", "3.5", "0.31": three digits tell enough; whole from 10 on.
std::string plain(float value) {
  if (value >= 10) return count_text(static_cast<std::uint64_t>(std::min(value, 1e15f)));
  return fmt::format("{}", static_cast<double>(std::lround(double{value} * 100)) / 100);
}

std::string whole(float value, std::string_view thing) {
  return counted_text(static_cast<std::uint64_t>(value), thing);
}

/// A share in per cent, cut off.
std::string per_cent(float share) {
  return fmt::format("{} %", static_cast<std::int64_t>(std::floor(double{share} * 100 + 1e-6)));
}

std::string points(float share) {
  return counted_text(static_cast<std::uint64_t>(std::floor(double{share} * 100 + 1e-6)), "percentage point");
}

std::string awakening(const SuspectSignal& signal, const TransferGraph& graph) {
  if (signal.value <= 0) return "no silence of it ended in a burst of transfers";
  const auto text = fmt::format("it was silent for {}", whole(signal.value, "day"));
  if (signal.transfers.empty()) return text;
  const auto took = graph.time(signal.transfers.back()) - graph.time(signal.transfers.front());
  return fmt::format("{}, then had {}{} within {}", text, signal.is_cut ? "at least " : "",
                     counted_text(signal.transfers.size(), "transfer"), duration_text(took));
}

std::string more_often(float value, std::string_view what, std::string_view than) {
  return fmt::format("{} are {} more frequent than {}", what, points(value), than);
}

std::string shared_by(float value, std::string_view what) {
  return value == 0 ? fmt::format("no other holder uses its {}", what)
                    : fmt::format("its {} is used by {}", what, whole(value, "other holder"));
}

}  // namespace

std::string reason_text(const SuspectSignal& signal, const TransferGraph& graph) {
  const auto value = signal.value;
  switch (signal.signal) {
    case Signal::dormant_then_busy: return awakening(signal, graph);
    case Signal::newly_opened:
      return fmt::format(
          "in the 30 days from its opening {} times as much went through it as usual accounts see",
          plain(value));
    case Signal::opened_far_from_use:
      return fmt::format("{} of its payments with a place were made outside its region", per_cent(value));
    case Signal::test_payment:
      return value > 0 ? fmt::format("a small payment by somebody new was followed by one {} times larger",
                                     plain(value))
                       : "no small payment by somebody new came before a large one";
    case Signal::fast_in_fast_out:
      return fmt::format(
          "what comes is passed on at once: {} of it, few transfers or one occasion counting less",
          per_cent(value));
    case Signal::emptied_nightly:
      return fmt::format("on {} of the days on which money came nearly nothing of it was left at night",
                         per_cent(value));
    case Signal::just_under_limit:
      return more_often(value, "amounts just under a usual limit", "in the ledger");
    case Signal::round_amounts: return more_often(value, "round amounts", "with accounts of its kind");
    case Signal::night_hours: return more_often(value, "payments at night", "in the ledger");
    case Signal::many_payers:
      return fmt::format("{} paid it within 24 hours", whole(value, "different payer"));
    case Signal::first_time_counterparties:
      return more_often(value, "transfers with people it had never dealt with", "in the ledger");
    case Signal::off_own_history:
      return fmt::format("on one day it moved {} times the most it had moved on any day before",
                         plain(value));
    case Signal::off_trade:
      return fmt::format("it moves more than its trade: {} deviations above the middle", plain(value));
    case Signal::shared_phone: return shared_by(value, "phone");
    case Signal::shared_device: return shared_by(value, "device");
    case Signal::shared_address: return shared_by(value, "network address");
    case Signal::fresh_accounts_of_holder:
      return fmt::format("its holder opened {} within 90 days", whole(value, "account"));
    case Signal::chain_membership:
      return value == 1
                 ? "it passed money on in a mule chain or layered group"
                 : fmt::format("it passed money on in {} mule chains and layered groups", plain(value));
    case Signal::near_known_cases:
      return fmt::format(
          "whoever follows transfers from confirmed accounts meets it {} times as often as by chance",
          plain(value));
  }
  return {};
}

std::string rarity_text(const SuspectSignal& signal) {
  constexpr std::uint64_t few = ComparableAccounts::class_size_min;
  const std::uint64_t known = signal.comparable;
  // The share was made from whole accounts; as a float it may be a little off.
  const auto at_least = std::llround(double{signal.rarity} * static_cast<double>(known));
  const auto less = known - std::min(known, static_cast<std::uint64_t>(at_least));
  if (known <= 1) return "no other account can be compared";
  const auto comparable = counted_text(known, "comparable account");
  if (known < few)
    return fmt::format("{} of {} {} less", less == 0 ? "none" : count_text(less), comparable,
                       less <= 1 ? "shows" : "show");
  const auto hundredths = less * 10'000 / known;
  if (hundredths < 5) return fmt::format("hardly any of {} shows less", comparable);
  return fmt::format("that is more than {} % of {} show", static_cast<double>(hundredths) / 100, comparable);
}

std::string threshold_text(Signal signal, float threshold) {
  const auto number = fmt::format("{:.3g}", threshold);
  const auto in_hundred = fmt::format("{:.3g}", double{threshold} * 100);
  const auto counted = [&](std::string_view thing) {
    return fmt::format("{} {}{}", number, thing, threshold == 1 ? "" : "s");
  };
  switch (signal) {
    case Signal::dormant_then_busy: return counted("day");
    case Signal::newly_opened:
    case Signal::test_payment:
    case Signal::off_own_history:
    case Signal::near_known_cases: return number + " times";
    case Signal::opened_far_from_use:
    case Signal::fast_in_fast_out:
    case Signal::emptied_nightly: return in_hundred + " %";
    case Signal::just_under_limit:
    case Signal::round_amounts:
    case Signal::night_hours:
    case Signal::first_time_counterparties: return in_hundred + " percentage points";
    case Signal::many_payers: return counted("payer");
    case Signal::off_trade: return counted("deviation");
    case Signal::shared_phone:
    case Signal::shared_device:
    case Signal::shared_address: return counted("other holder");
    case Signal::fresh_accounts_of_holder: return counted("account");
    case Signal::chain_membership: return threshold == 1 ? "1 chain or group" : number + " chains and groups";
  }
  return number;
}

std::string_view unknown_reason(Signal signal, bool has_confirmed) {
  switch (signal) {
    case Signal::newly_opened: return "it is not known when it was opened";
    case Signal::opened_far_from_use:
      return "fewer than 5 of its payments have a place, or its region is not known, or the ledger's places "
             "and "
             "regions cannot be compared";
    case Signal::emptied_nightly: return "nothing came to it";
    case Signal::night_hours: return "the ledger's times have no hours";
    case Signal::off_own_history: return "it has too few days with transfers before a busy one";
    case Signal::off_trade: return "too few accounts of its trade are known";
    case Signal::shared_phone: return "no phone of it is known";
    case Signal::shared_device: return "no device of it is known";
    case Signal::shared_address: return "no network address of its payments is known";
    case Signal::fresh_accounts_of_holder:
      return "its holder, or when his accounts were opened, is not known";
    case Signal::near_known_cases:
      return has_confirmed ? "it is the only confirmed account, or none of them can be followed"
                           : "no account is confirmed";
    default: return "the ledger does not show what it is measured with";
  }
}

bool labels_taught(const Evaluation& found) {
  constexpr double part_at_most = 0.99;
  return found.brier < part_at_most * found.brier_of_share;
}

double short_number(float number) { return std::stod(fmt::format("{}", number)); }

}  // namespace sluice
