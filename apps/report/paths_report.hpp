// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "algorithms/paths/fund_paths.hpp"
#include "apps/report/trace_report.hpp"

namespace sluice {

/// Which paths are shown.
struct PathSelection {
  /// Only paths that end in one of these accounts; nothing: in any.
  std::optional<std::vector<AccountNo>> to;
  /// Beside those, the account "?".
  bool to_unseen = false;
  /// Only paths at whose end something can be recovered.
  bool recoverable = false;
  /// The first so many of them.
  std::optional<std::size_t> count;
};

/// The selected paths, in their order. O(paths · accounts).
[[nodiscard]] std::vector<const FundPath*> select_paths(const TransferGraph&, const FundPaths&,
                                                        const PathSelection&);

/// A hop of a path as reports show it.
struct ShownHop {
  /// Place in Trace::transfers.
  std::uint32_t transfer;
  const TracedTransfer* row;
  /// How long the money stayed at the payer; 0 on the first hop.
  Duration dwell;
};

/// Paths together with the question that they answer, as all their reports need it. Refers to everything.
class PathsReport {
 public:
  PathsReport(const TraceReport& traced, const FundPaths& all, const Measures& measures,
              std::vector<const FundPath*> shown)
      : traced_(traced), all_(all), measures_(measures), shown_(std::move(shown)) {}

  const TraceReport& traced() const { return traced_; }
  const FundPaths& all() const { return all_; }
  const Measures& measures() const { return measures_; }
  /// The selected paths.
  std::span<const FundPath* const> shown() const { return shown_; }
  /// "lots" or "one of many".
  std::string_view decomposition() const { return all_.from_lots ? "lots" : "one of many"; }
  [[nodiscard]] std::vector<ShownHop> hops(const FundPath&) const;
  /// Lots leave nothing open, so they have no bottleneck.
  [[nodiscard]] std::optional<Amount> bottleneck(const FundPath&) const;

 private:
  const TraceReport& traced_;
  const FundPaths& all_;
  const Measures& measures_;
  std::vector<const FundPath*> shown_;
};

/// Seconds as a decimal number, exactly: "200", "0.5".
[[nodiscard]] std::string seconds_text(Duration);

}  // namespace sluice
