// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "algorithms/holders/account_links.hpp"
#include "engine/run/progress.hpp"

namespace sluice {

/// What ties accounts. An address (ip) is shared by whole districts and ties nobody by itself.
enum class TieKind : std::uint8_t { holder, phone, device, mac, chain, ip };
[[nodiscard]] std::string_view to_text(TieKind);

/// One value that several accounts share.
struct SharedValue {
  TieKind kind{};
  /// A code into Ledger::texts.
  std::uint32_t value = 0;
  /// Ascending, at least two.
  std::vector<AccountNo> accounts;
  bool operator==(const SharedValue&) const = default;
};

struct SharedValueQuery {
  /// Values of more accounts than this are a carrier's, a shop's or a company's own and tie nobody.
  std::size_t hub_accounts = 50;
  /// A phone, a device or an address that lies idle for longer may have changed hands: who used it before and
  /// who used it after are not tied.
  Duration reuse = Duration::seconds(90LL * 24 * 3600);
};

struct SharedValues {
  /// By kind, value, first account.
  std::vector<SharedValue> ties;
  /// Values of more than hub_accounts accounts, by kind and value.
  std::vector<SharedValue> hubs;
};

/// Whether the ledger says of any account which phone or device it is worked with. O(accounts + transfers).
[[nodiscard]] bool knows_contacts(const TransferGraph&, std::span<const AccountLink>);

/// Values that accounts share: holder and phone of the account file, links of kinds holder, phone and device,
/// and device, MAC and IP address of the transfers that an account paid. A link says when a value was used,
/// transfers between the first and the last of them; what only the account file says holds for all time.
/// Accounts that do not exist by the graph's moment share nothing.
///
/// The same for any number of threads. O(transfers + uses · log uses), in parallel. Throws Interrupted.
[[nodiscard]] SharedValues find_shared_values(const TransferGraph&, std::span<const AccountLink>,
                                              const SharedValueQuery&, Progress&);

}  // namespace sluice
