// SPDX-License-Identifier: Apache-2.0
#include "engine/values/amount.hpp"

#include <fmt/format.h>

namespace sluice {

std::string to_decimal(Amount amount, int scale) {
  // The magnitude is taken unsigned: -2^63 has no positive twin.
  const auto magnitude = amount.minor < 0 ? 0 - static_cast<std::uint64_t>(amount.minor)
                                          : static_cast<std::uint64_t>(amount.minor);
  std::string digits = fmt::format("{:0{}}", magnitude, scale + 1);
  if (scale > 0) digits.insert(digits.size() - static_cast<std::size_t>(scale), 1, '.');
  return amount.minor < 0 ? "-" + digits : digits;
}

}  // namespace sluice
