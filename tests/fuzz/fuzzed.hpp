// SPDX-License-Identifier: Apache-2.0
// What the fuzz targets share: a condition that must hold, and choices drawn from the input.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace sluice::fuzz {

/// Ends the process where the condition does not hold, so that the fuzzer keeps the input.
inline void require(bool condition) {
  if (!condition) std::abort();
}

/// An input: its first bytes choose options, the rest is the text.
class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size)
      : rest_(size == 0 ? std::string_view() : std::string_view(reinterpret_cast<const char*>(data), size)) {}

  /// A number of 0 .. count - 1; 0 where the input is used up.
  [[nodiscard]] unsigned choose(unsigned count) {
    if (rest_.empty()) return 0;
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return byte % count;
  }
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

}  // namespace sluice::fuzz
