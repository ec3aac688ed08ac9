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

/// For models of one's own. Accounts: a row for every one that has a score, by id: its label and score, and
/// value, rarity and strength of every signal, empty where unknown. Transfers: a row for every known one, in
/// the ledger's order: what was so for its payer and payee when it was made; in blocks, so memory does not
/// grow with the ledger. Both files appear at the end, or neither: see features_files. Throws OutputFailed,
/// Interrupted.
void write_features(const Suspicion&, std::span<const LabelledAccount>, const ScoreWeights&,
                    const PassThroughQuery&, const std::filesystem::path& file, Progress&);

}  // namespace sluice
