// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "apps/report/case_report.hpp"
#include "engine/run/progress.hpp"

namespace sluice {

/// What a report asks beside the trace.
struct CaseQuestions {
  /// With its moment and measures.
  FreezeQuery freeze;
  bool with_refund = false;
  RefundQuery refund;
  /// The cut-off for frozen money.
  std::optional<Time> frozen_as_of;
};

/// All answers to one case. Refers to the graph, the query, the sources, and to itself: it stays where it is.
class CaseAnswers {
 public:
  /// Throws Interrupted, and InvalidQuery as the single questions do.
  CaseAnswers(const TransferGraph&, const TraceQuery&, const FoundSources&, const Measures&,
              const CaseQuestions&, Progress&);
  CaseAnswers(const CaseAnswers&) = delete;
  CaseAnswers& operator=(const CaseAnswers&) = delete;

  const CaseQuestions& questions() const { return questions_; }
  /// Refers to the heading and to this.
  [[nodiscard]] CaseReport report(const CaseHeading&) const;

 private:
  /// The plan knows nothing later than its moment, and no rule or limit of the trace.
  struct Freeze {
    Freeze(const TransferGraph&, const TraceQuery&, const FoundSources&, const FreezeQuery&, Progress&);

    TransferGraph graph;
    FoundSources found;
    TraceQuery query;
    Trace traced;
    FreezeAnswer answer;
    TraceReport trace_report;
    FreezeReport report;
  };
  struct Refund {
    Refund(const TransferGraph&, const TraceQuery&, const FoundSources&, const CaseQuestions&, Progress&);

    TraceQuery query;
    Restitution answer;
    RefundReport report;
  };

  void find_together(const TransferGraph&, const TraceQuery&, Progress&);

  CaseQuestions questions_;
  Trace traced_;
  TraceReport trace_report_;
  FundPaths paths_;
  PathsReport paths_report_;
  std::vector<AskedInstitution> institutions_;
  AskReport ask_report_;
  std::vector<BoundedSet> together_;
  std::optional<Freeze> freeze_;
  std::optional<Refund> refund_;
  std::vector<std::string> doubts_;
};

}  // namespace sluice
