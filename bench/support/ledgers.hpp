// SPDX-License-Identifier: Apache-2.0
// The ledgers that benchmarks run on: synthetic, from fixed seeds, made once and kept on disk.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "algorithms/trace/sources.hpp"
#include "engine/ledger/ledger.hpp"
#include "loaders/load_options.hpp"

namespace sluice::bench {

/// A ledger on disk: transfers.csv (transfer_id, payer, payee, time, amount, currency; ascending times, ids
/// ascending with them), accounts.csv and fraud.csv. 30 days, a tenth as many accounts as transfers, heavy
/// tails, a fraud case for every 20,000 transfers.
struct MadeLedger {
  std::string folder;
  std::uint64_t transfers = 0;

  [[nodiscard]] std::string transfers_csv() const { return folder + "/transfers.csv"; }
  [[nodiscard]] std::string accounts_csv() const { return folder + "/accounts.csv"; }
  [[nodiscard]] std::string fraud_csv() const { return folder + "/fraud.csv"; }
};

/// The ledger of that many transfers (at least 1,000), made where it is not there yet: in $SLUICE_BENCH_DIR,
/// else build/bench-data below the working directory. O(transfers) the first time.
[[nodiscard]] MadeLedger made_ledger(std::uint64_t transfers);

/// How the transfers alone are read, as rivals read them; all accounts are inside then.
[[nodiscard]] LoadOptions transfers_alone(const MadeLedger&);

/// Loads transfers and accounts with all cores. Throws std::logic_error where a row is not loaded.
[[nodiscard]] std::shared_ptr<const Ledger> load(const MadeLedger&);

/// The planted fraud payments, in the order of their file.
[[nodiscard]] std::vector<FraudPayment> fraud_payments(const MadeLedger&);

}  // namespace sluice::bench
