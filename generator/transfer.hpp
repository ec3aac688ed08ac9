// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string_view>

namespace sluice {

enum class Channel : std::uint8_t { mobile, web, pos, qr, atm, counter, batch, settlement };

[[nodiscard]] constexpr std::string_view channel_name(Channel channel) {
  constexpr std::string_view names[] = {"mobile", "web",     "pos",   "qr",
                                        "atm",    "counter", "batch", "settlement"};
  return names[static_cast<std::size_t>(channel)];
}

/// A device that the account's own record names.
constexpr std::uint32_t own_device = 0xFFFFFFFFu;

/// A region that the account's own record names.
constexpr std::uint8_t own_place = 0xFF;

/// One synthetic transfer. Accounts are positions in Population::accounts; time counts milliseconds
/// from the ledger's first instant; the amount is in minor units.
struct SyntheticTransfer {
  std::int64_t time_ms = 0;
  std::int64_t amount = 0;
  std::uint32_t payer = 0, payee = 0;
  std::uint32_t device = own_device;
  Channel channel = Channel::mobile;
  std::uint8_t place = own_place;  // region in which the payer acted
};

}  // namespace sluice
