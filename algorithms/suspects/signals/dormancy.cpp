// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/dormancy.hpp"

#include <algorithm>

namespace sluice {
namespace {

constexpr Duration burst_length = days(3), first_days = days(30);
constexpr std::size_t burst_transfers_min = 5;
constexpr double burst_over_usual = 3;
constexpr std::int64_t silence_over_earlier = 2;

bool counts(const MeasuredAccount& account, const Movement& movement) {
  return !account.roles.is_shop(movement.counterparty);
}

/// Finds the longest silence before a burst: where it begins and how long the silence was.
class LongestSilence {
 public:
  explicit LongestSilence(const MeasuredAccount& account)
      : account_(account), moves_(account.movements.all()), begin_(account.norms.first) {
    if (const auto opened = account.opened()) begin_ = std::max(begin_, *opened);
  }

  void find() {
    std::size_t end = 0, counted = 0, inflows = 0;
    Duration longest_earlier;
    for (std::size_t i = 0; i < moves_.size(); ++i) {
      for (; end < moves_.size() && moves_[end].time - moves_[i].time <= burst_length; ++end) {
        counted += counts(account_, moves_[end]);
        inflows += counts(account_, moves_[end]) && !moves_[end].is_outflow;
      }
      const auto silence = moves_[i].time - (i == 0 ? begin_ : moves_[i - 1].time);
      const bool is_unlike_earlier = silence.ns / silence_over_earlier >= longest_earlier.ns;
      if (silence > longest && is_unlike_earlier && inflows > 0 && is_burst(i, counted)) {
        longest = silence;
        burst_begin = i;
        burst_end = end;
      }
      if (i > 0) longest_earlier = std::max(longest_earlier, silence);
      counted -= counts(account_, moves_[i]);
      inflows -= counts(account_, moves_[i]) && !moves_[i].is_outflow;
    }
  }

  Duration longest;
  std::size_t burst_begin = 0, burst_end = 0;

 private:
  bool is_burst(std::size_t begin, std::size_t counted) const {
    if (counted < burst_transfers_min) return false;
    const auto before = std::max(moves_[begin].time - begin_, burst_length);
    const auto usual =
        static_cast<double>(begin) * static_cast<double>(burst_length.ns) / static_cast<double>(before.ns);
    return static_cast<double>(counted) >= burst_over_usual * usual;
  }

  const MeasuredAccount& account_;
  std::span<const Movement> moves_;
  Time begin_;
};

}  // namespace

float dormant_then_busy(const MeasuredAccount& account, TellingTransfers* telling) {
  LongestSilence silence(account);
  silence.find();
  if (telling != nullptr)
    for (auto i = silence.burst_begin; i < silence.burst_end; ++i)
      telling->add(account.movements[i].transfer);
  return in_days(silence.longest);
}

float newly_opened(const MeasuredAccount& account, TellingTransfers* telling) {
  const auto opened = account.opened();
  if (!opened) return unknown_signal();
  const auto until = add_saturating(*opened, first_days);
  std::size_t counted = 0;
  for (const auto& movement : account.movements.all())
    counted += movement.time >= *opened && movement.time <= until && counts(account, movement);
  if (counted < burst_transfers_min) return 0;
  double most = 0;
  for (auto pocket = account.movements.first_pocket(); pocket < account.movements.end_pocket(); ++pocket) {
    Amount in(0), out(0);
    for (const auto& movement : account.movements.all())
      if (movement.pocket == PocketNo(pocket) && movement.time >= *opened && movement.time <= until)
        (movement.is_outflow ? out : in) += movement.amount;
    const auto usual = account.norms.usual_through[account.graph.currency(PocketNo(pocket)).value];
    if (usual > 0) most = std::max(most, static_cast<double>(std::min(in, out).minor) / usual);
  }
  if (telling != nullptr)
    for (const auto& movement : account.movements.all())
      if (movement.time >= *opened && movement.time <= until)
        telling->add(movement.transfer, static_cast<double>(movement.amount.minor));
  return static_cast<float>(most);
}

}  // namespace sluice
