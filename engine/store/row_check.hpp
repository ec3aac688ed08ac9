// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <atomic>
#include <cstddef>
#include <limits>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "engine/run/parallel.hpp"
#include "engine/run/text_column.hpp"
#include "engine/store/snapshot_table.hpp"

namespace sluice {

constexpr std::size_t rows_at_a_time = 1 << 16;

/// The smallest row for which `is_good` is false, if any. Parallel.
template <class IsGood>
std::optional<std::size_t> find_bad_row(std::size_t rows, IsGood is_good,
                                        std::size_t grain = rows_at_a_time) {
  constexpr auto none = std::numeric_limits<std::size_t>::max();
  std::atomic<std::size_t> first{none};
  for_chunks(rows, grain, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (auto row = begin; row < end && row < first.load(std::memory_order_relaxed); ++row) {
      if (is_good(row)) continue;
      auto known = first.load();
      while (row < known && !first.compare_exchange_weak(known, row)) {}
      return;
    }
  });
  if (first == none) return std::nullopt;
  return first.load();
}

/// Throws SnapshotDamage that names the first row for which `is_good` is false.
template <class IsGood>
void require_rows(std::string_view column, std::size_t rows, std::string_view expected, IsGood is_good,
                  std::size_t grain = rows_at_a_time) {
  if (const auto bad = find_bad_row(rows, is_good, grain))
    throw SnapshotDamage(fmt::format("{}, row {} of {}: expected {}", column, *bad, rows, expected));
}

/// The same, naming the value that stands there too.
template <class Values, class IsGood>
void require_values(std::string_view column, const Values& values, std::string_view expected,
                    IsGood is_good) {
  const auto bad = find_bad_row(values.size(), [&](std::size_t row) { return is_good(values[row]); });
  if (!bad) return;
  const auto number = [](const auto& value) {
    if constexpr (requires { value.value; })
      return static_cast<std::int64_t>(value.value);
    else if constexpr (requires { value.minor; })
      return value.minor;
    else if constexpr (requires { value.ns; })
      return value.ns;
    else
      return static_cast<std::int64_t>(value);
  };
  throw SnapshotDamage(fmt::format("{}, row {} of {}: expected {}, found {}", column, *bad, values.size(),
                                   expected, number(values[*bad])));
}

/// Values that must be below `limit`, as the numbers of rows of another table.
template <class Values>
void require_below(std::string_view column, const Values& values, std::size_t limit) {
  require_values(column, values, fmt::format("less than {}", limit), [&](const auto& value) {
    if constexpr (requires { value.value; })
      return value.value < limit;
    else
      return static_cast<std::size_t>(value) < limit;
  });
}

inline void require_size(std::string_view column, std::size_t size, std::size_t expected) {
  if (size != expected)
    throw SnapshotDamage(fmt::format("{} has {} rows, expected {}", column, size, expected));
}

/// For columns that are absent where the input had no such values.
inline void require_size_or_none(std::string_view column, std::size_t size, std::size_t expected) {
  if (size != 0) require_size(column, size, expected);
}

/// That every text lies within the column's bytes.
void require_texts(std::string_view column, const TextColumn& texts);

/// That texts ascend, each only once.
void require_ascending_texts(std::string_view column, const TextColumn& texts);

}  // namespace sluice
