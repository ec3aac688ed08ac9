// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <vector>

#include "generator/behaviour.hpp"

namespace sluice {

/// A fixed scrambling of 64 bits (one to one): the same number on every machine.
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

/// A number that depends on all of its arguments; "the j-th contact of account a" needs no memory.
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  return mix(mix(a + 0x9E3779B97F4A7C15u) ^ (b + 0x632BE59BD9B4E019u));
}
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b, std::uint64_t c) {
  return mix(mix(a, b), c);
}

/// A part of `bound` chosen by 64 random bits: 0 … bound - 1. `bound` must not be 0.
[[nodiscard]] constexpr std::uint64_t scaled(std::uint64_t bits, std::uint64_t bound) {
  __extension__ using Wide = unsigned __int128;
  return static_cast<std::uint64_t>(static_cast<Wide>(bits) * bound >> 64);
}

/// A stream of random integers (a counter, scrambled): equal seed and stream give equal numbers on
/// every machine and compiler. Streams of one seed are independent of one another.
class Random {
 public:
  Random(std::uint64_t seed, std::uint64_t stream) : state_(mix(seed, stream)) {}

  [[nodiscard]] std::uint64_t next() { return mix(state_ += 0x9E3779B97F4A7C15u); }
  /// 0 … bound - 1; `bound` must not be 0.
  [[nodiscard]] std::uint64_t below(std::uint64_t bound) { return scaled(next(), bound); }
  /// least … most, both included.
  [[nodiscard]] std::int64_t between(std::int64_t least, std::int64_t most) {
    return least + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(most - least) + 1));
  }
  /// 0 … bound - 1, the first numbers more often than the last.
  [[nodiscard]] std::uint64_t near_start(std::uint64_t bound) {
    const auto end = below(bound) + 1;
    return below(end);
  }
  /// True in `percent` of 100 cases.
  [[nodiscard]] bool percent(std::int64_t percent) { return between(0, 99) < percent; }
  /// A band by weight, then a number of it, each number equally likely.
  [[nodiscard]] std::int64_t draw(const Spread& spread);
  /// A position of the table, by weight.
  [[nodiscard]] std::size_t choose(const Weights& weights);

 private:
  std::uint64_t state_;
};

/// The mean of what `draw` gives, rounded down.
[[nodiscard]] std::int64_t mean(const Spread& spread);

/// Positions drawn by integer weight in constant time (alias method in integers).
/// Memory 8 bytes a position.
class WeightedTable {
 public:
  WeightedTable() = default;
  /// At least one weight must be above 0; at most 2^32 - 1 weights, their sum below 2^63. Time O(n).
  explicit WeightedTable(const std::vector<std::uint32_t>& weights);

  [[nodiscard]] std::uint32_t draw(std::uint64_t bits) const {
    const auto position = static_cast<std::uint32_t>(scaled(bits, slots_.size()));
    const auto& slot = slots_[position];
    return static_cast<std::uint32_t>(mix(bits)) < slot.own ? position : slot.other;
  }
  [[nodiscard]] std::uint64_t total() const { return total_; }

 private:
  struct Slot {
    std::uint32_t own;    // of 2^32: how often the slot keeps its own position
    std::uint32_t other;  // the position it gives otherwise
  };
  std::vector<Slot> slots_;
  std::uint64_t total_ = 0;
};

}  // namespace sluice
