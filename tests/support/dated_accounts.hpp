// SPDX-License-Identifier: Apache-2.0
// What the oracle's ledgers do not know of accounts: institutions, and when they were closed or frozen.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "tests/support/oracle_ledger.hpp"

namespace sluice::tests {

inline AccountRow account_row(const std::string& id) {
  AccountRow row;
  row.account = id;
  return row;
}

inline AccountRow at_institution(const std::string& id, const std::string& institution) {
  auto row = account_row(id);
  row.texts[static_cast<std::size_t>(AccountText::institution)] = institution;
  return row;
}

inline AccountRow closed_at(const std::string& id, std::int64_t second) {
  auto row = account_row(id);
  row.closed = Time(second * 1'000'000'000);
  return row;
}

inline AccountRow frozen_at(const std::string& id, std::int64_t second) {
  auto row = account_row(id);
  row.frozen = Time(second * 1'000'000'000);
  return row;
}

/// The oracle's ledger with rows of an account file.
inline std::shared_ptr<const Ledger> built(const oracle::Ledger& ledger, std::vector<AccountRow> accounts) {
  auto input = input_of(ledger);
  for (auto& row : accounts) input.accounts.push_back(std::move(row));
  Progress progress;
  return build_ledger(std::move(input), EqualTimes::as_listed, progress).ledger;
}

/// `second` seconds after the start of time, as in oracle::pays.
inline Time at_second(std::int64_t second) { return Time(second * 1'000'000'000); }

}  // namespace sluice::tests
