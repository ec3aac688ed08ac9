// SPDX-License-Identifier: Apache-2.0
#include "apps/report/institution_slug.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace sluice {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// Not std::tolower, which follows the locale.
char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Letters and digits, runs of others as one '-' between them, none at the ends.
std::string ascii_slug(std::string_view name) {
  std::string slug;
  bool gap = false;
  for (const char each : name) {
    const char c = lowered(each);
    if (!is_lower(c) && !is_digit(c)) {
      gap = true;
      continue;
    }
    if (slug.size() + (gap && !slug.empty() ? 2 : 1) > slug_length_max) break;
    if (gap && !slug.empty()) slug += '-';
    gap = false;
    slug += c;
  }
  return slug;
}

// Windows takes these for devices, whatever ending follows.
bool is_device(std::string_view slug) {
  constexpr std::array<std::string_view, 4> devices = {"con", "prn", "aux", "nul"};
  if (std::ranges::find(devices, slug) != devices.end()) return true;
  return slug.size() == 4 && (slug.starts_with("com") || slug.starts_with("lpt")) && is_digit(slug.back());
}

}  // namespace

std::string institution_slug(std::string_view name) {
  if (name.empty()) return "unknown-institution";
  const std::string slug = ascii_slug(name);
  if (slug.empty()) {
    const auto hash = static_cast<std::uint32_t>(XXH3_64bits(name.data(), name.size()) >> 32);
    return fmt::format("institution-{:08x}", hash);
  }
  return is_device(slug) ? "institution-" + slug : slug;
}

}  // namespace sluice
