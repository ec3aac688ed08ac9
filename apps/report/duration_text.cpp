// SPDX-License-Identifier: Apache-2.0
#include "apps/report/duration_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

#include "apps/report/display_text.hpp"

namespace sluice {
namespace {

struct Unit {
  std::uint64_t seconds;
  std::string_view name;
};

constexpr Unit units[] = {{86'400, "d"}, {3'600, "h"}, {60, "min"}, {1, "s"}};

std::string whole_seconds_text(std::uint64_t seconds) {
  const Unit* large = std::ranges::find_if(units, [&](const Unit& u) { return seconds >= u.seconds; });
  std::string text = fmt::format("{} {}", seconds / large->seconds, large->name);
  const Unit* small = large + 1;
  if (small == std::end(units)) return text;
  const std::uint64_t rest = seconds % large->seconds / small->seconds;
  return rest == 0 ? text : fmt::format("{} {} {}", text, rest, small->name);
}

// Commas between the groups of text[first, last), which holds digits only.
std::string group_digits(std::string text, std::size_t first, std::size_t last) {
  for (std::size_t at = last; at > first + 3;) text.insert(at -= 3, 1, ',');
  return text;
}

}  // namespace

std::string duration_text(Duration duration) {
  // The magnitude is taken unsigned: -2^63 has no positive twin.
  const auto ns = static_cast<std::uint64_t>(duration.ns);
  const std::uint64_t magnitude = duration.ns < 0 ? 0 - ns : ns;
  const std::string sign = duration.ns < 0 ? "-" : "";
  if (magnitude == 0) return "0 s";
  if (magnitude < 1'000'000) return "< 1 ms";
  if (magnitude < 1'000'000'000) return fmt::format("{}{} ms", sign, magnitude / 1'000'000);
  return sign + whole_seconds_text(magnitude / 1'000'000'000);
}

std::string count_text(std::uint64_t count) {
  std::string digits = std::to_string(count);
  const std::size_t length = digits.size();
  return group_digits(std::move(digits), 0, length);
}

std::string counted_text(std::uint64_t n, std::string_view thing) {
  return fmt::format("{} {}{}", count_text(n), thing, n == 1 ? "" : "s");
}

std::string amount_text(Amount amount, int scale, std::string_view currency) {
  std::string text = to_decimal(amount, scale);
  const std::size_t point = std::min(text.find('.'), text.size());
  text = group_digits(std::move(text), amount.minor < 0 ? 1 : 0, point);
  return currency.empty() ? text : text + " " + escape_for_terminal(currency);
}

}  // namespace sluice
