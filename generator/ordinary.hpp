// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstdint>
#include <optional>

#include "generator/population.hpp"
#include "generator/random.hpp"
#include "generator/recurring.hpp"
#include "generator/transfer.hpp"

namespace sluice {

/// What an innocent transfer is for, in the order of the weights `ordinary.kinds`.
enum class OrdinaryKind : std::uint8_t {
  purchase,
  friends,
  family,
  withdrawal,
  deposit,
  business,
  top_up,
  refund,
  fee,
  exchange_buy,
  exchange_sell
};

/// How many of a number of transfers fall before each minute of a ledger, by the rhythm of hours and
/// weekdays: exact, and steady within the hour.
class Rhythm {
 public:
  Rhythm(const OrdinaryBehaviour&, std::int64_t first_day, std::int64_t days, std::uint64_t transfers);
  /// Transfers in the next minute; call once for each minute from the first.
  [[nodiscard]] std::uint64_t next_minute();

 private:
  const OrdinaryBehaviour& o_;
  std::int64_t first_day_;
  std::uint64_t transfers_, total_ = 0, passed_ = 0, given_ = 0;
  std::int64_t minute_ = 0;
};

/// The innocent transfers of a ledger, exactly as many as asked for, in order of time: drawn by the
/// rhythm, and recurring ones by the calendar. Nobody pays what he does not have. Opens every account
/// with a balance and keeps it running in Population::accounts. Memory O(accounts).
class OrdinaryActivity {
 public:
  OrdinaryActivity(Population&, const Behaviour&, std::uint64_t transfers);

  /// When the next transfer happens, or nothing after the last. Moves no money.
  [[nodiscard]] std::optional<std::int64_t> next_ms();
  /// The transfer that next_ms() has announced; its effect on the balances is then in.
  [[nodiscard]] SyntheticTransfer take();

 private:
  void weigh_accounts(const PopulationBehaviour&);
  void thin_jobs(const Behaviour&, std::uint64_t transfers);
  void open_balances();
  void open_for_jobs();
  void open_drawn(std::uint32_t account, std::uint64_t weight, std::uint64_t all_weights,
                  std::int64_t mean_out);
  void begin_day();
  [[nodiscard]] bool find_drawn();
  [[nodiscard]] const Job* find_job();

  SyntheticTransfer draw_transfer(std::int64_t time_ms);
  [[nodiscard]] bool draw_kind(OrdinaryKind, SyntheticTransfer&);
  [[nodiscard]] bool draw_small_kind(OrdinaryKind, SyntheticTransfer&);
  [[nodiscard]] bool do_job(const Job&, SyntheticTransfer&);
  [[nodiscard]] bool forward(const Job&, SyntheticTransfer&);
  [[nodiscard]] bool use_pool(SyntheticTransfer&, std::uint64_t drawn);
  [[nodiscard]] bool student_spends(const Job&, SyntheticTransfer&);
  [[nodiscard]] bool pay(SyntheticTransfer&, std::int64_t amount, Channel channel);
  void move(const SyntheticTransfer&);
  void deposit(SyntheticTransfer&);

  [[nodiscard]] bool active(std::uint32_t account) const { return all_.active(account, day_); }
  [[nodiscard]] std::uint32_t card_of(std::uint32_t account) const;
  [[nodiscard]] std::uint32_t contact_of(std::uint32_t account);
  [[nodiscard]] std::uint32_t merchant_of(std::uint32_t account);
  [[nodiscard]] std::int64_t priced(const Spread& spread);
  [[nodiscard]] std::int64_t round_sum(const Spread& spread);

  Population& all_;
  const OrdinaryBehaviour& o_;
  std::int64_t unit_;  // minor units in one whole unit of the currency
  std::int64_t first_day_, days_;
  Random random_;
  RecurringJobs jobs_;
  WeightedTable people_, firms_, merchants_, kinds_;
  std::vector<std::uint32_t> people_weights_, firm_weights_;
  std::uint64_t drawn_total_ = 0;
  std::optional<Rhythm> rhythm_;

  std::int64_t day_ = -1;
  RecurringJobs::Due due_{};
  std::array<std::size_t, 4> done_{};
  std::int64_t minute_ = -1;                     // minutes from the first instant
  std::uint64_t in_minute_ = 0, of_minute_ = 0;  // drawn transfers taken and planned
  std::optional<std::int64_t> drawn_ms_;         // when the next drawn transfer happens
  const Job* next_job_ = nullptr;                // what comes before that
};

}  // namespace sluice
