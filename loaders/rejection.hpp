// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string>

namespace sluice {

/// A row that was not loaded, and why: the columns of the reject file.
struct Rejection {
  std::string file;
  std::uint32_t line = 0;
  std::string column, expected, found;
  /// The row as it stood, cut after 4,096 bytes.
  std::string row;
};

}  // namespace sluice
