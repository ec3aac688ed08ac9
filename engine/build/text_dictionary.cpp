// SPDX-License-Identifier: Apache-2.0
#include "engine/build/text_dictionary.hpp"

#include <algorithm>
#include <cstring>
#include <random>

#include <xxhash.h>

#include "engine/values/error.hpp"

namespace sluice {
namespace {

std::uint64_t process_seed() {
  static const std::uint64_t seed = [] {
    std::random_device device;
    return std::uint64_t{device()} << 32 | device();
  }();
  return seed;
}

}  // namespace

TextDictionary::TextDictionary() : slots_(1024) {}

std::uint32_t TextDictionary::encode(std::string_view text) {
  const auto hash =
      static_cast<std::uint32_t>(XXH3_64bits_withSeed(text.data(), text.size(), process_seed()));
  const auto mask = slots_.size() - 1;
  auto at = hash & mask;
  for (; slots_[at].number_plus_one != 0; at = (at + 1) & mask) {
    const auto& slot = slots_[at];
    if (slot.hash == hash && texts_[slot.number_plus_one - 1] == text) return slot.number_plus_one - 1;
  }
  if (texts_.size() >= 0xFFFF'FFF0u)
    throw UnreadableInput("more than 4,294,967,280 different ids: too many for one ledger");
  texts_.push_back(keep(text));
  slots_[at] = {hash, static_cast<std::uint32_t>(texts_.size())};
  if (texts_.size() * 2 > slots_.size()) grow();
  return static_cast<std::uint32_t>(texts_.size() - 1);
}

std::string_view TextDictionary::keep(std::string_view text) {
  if (block_size_ - block_used_ < text.size()) {
    block_size_ = std::max<std::size_t>(std::size_t{1} << 16, text.size());
    block_used_ = 0;
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(block_size_));
  }
  if (text.empty()) return {};
  char* copy = blocks_.back().get() + block_used_;
  std::memcpy(copy, text.data(), text.size());
  block_used_ += text.size();
  return {copy, text.size()};
}

void TextDictionary::grow() {
  std::vector<Slot> larger(slots_.size() * 2);
  const auto mask = larger.size() - 1;
  for (const auto& slot : slots_) {
    if (slot.number_plus_one == 0) continue;
    auto at = slot.hash & mask;
    while (larger[at].number_plus_one != 0) at = (at + 1) & mask;
    larger[at] = slot;
  }
  slots_ = std::move(larger);
}

}  // namespace sluice
