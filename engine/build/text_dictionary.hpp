// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <memory>
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
  std::uint32_t encode(std::string_view text);
  std::size_t size() const { return texts_.size(); }
  std::string_view operator[](std::size_t number) const { return texts_[number]; }

 private:
  struct Slot {
    std::uint32_t hash;
    std::uint32_t number_plus_one;  // 0: free
  };
  std::string_view keep(std::string_view text);
  void grow();

  std::vector<Slot> slots_;
  std::vector<std::string_view> texts_;
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t block_used_ = 0, block_size_ = 0;
};

}  // namespace sluice
