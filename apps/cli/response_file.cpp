// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/response_file.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "apps/cli/minutes.hpp"
#include "engine/values/error.hpp"
#include "loaders/load.hpp"

namespace sluice {
namespace {

[[noreturn]] void refuse(const std::string& file, const CompanionRow& row, std::string_view column,
                         std::string_view expected, const std::string& found) {
  throw UnreadableInput(fmt::format("{}:{}: {}: expected {}, found {}", file, row.line, column, expected,
                                    found.empty() ? "nothing" : found));
}

}  // namespace

ResponseTimes read_response_times(const std::string& file, const LedgerOptions& ledger) {
  ResponseTimes response;
  if (file.empty()) return response;
  for (const auto& row :
       read_companion(file, "response", {"institution", "minutes"}, ledger.companion_options())) {
    const auto& institution = row.cells[0];
    if (institution.empty()) refuse(file, row, "institution", "a name", institution);
    const auto minutes = parse_minutes(row.cells[1]);
    if (!minutes) refuse(file, row, "minutes", "a whole number of minutes up to 99999999", row.cells[1]);
    if (!response.by_institution.try_emplace(institution, *minutes).second)
      refuse(file, row, "institution", "each institution once", institution + " again");
  }
  if (!response.by_institution.empty())
    response.otherwise = std::ranges::max_element(response.by_institution, {}, [](const auto& entry) {
                           return entry.second;
                         })->second;
  return response;
}

}  // namespace sluice
