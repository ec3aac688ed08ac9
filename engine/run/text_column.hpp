// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string_view>

#include "engine/run/column.hpp"

namespace sluice {

/// A column of texts: text i is bytes[begins[i] .. begins[i + 1]). An absent column has no texts.
struct TextColumn {
  Column<std::uint64_t> begins;
  Column<char> bytes;

  std::size_t size() const { return begins.empty() ? 0 : begins.size() - 1; }
  bool empty() const { return size() == 0; }
  std::string_view operator[](std::size_t i) const {
    return {bytes.data() + begins[i], static_cast<std::size_t>(begins[i + 1] - begins[i])};
  }
};

/// Grows a TextColumn text by text.
class TextArray {
 public:
  TextArray() { begins_.push_back(0); }
  void push_back(std::string_view text) {
    bytes_.append(text.data(), text.size());
    begins_.push_back(bytes_.size());
  }
  std::size_t size() const { return begins_.size() - 1; }
  std::string_view operator[](std::size_t i) const {
    return {bytes_.data() + begins_[i], static_cast<std::size_t>(begins_[i + 1] - begins_[i])};
  }
  TextColumn freeze() {
    TextColumn column{begins_.freeze(), bytes_.freeze()};
    begins_.push_back(0);
    return column;
  }

 private:
  Array<std::uint64_t> begins_;
  Array<char> bytes_;
};

}  // namespace sluice
