// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <span>
#include <vector>

#include "apps/report/suspects_report.hpp"

namespace sluice {

/// The files that features are written to: `file` for accounts, and NAME-transfers.csv beside it for
/// transfers.
[[nodiscard]] std::vector<std::filesystem::path> features_files(const std::filesystem::path& file);

/// A row for every account that has a score, by id: its label and score, and value, rarity and strength of
/// every signal, empty where unknown. For models of one's own. Throws OutputFailed, Interrupted.
void write_account_features(const Suspicion&, std::span<const LabelledAccount>, const ScoreWeights&,
                            const std::filesystem::path& file, Progress&);

/// A row for every known transfer, in the ledger's order: what was so for its payer and payee when it was
/// made. In blocks, so memory does not grow with the ledger. Throws OutputFailed, Interrupted.
void write_transfer_features(const TransferGraph&, const PassThroughQuery&, const std::filesystem::path& file,
                             Progress&);

}  // namespace sluice
