// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "generator/calendar.hpp"
#include "generator/gang.hpp"

namespace sluice {

/// Moves a moment out of the night, between 7 and 22 o'clock. What is later stays later, nothing
/// becomes earlier, and what lies within 24 hours stays within 24 hours.
[[nodiscard]] constexpr std::int64_t daytime_ms(std::int64_t time_ms) {
  constexpr std::int64_t hour_ms = day_ms / 24;
  const auto since_evening = time_ms + 2 * hour_ms;  // the gang's day runs from 22 o'clock
  const auto day = since_evening / day_ms;
  return day * day_ms + 7 * hour_ms + (since_evening - day * day_ms) * 15 / 24;
}

/// The transfers of one case while they are being planned.
class CaseTransfers {
 public:
  CaseTransfers(const Gang& gang, const Behaviour& behaviour)
      : case_no_(gang.case_no),
        end_ms_(behaviour.ledger.days * day_ms),
        by_day_(behaviour.cases.camouflage_level >= 2) {}

  /// When the gang makes a transfer that it has planned for a moment.
  [[nodiscard]] std::int64_t moment(std::int64_t time_ms) const {
    return by_day_ ? daytime_ms(time_ms) : time_ms;
  }
  /// Does the ledger still show what is planned for this moment?
  [[nodiscard]] bool shows(std::int64_t time_ms) const { return time_ms >= 0 && moment(time_ms) < end_ms_; }
  [[nodiscard]] std::int64_t end_ms() const { return end_ms_; }

  /// Adds a transfer, unless it lies outside the ledger, moves nothing or has one account twice.
  bool add(Role role, std::int64_t time_ms, std::uint32_t payer, std::uint32_t payee, std::int64_t amount,
           Channel channel, std::uint32_t device = own_device) {
    const auto when_ms = role == Role::victim ? time_ms : moment(time_ms);
    if (time_ms < 0 || when_ms >= end_ms_ || amount <= 0 || payer == payee) return false;
    CaseTransfer each;
    each.case_no = case_no_;
    each.role = role;
    each.transfer = {when_ms, amount, payer, payee, device, channel};
    transfers.push_back(each);
    return true;
  }

  std::vector<CaseTransfer> transfers;

 private:
  std::uint32_t case_no_;
  std::int64_t end_ms_;
  bool by_day_;
};

}  // namespace sluice
