// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

namespace sluice {

/// Check of an option that takes a count: a minus sign would otherwise wrap to a huge number.
inline std::string whole_number(const std::string& text) {
  if (!text.empty() && text.find_first_not_of("0123456789") == std::string::npos) return {};
  return "expected a whole number, found " + text;
}

}  // namespace sluice
