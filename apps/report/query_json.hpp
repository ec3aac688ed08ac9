// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

#include "algorithms/trace/sources.hpp"
#include "apps/report/json_writer.hpp"

namespace sluice {

/// The members by which an answer can be had again: "until" (null where not given) and "ledger", its content
/// hash.
void write_query(const TraceQuery&, std::string_view ledger, JsonWriter&);

/// The member "unknown_at": ids of the payments that were not known at the moment asked for, in their order
/// of mention; left out where there are none.
void write_unknown_at(const FoundSources&, JsonWriter&);

}  // namespace sluice
