// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "algorithms/suspects/signals/holders.hpp"
#include "algorithms/suspects/signals/measured_account.hpp"

namespace sluice {

/// What several holders may share: a phone number (account file, links), a device (links; device and MAC of
/// the payments they made), an address (IP of the payments they made).
enum class Contact : std::uint8_t { phone, device, address };

/// Phones, devices and addresses with the holders who use them. What more than 200 holders use (an address:
/// 50) belongs to a bank, a carrier or a café and counts as nothing.
class SharedContacts {
 public:
  /// Memory while it searches: 8 bytes for each account and contact of it; 8 bytes an account and kind of
  /// contact afterwards. O(n log n). Throws Interrupted.
  SharedContacts(const TransferGraph&, const Holders&, Progress&);

  /// shared_phone, shared_device, shared_address: the number of other holders who use the same one, the most
  /// over those that the account uses. Unknown where none of the account is known. O(1), with evidence O(n).
  [[nodiscard]] float measure(Contact, const MeasuredAccount&, TellingTransfers*) const;

 private:
  struct Shared {
    /// Code of the contact that most share, into Ledger::texts.
    std::uint32_t contact = 0;
    float others = unknown_signal();
  };
  void count(Contact, std::vector<std::uint64_t>& uses, const Holders&);

  std::array<std::vector<Shared>, 3> shared_;
};

}  // namespace sluice
