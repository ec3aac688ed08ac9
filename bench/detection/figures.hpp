// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace sluice::bench {

/// Prints what was measured of one ledger, one figure a line: `cell,seed,table,method,measure,value`. A cell
/// is what ledgers of different seeds have in common.
class Figures {
 public:
  Figures(std::string cell, std::string seed) : cell_(std::move(cell)), seed_(std::move(seed)) {}

  void add(std::string_view table, std::string_view method, std::string_view measure, double value) const {
    fmt::print("{},{},{},{},{},{:.6g}\n", cell_, seed_, table, method, measure, value);
  }
  void add(std::string_view table, std::string_view method, std::string_view measure,
           std::size_t value) const {
    add(table, method, measure, static_cast<double>(value));
  }

 private:
  std::string cell_, seed_;
};

}  // namespace sluice::bench
