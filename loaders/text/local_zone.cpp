// SPDX-License-Identifier: Apache-2.0
#include "loaders/text/local_zone.hpp"

#include <date/tz.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include "engine/values/error.hpp"
#include "loaders/text/wall_clock.hpp"

namespace sluice {
namespace {

using std::chrono::seconds;

constexpr auto always_begin = std::numeric_limits<std::int64_t>::min();
constexpr auto always_end = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t day_seconds = 86'400;

/// Zones that need no database. Nothing for the others.
std::optional<std::int64_t> fixed_offset(const std::string& name) {
  if (name == "UTC" || name == "Etc/UTC" || name == "GMT" || name == "Z") return 0;
  return read_offset(name);
}

const date::time_zone* find_zone(const std::string& name) {
  bool missing = false;
  try {
    missing = date::get_tzdb().zones.empty();
  } catch (const std::runtime_error&) {
    missing = true;
  }
  if (missing)
    throw UnreadableInput("time zone " + name
                          + ": this system has no zone database; install tzdata, or use UTC");
  try {
    return date::locate_zone(name);
  } catch (const std::runtime_error&) {
    throw InvalidQuery(
        "unknown time zone \"" + name
        + "\": expected a name such as Asia/Shanghai or Europe/Berlin, UTC, or an offset as +08:00");
  }
}

date::local_info info_of(const date::time_zone& zone, std::int64_t local_seconds) {
  return zone.get_info(date::local_seconds(seconds(local_seconds)));
}

/// The zone database's first and last stretches are open: their ends are millennia away.
bool is_open(date::sys_seconds end) {
  constexpr seconds far = std::chrono::hours(24 * 365 * 1000);
  return end.time_since_epoch() > far || end.time_since_epoch() < -far;
}

}  // namespace

LocalZone::LocalZone(const std::string& name) {
  if (const auto offset = fixed_offset(name)) {
    stretches_.push_back({always_begin, always_end, *offset});
    return;
  }
  zone_ = find_zone(name);
  constexpr std::int64_t some_winter = 1'578'000'000;
  remember_stretch(some_winter);
}

void LocalZone::remember_stretch(std::int64_t utc_seconds) {
  const auto own = zone_->get_info(date::sys_seconds(seconds(utc_seconds)));
  Stretch stretch{always_begin, always_end, own.offset.count()};
  if (!is_open(own.begin)) {
    const auto before = zone_->get_info(own.begin - seconds(1));
    stretch.begin = (own.begin.time_since_epoch() + std::max(own.offset, before.offset)).count();
  }
  if (!is_open(own.end)) {
    const auto after = zone_->get_info(own.end);
    stretch.end = (own.end.time_since_epoch() + std::min(own.offset, after.offset)).count();
  }
  const auto place = std::ranges::upper_bound(stretches_, stretch.begin, {}, &Stretch::begin);
  const auto added = stretches_.insert(place, stretch);
  last_used_ = static_cast<std::size_t>(added - stretches_.begin());
}

std::optional<std::int64_t> LocalZone::look_up(std::int64_t local_seconds) {
  const auto after = std::ranges::upper_bound(stretches_, local_seconds, {}, &Stretch::begin);
  if (after != stretches_.begin() && local_seconds < std::prev(after)->end) {
    last_used_ = static_cast<std::size_t>(after - stretches_.begin()) - 1;
    return local_seconds - stretches_[last_used_].offset;
  }
  const auto info = info_of(*zone_, local_seconds);
  if (info.result == date::local_info::nonexistent) return std::nullopt;
  const auto utc = local_seconds - info.first.offset.count();
  if (info.result == date::local_info::unique) remember_stretch(utc);
  return utc;
}

std::optional<std::int64_t> LocalZone::first_second(std::int64_t day) const {
  const auto midnight = day * day_seconds;
  if (zone_ == nullptr) return midnight - stretches_.front().offset;
  const auto info = info_of(*zone_, midnight);
  if (info.result != date::local_info::nonexistent) return midnight - info.first.offset.count();
  const auto jump = info.first.end.time_since_epoch();
  if ((jump + info.second.offset).count() >= midnight + day_seconds) return std::nullopt;
  return jump.count();
}

std::int64_t LocalZone::end_second(std::int64_t day) const {
  const auto midnight = (day + 1) * day_seconds;
  if (zone_ == nullptr) return midnight - stretches_.front().offset;
  const auto info = info_of(*zone_, midnight);
  switch (info.result) {
    case date::local_info::nonexistent: return info.first.end.time_since_epoch().count();
    case date::local_info::ambiguous: return midnight - info.second.offset.count();
    default: return midnight - info.first.offset.count();
  }
}

}  // namespace sluice
