// SPDX-License-Identifier: Apache-2.0
#include "engine/run/column.hpp"

#include <sys/mman.h>

#include <cstdint>
#include <cstdlib>

namespace sluice {

void* reallocate(void* block, std::size_t bytes) {
  constexpr std::size_t huge_page = 2u << 20;
  void* grown = std::realloc(block, bytes);
  if (grown == nullptr) throw std::bad_alloc();
  if (bytes >= 4 * huge_page) {
    const auto first = (reinterpret_cast<std::uintptr_t>(grown) + huge_page - 1) / huge_page * huge_page;
    const auto last = (reinterpret_cast<std::uintptr_t>(grown) + bytes) / huge_page * huge_page;
    // Advice only: where huge pages are switched off the memory is as good, just slower to touch.
    if (last > first) (void)madvise(reinterpret_cast<void*>(first), last - first, MADV_HUGEPAGE);
  }
  return grown;
}

}  // namespace sluice
