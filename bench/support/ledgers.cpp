// SPDX-License-Identifier: Apache-2.0
#include "bench/support/ledgers.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>

#include "bench/support/require.hpp"
#include "generator/generate.hpp"
#include "loaders/load.hpp"

namespace sluice::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t seed = 20'260'101;

GenerateQuery query_for(std::uint64_t transfers, const fs::path& folder) {
  GenerateQuery query;
  query.directory = folder.string();
  query.transfers = transfers;
  query.accounts = transfers / 10;
  query.cases = std::max<std::uint64_t>(1, transfers / 20'000);
  query.seed = seed;
  query.behaviour.ledger.details = false;
  return query;
}

/// Copies the rows without their last column, the channel.
void cut_channel(const fs::path& from, const fs::path& to) {
  std::ifstream in(from, std::ios::binary);
  std::ofstream out(to, std::ios::binary);
  std::string line;
  while (std::getline(in, line)) {
    line.resize(line.rfind(','));
    line += '\n';
    out.write(line.data(), static_cast<std::streamsize>(line.size()));
  }
  out.close();
  require(!out.fail() && in.eof(), fmt::format("{} cannot be written", to.string()));
}

void make(std::uint64_t transfers, const fs::path& folder) {
  const fs::path part = folder.string() + ".part";
  fs::remove_all(part);
  generate(query_for(transfers, part));
  fs::rename(part / "transfers.csv", part / "generated.csv");
  cut_channel(part / "generated.csv", part / "transfers.csv");
  for (const auto* unused : {"generated.csv", "links.csv", "labels.csv", "response.csv", "truth.csv",
                             "truth-accounts.csv", "truth-shapes.csv"})
    fs::remove(part / unused);
  fs::rename(part, folder);
}

}  // namespace

MadeLedger made_ledger(std::uint64_t transfers) {
  require(transfers >= 1'000, "a ledger to measure on has at least 1,000 transfers");
  const auto* named = std::getenv("SLUICE_BENCH_DIR");
  const auto folder = fs::path(named != nullptr && *named != '\0' ? named : "build/bench-data")
                      / fmt::format("ledger-{}", transfers);
  if (!fs::exists(folder)) make(transfers, folder);
  return {folder.string(), transfers};
}

LoadOptions transfers_alone(const MadeLedger& made) {
  LoadOptions options;
  options.files = {made.transfers_csv()};
  return options;
}

std::shared_ptr<const Ledger> load(const MadeLedger& made) {
  auto options = transfers_alone(made);
  options.accounts = {made.accounts_csv()};
  Progress progress;
  const auto loaded = load_ledger(options, progress);
  require(loaded.report.loaded == made.transfers && loaded.report.rejections.empty(),
          "not all rows were loaded");
  return loaded.ledger;
}

std::vector<FraudPayment> fraud_payments(const MadeLedger& made) {
  std::vector<FraudPayment> payments;
  for (const auto& row : read_companion(made.fraud_csv(), "fraud", {"transfer_id", "victim"}, {}))
    payments.push_back({.transfer = row.cells[0], .victim = row.cells[1]});
  require(!payments.empty(), "the ledger has no fraud payments");
  return payments;
}

}  // namespace sluice::bench
