// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "algorithms/screening/first_payments.hpp"
#include "algorithms/screening/hand_off_history.hpp"
#include "algorithms/screening/screen_reason.hpp"
#include "algorithms/screening/traced_holdings.hpp"
#include "algorithms/suspects/training.hpp"

namespace sluice {

/// What accounts are screened with.
struct ScreenQuery {
  /// What suspects are judged by. Its pass-through question is that of payments too: their hand-offs, and the
  /// window in which cycles and payers are looked for.
  SuspicionQuery suspicion;
  std::vector<LabelledAccount> labels;
  /// The fraud payments that are traced, none for null, and in which graph: a cut-off does not change what
  /// openings were.
  const TraceQuery* traced = nullptr;
  const TransferGraph* traced_in = nullptr;
  /// From which share of all that an account received on traced money makes it a known case.
  std::uint32_t share_ppm_min = 100'000;
};

/// What is to be said of an account before it is paid. Never that anybody is guilty.
struct AccountScreening {
  /// Nothing for an account that the ledger does not have.
  std::optional<AccountNo> account;
  double risk = 0;
  RiskLevel level = RiskLevel::low;
  /// Nothing where it has none: it is outside, or has no known transfer.
  std::optional<double> score;
  std::optional<bool> is_confirmed;
  /// Fewest transfers, either way, to a known case; nothing where there is none near.
  std::optional<std::uint32_t> distance;
  /// By currency; what is still there may be 0.
  std::span<const TracedHolding> traced;
  /// The weightiest first.
  std::vector<Reason> reasons;
};

/// Everything that is known of all accounts, worked out once, so that each is answered for at once.
class ScreenIndex {
 public:
  /// Known cases farther away than this are not near.
  static constexpr std::uint32_t distance_max = 6;
  /// How long an account must not have been used to be dormant, and how long it is new.
  static constexpr Duration dormant_after = Duration::seconds(180 * 86'400),
                            new_for = Duration::seconds(30 * 86'400);

  /// Scores all accounts, traces, and finds hand-offs; parallel, the same for any number of threads. About 32
  /// bytes an account and 16 a transfer are kept. Throws Interrupted.
  ScreenIndex(const TransferGraph&, const ScreenQuery&, Progress&);

  const TransferGraph& graph() const { return graph_; }
  const PassThroughQuery& pass_through() const { return pass_through_; }
  const HandOffHistory& hand_offs() const { return hand_offs_; }
  const FirstPayments& first_payments() const { return first_payments_; }
  /// Whether the weights of scores were learnt from the labels.
  bool is_trained() const { return is_trained_; }
  std::size_t known_case_count() const { return known_cases_; }

  /// The time of the last known transfer: what scores and traces are as of.
  [[nodiscard]] Time as_of() const;
  [[nodiscard]] bool is_outside(AccountNo account) const {
    return (records_[account.value].facts & outside) != 0;
  }

  /// What is known of the account at that moment, by which dormancy, opening, closing and freezing are
  /// judged; all else is as of the index. O(reasons): its record, its values, and its row of the account
  /// table.
  [[nodiscard]] AccountScreening screen(AccountNo, Time at) const;
  /// What is to be said of an account that the ledger does not have.
  [[nodiscard]] static AccountScreening screen_unknown();

 private:
  enum Fact : std::uint8_t { confirmed = 1, cleared = 2, victim = 4, outside = 8 };
  static constexpr std::uint8_t no_distance_here = 255;

  struct Record {
    float score = 0;
    /// The signals with a value, as bits; the values themselves.
    std::uint32_t signals = 0, values_begin = 0;
    std::uint32_t holdings_begin = 0;
    TransferNo last = TransferNo::none();
    std::uint16_t holdings_count = 0;
    std::uint8_t distance = no_distance_here, facts = 0;
  };

  void take_suspicion(const ScreenQuery&, Progress&);
  void take_signals(const Suspicion&, std::span<const double> scores);
  void take_holdings(const ScreenQuery&);
  [[nodiscard]] std::vector<AccountNo> known_cases(const ScreenQuery&) const;

  void add_label_and_score(const Record&, std::vector<Reason>&) const;
  void add_signals(const Record&, std::vector<Reason>&) const;
  void add_dates(AccountNo, const Record&, Time at, std::vector<Reason>&) const;

  TransferGraph graph_;
  PassThroughQuery pass_through_;
  std::vector<Record> records_;
  std::vector<float> values_;
  std::vector<TracedHolding> holdings_;
  HandOffHistory hand_offs_;
  FirstPayments first_payments_;
  std::size_t known_cases_ = 0;
  bool is_trained_ = false;
};

}  // namespace sluice
