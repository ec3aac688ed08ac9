// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "apps/report/svg_writer.hpp"
#include "apps/report/time_axis.hpp"
#include "apps/report/trace_report.hpp"

namespace sluice {

/// A row of a time line: an account, or several.
struct TimelineRow {
  /// An id or a name of the input, or words of ours where `is_joined`.
  std::string name;
  bool is_joined = false;
  std::optional<std::uint32_t> level;
  End end = End::rests;
  /// From when to when it holds traced money; nothing for victims, outside and joined accounts.
  std::optional<Time> from, to;
  Amount rests;
};

/// A traced transfer.
struct TimelineEvent {
  std::size_t payer = 0, payee = 0;
  Time time;
  Amount traced;
  std::string title;
};

/// The largest accounts of a trace in one currency, and the largest transfers between them.
struct Timeline {
  std::vector<TimelineRow> rows;
  /// In the ledger's order.
  std::vector<TimelineEvent> events;
  /// All that there are, drawn or not.
  std::size_t accounts = 0, transfers = 0;
};

struct TimelineLimits {
  std::size_t victims = 5, accounts = 14, events = 120;
};

/// Victims first, then accounts by level and first arrival, in the end all others as one row. O(trace, with a
/// logarithm). Deterministic.
[[nodiscard]] Timeline timeline_of(const TraceReport&, CurrencyNo, const TimelineLimits& = {});

/// Where rows and events of a time line stand.
struct TimelineLayout {
  double width = 0, height = 0, left = 0, right = 0;
  std::vector<double> row_y;
  TimeAxis axis;
  /// An event's place along the axis, and how thick its arrow is.
  struct Arrow {
    double x = 0, width = 0;
  };
  std::vector<Arrow> arrows;
};

[[nodiscard]] TimelineLayout lay_out(const Timeline&, double width = 1040);

}  // namespace sluice
