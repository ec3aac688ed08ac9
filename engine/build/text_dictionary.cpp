// SPDX-License-Identifier: Apache-2.0
#include "engine/build/text_dictionary.hpp"

#include <algorithm>
#include <cstring>
#include <random>

#include <xxhash.h>

#include "engine/values/error.hpp"

namespace sluice {
namespace {

const std::uint64_t process_seed = [] {
  std::random_device device;
  return std::uint64_t{device()} << 32 | device();
}();

/// Whether the kept text at `kept` is `text`; its length stands before it.
bool is_at(const char* kept, std::string_view text) {
  std::uint32_t length = 0;
  std::memcpy(&length, kept - sizeof length, sizeof length);
  return length == text.size() && (length == 0 || std::memcmp(kept, text.data(), length) == 0);
}

}  // namespace

TextDictionary::TextDictionary() : slots_(1024, Slot{}) {}

std::uint32_t TextDictionary::hash_of(std::string_view text) {
  return static_cast<std::uint32_t>(XXH3_64bits_withSeed(text.data(), text.size(), process_seed));
}

void TextDictionary::encode_later(std::string_view text, std::uint32_t* number) {
  if (waiting_count_ == waiting_.size()) flush();
  const auto hash = hash_of(text);
  __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
  waiting_[waiting_count_++] = {text, number, hash};
}

void TextDictionary::flush() {
  // By now the slots are in the cache; next come the texts that they name.
  for (std::size_t i = 0; i < waiting_count_; ++i) {
    const auto& slot = slots_[waiting_[i].hash & (slots_.size() - 1)];
    if (slot.number_plus_one != 0) __builtin_prefetch(slot.text);
  }
  for (std::size_t i = 0; i < waiting_count_; ++i)
    *waiting_[i].number = find_or_add(waiting_[i].text, waiting_[i].hash);
  waiting_count_ = 0;
}

std::uint32_t TextDictionary::find_or_add(std::string_view text, std::uint32_t hash) {
  const auto mask = slots_.size() - 1;
  auto at = hash & mask;
  for (; slots_[at].number_plus_one != 0; at = (at + 1) & mask) {
    const auto& slot = slots_[at];
    if (slot.hash == hash && is_at(slot.text, text)) return slot.number_plus_one - 1;
  }
  if (texts_.size() >= 0xFFFF'FFF0u)
    throw UnreadableInput("more than 4,294,967,280 different ids: too many for one ledger");
  texts_.push_back(keep(text));
  slots_[at] = {texts_.back().data(), hash, static_cast<std::uint32_t>(texts_.size())};
  if (texts_.size() * 2 > slots_.size()) grow();
  return static_cast<std::uint32_t>(texts_.size() - 1);
}

/// Copies the text behind its length, where slots find both in one cache line.
std::string_view TextDictionary::keep(std::string_view text) {
  if (text.size() > 0xFFFF'FFFFu) throw UnreadableInput("an id of more than 4 GiB");
  const auto length = static_cast<std::uint32_t>(text.size());
  const auto needed = sizeof length + text.size();
  if (blocks_.empty() || blocks_.back().size() - block_used_ < needed) {
    // Blocks double up to 16 MiB, so that a large dictionary lies in large pages.
    const auto size =
        blocks_.empty() ? std::size_t{1} << 16 : std::min(blocks_.back().size() * 2, std::size_t{1} << 24);
    blocks_.emplace_back(std::max(size, needed));
    block_used_ = 0;
  }
  char* copy = blocks_.back().data() + block_used_;
  std::memcpy(copy, &length, sizeof length);
  if (length != 0) std::memcpy(copy + sizeof length, text.data(), length);
  block_used_ += needed;
  return {copy + sizeof length, length};
}

void TextDictionary::grow() {
  Array<Slot> larger(slots_.size() * 2, Slot{});
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
