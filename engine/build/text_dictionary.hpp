// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/run/column.hpp"

namespace sluice {

/// Numbers texts in the order of their first appearance. One worker, one dictionary: not thread-safe.
/// Texts are copied, so the input may go away. The hash is seeded anew in every process: nobody can
/// prepare ids that collide.
class TextDictionary {
 public:
  TextDictionary();

  /// The number of the text, given now if it is new. O(1), no allocation for a known text.
  std::uint32_t encode(std::string_view text) { return find_or_add(text, hash_of(text)); }

  /// The same, but the number is written to *number only by the time of flush(): a large dictionary lies in
  /// memory, not in the cache, and look-ups that wait together wait once. `text` must live until then.
  void encode_later(std::string_view text, std::uint32_t* number);
  void flush();

  std::size_t size() const { return texts_.size(); }
  std::string_view operator[](std::size_t number) const { return texts_[number]; }

 private:
  struct Slot {
    const char* text;
    std::uint32_t hash;
    std::uint32_t number_plus_one;  // 0: free
  };
  struct Waiting {
    std::string_view text;
    std::uint32_t* number;
    std::uint32_t hash;
  };
  static std::uint32_t hash_of(std::string_view text);
  std::uint32_t find_or_add(std::string_view text, std::uint32_t hash);
  std::string_view keep(std::string_view text);
  void grow();

  // In large pages: a look-up that misses the cache should not also miss the table of pages.
  Array<Slot> slots_;
  std::vector<std::string_view> texts_;
  std::vector<Array<char>> blocks_;
  std::size_t block_used_ = 0;
  std::array<Waiting, 64> waiting_;
  std::size_t waiting_count_ = 0;
};

}  // namespace sluice
