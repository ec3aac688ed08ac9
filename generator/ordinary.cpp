// SPDX-License-Identifier: Apache-2.0
// The stream: drawn and recurring transfers, merged by time.
#include "generator/ordinary.hpp"

#include <utility>

#include "generator/calendar.hpp"

namespace sluice {

namespace {

constexpr std::int64_t minute_ms = 60'000;

}  // namespace

Rhythm::Rhythm(const OrdinaryBehaviour& o, std::int64_t first_day, std::int64_t days, std::uint64_t transfers)
    : o_(o), first_day_(first_day), transfers_(transfers) {
  std::int64_t hours = 0;
  for (const auto weight : o.hours) hours += weight;
  for (std::int64_t day = 0; day < days; ++day)
    total_ += static_cast<std::uint64_t>(o.weekdays[static_cast<std::size_t>(weekday(first_day + day))]
                                         * hours * 60);
}

std::uint64_t Rhythm::next_minute() {
  if (total_ == 0) return 0;
  const auto day = first_day_ + minute_ / 1'440;
  const auto hour = static_cast<std::size_t>(minute_ / 60 % 24);
  passed_ += static_cast<std::uint64_t>(o_.weekdays[static_cast<std::size_t>(weekday(day))] * o_.hours[hour]);
  ++minute_;
  __extension__ using Wide = unsigned __int128;
  const auto due = static_cast<std::uint64_t>(static_cast<Wide>(transfers_) * passed_ / total_);
  const auto now = due - given_;
  given_ = due;
  return now;
}

OrdinaryActivity::OrdinaryActivity(Population& all, const Behaviour& behaviour, std::uint64_t transfers)
    : all_(all),
      o_(behaviour.ordinary),
      unit_(minor_unit(behaviour.ledger.currency)),
      first_day_(parse_day(behaviour.ledger.start).value_or(0)),
      days_(behaviour.ledger.days),
      random_(all.seed, 0x6F7264),
      jobs_(all, behaviour) {
  weigh_accounts(behaviour.population);
  thin_jobs(behaviour, transfers);
  rhythm_.emplace(o_, first_day_, days_, drawn_total_);
  open_balances();
}

std::optional<std::int64_t> OrdinaryActivity::next_ms() {
  if (next_job_) return day_ * day_ms + next_job_->second * std::int64_t{1'000};
  const bool drawn = find_drawn();
  // A day's jobs come before the next day's transfers, drawn ones too.
  while (true) {
    if (const auto* job = find_job()) {
      const auto job_ms = day_ * day_ms + job->second * std::int64_t{1'000};
      if (drawn && *drawn_ms_ < job_ms) return drawn_ms_;
      next_job_ = job;
      return job_ms;
    }
    if (drawn && *drawn_ms_ < (day_ + 1) * day_ms) return drawn_ms_;
    if (day_ + 1 >= days_) return std::nullopt;
    begin_day();
  }
}

SyntheticTransfer OrdinaryActivity::take() {
  if (!next_job_) {
    const auto time_ms = *drawn_ms_;
    drawn_ms_.reset();
    return draw_transfer(time_ms);
  }
  const auto job = *std::exchange(next_job_, nullptr);
  SyntheticTransfer transfer{.time_ms = day_ * day_ms + job.second * std::int64_t{1'000}};
  return do_job(job, transfer) ? transfer : draw_transfer(transfer.time_ms);
}

void OrdinaryActivity::begin_day() {
  ++day_;
  due_ = jobs_.due(first_day_ + day_);
  done_ = {};
}

/// Finds the time of the next drawn transfer: in a minute of n, the i-th lies in its i-th n-th part.
bool OrdinaryActivity::find_drawn() {
  if (drawn_ms_) return true;
  while (in_minute_ == of_minute_) {
    if (minute_ + 1 >= days_ * 1'440) return false;
    ++minute_;
    in_minute_ = 0;
    of_minute_ = rhythm_->next_minute();
  }
  const auto within = (in_minute_ * minute_ms + random_.below(minute_ms)) / of_minute_;
  ++in_minute_;
  drawn_ms_ = minute_ * minute_ms + static_cast<std::int64_t>(within);
  return true;
}

/// Takes the earliest job of the day that is left, unless it must wait for a drawn transfer.
const Job* OrdinaryActivity::find_job() {
  const Job* earliest = nullptr;
  std::size_t from = 0;
  for (std::size_t i = 0; i < due_.size(); ++i) {
    if (!due_[i]) continue;
    while (done_[i] < due_[i]->size() && !RecurringJobs::able(all_, (*due_[i])[done_[i]], day_)) ++done_[i];
    if (done_[i] == due_[i]->size()) continue;
    const auto& job = (*due_[i])[done_[i]];
    if (earliest && !(job < *earliest)) continue;
    earliest = &job;
    from = i;
  }
  if (!earliest) return nullptr;
  const bool waits = drawn_ms_ && *drawn_ms_ < day_ * day_ms + earliest->second * std::int64_t{1'000};
  if (!waits) ++done_[from];
  return earliest;
}

void OrdinaryActivity::thin_jobs(const Behaviour& behaviour, std::uint64_t transfers) {
  const auto most = transfers * static_cast<std::uint64_t>(behaviour.ordinary.recurring_percent) / 100;
  auto recurring = jobs_.count(all_, first_day_, days_);
  for (std::uint64_t round = 0; recurring > most; ++round) {
    // Thinning by chance may leave a few too many; then once more, at last with nothing left.
    jobs_.thin(all_.seed + round, round < 8 ? most : 0, recurring);
    recurring = jobs_.count(all_, first_day_, days_);
  }
  drawn_total_ = transfers - recurring;
}

}  // namespace sluice
