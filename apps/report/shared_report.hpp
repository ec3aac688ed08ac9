// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "algorithms/lookups/case_overlap.hpp"
#include "algorithms/lookups/shared_counterparties.hpp"
#include "apps/report/lookup_parts.hpp"
#include "apps/report/terminal.hpp"

namespace sluice {

/// Counterparties that several names share, as they are reported.
struct SharedAnswer {
  SharedQuery query;
  std::vector<SharedCounterparty> found;
};

/// Accounts where cases meet.
struct CasesAnswer {
  std::vector<std::string> cases;
  /// By which money was followed.
  Rule rule = Rule::haircut;
  std::vector<CaseOverlap> found;
};

/// Each writes its answer as one JSON object and completes the output. `hash` is the ledger's content hash.
void write_shared_json(const SharedAnswer&, const LookupParts&, std::string_view hash, JsonWriter&);
void write_shared_json(const CasesAnswer&, const LookupParts&, std::string_view hash, JsonWriter&);

/// The answer for people: the first `rows_max` counterparties, and how many there are.
[[nodiscard]] std::string shared_text(const SharedAnswer&, const LookupParts&, std::size_t rows_max,
                                      const Style&);
[[nodiscard]] std::string shared_text(const CasesAnswer&, const LookupParts&, std::size_t rows_max,
                                      const Style&);

/// The file that write_shared_csv writes: common.csv, a row for each counterparty, name (case) and currency.
[[nodiscard]] std::filesystem::path shared_csv_file(const std::filesystem::path& folder);
/// Throws OutputFailed.
void write_shared_csv(const SharedAnswer&, const LookupParts&, const std::filesystem::path& folder);
void write_shared_csv(const CasesAnswer&, const LookupParts&, const std::filesystem::path& folder);

}  // namespace sluice
