// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace sluice {

/// Sixty-four bytes, and for any byte the set of places where it stands (bit i: place i).
class ByteBlock {
 public:
#ifdef __SSE2__
  explicit ByteBlock(const char* bytes) {
    for (int i = 0; i < 4; ++i) part_[i] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes) + i);
  }
  std::uint64_t places_of(char wanted) const {
    const auto pattern = _mm_set1_epi8(wanted);
    return join([&](int i) { return _mm_movemask_epi8(_mm_cmpeq_epi8(part_[i], pattern)); });
  }
  /// Places of bytes beyond ASCII.
  std::uint64_t beyond_ascii() const {
    return join([&](int i) { return _mm_movemask_epi8(part_[i]); });
  }

 private:
  template <class Part>
  static std::uint64_t join(Part part) {
    std::uint64_t places = 0;
    for (int i = 0; i < 4; ++i) places |= std::uint64_t{static_cast<std::uint16_t>(part(i))} << (16 * i);
    return places;
  }
  __m128i part_[4];
#else
  explicit ByteBlock(const char* bytes) { std::memcpy(bytes_, bytes, sizeof bytes_); }
  std::uint64_t places_of(char wanted) const {
    return places([&](char byte) { return byte == wanted; });
  }
  std::uint64_t beyond_ascii() const {
    return places([](char byte) { return static_cast<unsigned char>(byte) >= 0x80; });
  }

 private:
  template <class Test>
  std::uint64_t places(Test test) const {
    std::uint64_t found = 0;
    for (unsigned i = 0; i < 64; ++i) found |= std::uint64_t{test(bytes_[i])} << i;
    return found;
  }
  char bytes_[64];
#endif
};

/// Calls visit(offset, block) for text in blocks of 64; the last is filled up with zeros.
template <class Visit>
void for_each_block(const char* bytes, std::size_t size, Visit visit) {
  std::size_t at = 0;
  for (; at + 64 <= size; at += 64) visit(at, ByteBlock(bytes + at));
  if (at == size) return;
  char last[64] = {};
  std::memcpy(last, bytes + at, size - at);
  visit(at, ByteBlock(last));
}

}  // namespace sluice
