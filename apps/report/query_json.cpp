// SPDX-License-Identifier: Apache-2.0
#include "apps/report/query_json.hpp"

#include "apps/report/trace_report.hpp"

namespace sluice {

void write_query(const TraceQuery& query, std::string_view ledger, JsonWriter& json) {
  json.member("until", query.cut_off ? std::optional(query_time_text(*query.cut_off)) : std::nullopt);
  json.member("ledger", ledger);
}

void write_unknown_at(const FoundSources& found, JsonWriter& json) {
  if (found.unknown_at.empty()) return;
  json.list("unknown_at", found.unknown_at, [&](const std::string& id) { json.string(id); });
}

}  // namespace sluice
