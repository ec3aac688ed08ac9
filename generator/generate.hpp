// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <functional>
#include <string>

#include "generator/behaviour.hpp"

namespace sluice {

/// Which synthetic ledger, and where it goes.
struct GenerateQuery {
  std::string directory;            ///< created where it does not exist
  std::uint64_t accounts = 10'000;  ///< merchants, cash points and fee accounts come on top
  std::uint64_t transfers = 1'000'000;
  std::uint64_t cases = 20;
  std::uint64_t seed = 1;
  std::string statements = "none";  ///< "cases" is not written yet
  Behaviour behaviour;
};

/// What was written.
struct Generated {
  std::uint64_t accounts = 0;        ///< as asked
  std::uint64_t extra_accounts = 0;  ///< merchants, cash points, fee accounts
  std::uint64_t transfers = 0;
  std::uint64_t cases = 0;
  std::uint64_t case_transfers = 0;  ///< of any role
  std::uint64_t fraud_payments = 0;
  std::uint64_t mules = 0, victims = 0;
  std::uint64_t shapes = 0;  ///< that cases carried out on purpose
  std::uint64_t bytes = 0;   ///< of all files together
};

/// Writes a synthetic ledger: transfers.csv (in order of time), accounts.csv, links.csv, fraud.csv,
/// labels.csv, response.csv, truth.csv, truth-accounts.csv and truth-shapes.csv. Exactly as many accounts and
/// transfers as asked; the same bytes for the same query on every machine. Files appear under their names
/// only when all are complete. `progress` is told (transfers done, of all) now and then; what it throws ends
/// the run, and leaves no files. Time O(transfers + accounts); memory O(accounts + case transfers), about 150
/// bytes an account. Throws InvalidQuery for a query that cannot be met (it says by how much), OutputFailed
/// with path and reason if a file cannot be written.
Generated generate(const GenerateQuery&,
                   const std::function<void(std::uint64_t done, std::uint64_t total)>& progress = {});

}  // namespace sluice
