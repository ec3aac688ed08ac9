// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstring>
#include <map>
#include <string>
#include <vector>

#include "engine/store/columns.hpp"

namespace sluice::tests {

/// The names of the columns in which two ledgers differ in any byte.
inline std::vector<std::string> differing_columns(const Ledger& a, const Ledger& b) {
  std::map<std::string, std::string_view, std::less<>> bytes;
  auto bytes_of = [](const auto& column) {
    return std::string_view(reinterpret_cast<const char*>(column.data()),
                            column.size() * sizeof(*column.data()));
  };
  visit_columns(
      a, [&](std::string_view name, const auto& column, Content) { bytes.emplace(name, bytes_of(column)); });
  std::vector<std::string> differing;
  visit_columns(b, [&](std::string_view name, const auto& column, Content) {
    if (bytes.find(name)->second != bytes_of(column)) differing.emplace_back(name);
  });
  return differing;
}

}  // namespace sluice::tests
