// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "algorithms/suspects/signals/account_roles.hpp"
#include "algorithms/suspects/signals/days.hpp"
#include "engine/graph/transfer_graph.hpp"
#include "engine/run/progress.hpp"

namespace sluice {

/// The six consecutive hours (UTC) in which the fewest transfers of a ledger happen: its people's night, in
/// whatever time zone they live.
struct QuietHours {
  static constexpr int count = 6;
  /// False where the times are dates, or steps without hours: fewer than 8 hours occur, or one has half of
  /// all transfers.
  bool are_known = false;
  int begin = 0;
  /// The share of all transfers in them.
  double usual_share = 0;

  bool hold(int hour) const { return (hour - begin + 24) % 24 < count; }
  /// When one day ends and the next begins, after midnight UTC: in the middle of the night.
  Duration day_begin() const { return Duration::seconds(are_known ? (begin + count / 2) % 24 * 3600 : 0); }
};

/// The quietest hours, given the number of transfers in every hour of the day; of equally quiet ones those
/// that begin first.
[[nodiscard]] QuietHours find_quiet_hours(const std::array<std::uint64_t, 24>& transfers_by_hour);

/// What is usual in a ledger, to compare single accounts with.
struct LedgerNorms {
  Time first, last;
  QuietHours quiet;
  /// By currency: minor units of a whole unit; a quarter of the amounts are below `small`, a quarter above
  /// `large`; half the accounts through which money went let less than `usual_through` through in 30 days.
  std::vector<std::int64_t> unit;
  std::vector<Amount> small, large;
  std::vector<double> usual_through;
  /// Of the amounts between people from 950 (1,000) units on: the share just under a limit; the share of
  /// round ones by kind of account.
  double just_under_share = 0;
  std::array<double, 10> round_share{};
  /// Of the transfers between people of different holders: the share with somebody met for the first time.
  double first_time_share = 0;

  Duration length() const { return last - first; }
  /// Everybody meets everybody for the first time when a ledger begins: its first quarter tells nothing.
  bool tells_meetings(Time time) const { return time - first >= Duration(length().ns / 4); }
  std::int64_t day(Time time) const { return day_of(time, quiet.day_begin()); }
};

/// Two passes over the transfers, in parallel, the second over a sample of at most 16,384 accounts; quartiles
/// are of a sample of at most 65,536 transfers, evenly spread. Deterministic. Throws Interrupted.
[[nodiscard]] LedgerNorms measure_norms(const TransferGraph&, const AccountRoles&, Progress&);

/// By how much the share of `count` among `of` exceeds the usual one, with ten usual cases added so that few
/// cases prove little; 0 where it does not.
[[nodiscard]] inline float excess_share(std::size_t count, std::size_t of, double usual_share) {
  const auto expected = usual_share * static_cast<double>(of);
  const auto excess = (static_cast<double>(count) - expected) / (static_cast<double>(of) + 10);
  return excess > 0 ? static_cast<float>(excess) : 0;
}

}  // namespace sluice
