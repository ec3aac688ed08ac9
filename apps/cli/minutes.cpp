// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/minutes.hpp"

#include <charconv>

#include <fmt/format.h>

#include "engine/values/error.hpp"
#include "loaders/text/trim.hpp"

namespace sluice {

std::optional<Duration> parse_minutes(std::string_view text) {
  // More digits would pass the calendar.
  constexpr std::size_t digits_max = 8;
  if (text.empty() || text.size() > digits_max || text.find_first_not_of("0123456789") != text.npos)
    return std::nullopt;
  std::int64_t minutes = 0;
  std::from_chars(text.data(), text.data() + text.size(), minutes);
  return Duration::seconds(minutes * 60);
}

Duration read_minutes(const std::string& option, std::string_view text, int least) {
  const auto minutes = parse_minutes(trim(text));
  if (minutes && *minutes >= Duration::seconds(60 * least)) return *minutes;
  throw InvalidQuery(fmt::format("{}: expected a whole number of minutes{} up to 99999999, found {}", option,
                                 least > 0 ? fmt::format(" from {}", least) : "", text));
}

}  // namespace sluice
