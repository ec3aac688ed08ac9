// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace date {
class time_zone;
}

namespace sluice {

/// Turns wall-clock times of one zone into UTC. Each stretch between two transitions is looked up
/// once and kept, so a row costs a comparison. Look-ups are not synchronised: build one, and copy it
/// for each worker. From 2038 on zones keep the offset they had last: the database's tables end.
class LocalZone {
 public:
  /// `name` is of the zone database ("Asia/Shanghai"), "UTC", or a fixed offset ("+08:00").
  /// Throws InvalidQuery for an unknown name, UnreadableInput where the database is missing.
  explicit LocalZone(const std::string& name);

  /// The UTC second of a wall-clock second (both counted from 1970-01-01T00:00:00): the earlier one
  /// where the clock shows it twice, nothing where it never does.
  [[nodiscard]] std::optional<std::int64_t> to_utc(std::int64_t local_seconds) {
    const auto& last = stretches_[last_used_];
    if (local_seconds >= last.begin && local_seconds < last.end) return local_seconds - last.offset;
    return look_up(local_seconds);
  }

  /// The first UTC second of a local day (counted from 1970-01-01); a day that does not begin at
  /// midnight begins where the clock jumped to. Nothing where the zone skipped the whole day.
  [[nodiscard]] std::optional<std::int64_t> first_second(std::int64_t day) const;

  /// The UTC second after the last one of a local day.
  [[nodiscard]] std::int64_t end_second(std::int64_t day) const;

 private:
  /// Wall-clock seconds [begin, end) that each name exactly one instant: local - offset.
  struct Stretch {
    std::int64_t begin = 0, end = 0, offset = 0;
  };

  std::optional<std::int64_t> look_up(std::int64_t local_seconds);
  void remember_stretch(std::int64_t utc_seconds);

  const date::time_zone* zone_ = nullptr;  // none: one offset for all time
  std::vector<Stretch> stretches_;         // ascending, disjoint, never empty
  std::size_t last_used_ = 0;
};

}  // namespace sluice
