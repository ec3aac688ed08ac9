// SPDX-License-Identifier: Apache-2.0
// Ledgers of which it is known what there is to detect.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "algorithms/patterns/shapes/shape_query.hpp"
#include "algorithms/suspects/training.hpp"
#include "engine/graph/transfer_graph.hpp"

namespace sluice::bench {

/// What an account was: victims, and exchanges and shops through which a gang cashed out, are neither.
enum class AccountTruth : std::uint8_t { innocent, mule, neither };

/// What a transfer was; `lure` is what a gang pays back to a victim.
enum class TransferTruth : std::uint8_t { ordinary, victim, mule, cash_out, lure, test, camouflage };

/// A shape that a gang carried out on purpose.
struct TrueShape {
  ShapeKind kind{};
  std::vector<TransferNo> transfers;
};

struct DetectionLedger {
  TransferGraph graph;
  /// By number.
  std::vector<AccountTruth> accounts;
  std::vector<TransferTruth> transfers;
  /// The mules of each case.
  std::vector<std::vector<AccountNo>> cases;
  std::vector<TrueShape> shapes;
  /// Ascending.
  std::vector<LabelledAccount> labels;
};

struct DetectionLedgerChoice {
  /// A preset or a file.
  std::string behaviour;
  std::uint64_t transfers = 0, accounts = 0, cases = 0, seed = 0;
  /// Instead of the behaviour's.
  std::optional<std::int64_t> shape_percent;
  /// Transfers alone, without devices, places and account file.
  bool is_bare = false;
};

/// Generates the ledger into `folder`, reads it, and removes the folder. Throws std::logic_error where rows
/// or truths are not as they should be.
[[nodiscard]] DetectionLedger make_detection_ledger(const DetectionLedgerChoice&, const std::string& folder);

/// AMLSim's ledger: transactions.csv and nodes.csv below `folder`. Mules are the accounts that it marks as
/// fraudulent; a tenth of all
/// accounts have labels, and there are no cases and shapes.
[[nodiscard]] DetectionLedger read_amlsim(const std::string& folder);

}  // namespace sluice::bench
