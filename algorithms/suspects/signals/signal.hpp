// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/values/numbers.hpp"

namespace sluice {

/// What may betray a rented, lent, bought or woken account. None of them proves anything by itself.
enum class Signal : std::uint8_t {
  dormant_then_busy,
  newly_opened,
  opened_far_from_use,
  test_payment,
  fast_in_fast_out,
  emptied_nightly,
  just_under_limit,
  round_amounts,
  night_hours,
  many_payers,
  first_time_counterparties,
  off_own_history,
  off_trade,
  shared_phone,
  shared_device,
  shared_address,
  fresh_accounts_of_holder,
  chain_membership,
  near_known_cases
};
constexpr std::size_t signal_count = 19;

/// "dormant-then-busy", …: the name in files and JSON.
[[nodiscard]] std::string_view to_text(Signal);
[[nodiscard]] std::optional<Signal> parse_signal(std::string_view text);

/// The value of a signal that cannot be told, for want of what it is measured with: not a number.
[[nodiscard]] float unknown_signal();
[[nodiscard]] bool is_known(float value);

/// The signals of every account: values[signal][account]; the larger, the more suspicious.
struct SignalTable {
  std::array<std::vector<float>, signal_count> values;

  float at(Signal signal, AccountNo account) const {
    return values[static_cast<std::size_t>(signal)][account.value];
  }
};

/// One signal of one account, and the transfers that show it, ascending.
struct SignalEvidence {
  Signal signal{};
  float value = 0;
  std::vector<TransferNo> transfers;
};

}  // namespace sluice
