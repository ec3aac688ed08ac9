// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

#include "apps/report/json_writer.hpp"
#include "apps/report/patterns_report.hpp"

namespace sluice {

/// Shapes as JSON: the instances as they come, then the counts.
class PatternsJson {
 public:
  PatternsJson(const TransferGraph& graph, JsonWriter& json) : graph_(graph), json_(json) {}

  void begin(std::string_view ledger);
  void instance(ShapeKind, const Shape&);
  /// `left_out`: the instances that were counted, but not written.
  void end(const PatternsQuestion&, const PatternCounts&, const PatternCounts& left_out);

 private:
  void write_counts(const PatternsQuestion&, const PatternCounts&);

  const TransferGraph& graph_;
  JsonWriter& json_;
};

}  // namespace sluice
