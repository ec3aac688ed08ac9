// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/case_answers.hpp"

#include "apps/report/frozen_doubts.hpp"
#include "apps/report/trace_bounds.hpp"

namespace sluice {
namespace {

constexpr PathSelection recoverable_paths{.to = std::nullopt, .recoverable = true, .count = std::nullopt};

/// The sources that were known in the view.
FoundSources find_again(const TransferGraph& view, const BoundaryOptions& boundary,
                        const FoundSources& found) {
  return find_sources(view, Boundary(view, boundary), found.payments, false);
}

TraceQuery without_limits(const TraceQuery& asked, const FoundSources& found) {
  TraceQuery query;
  query.sources = found.sources;
  query.victims = found.victims;
  query.boundary = asked.boundary;
  return query;
}

TraceQuery with_cut_off(TraceQuery query, std::optional<Time> cut_off) {
  query.cut_off = cut_off;
  return query;
}

FreezeQuery known_measures(FreezeQuery query, const FoundSources& found) {
  std::erase_if(query.measures.all, [&](const Measure& measure) { return measure.from > query.at; });
  query.measures.cases = case_names(found);
  return query;
}

}  // namespace

CaseAnswers::Freeze::Freeze(const TransferGraph& known, const TraceQuery& asked,
                            const FoundSources& asked_found, const FreezeQuery& freeze, Progress& progress)
    : graph(known.known_at(freeze.at)),
      found(find_again(graph, asked.boundary, asked_found)),
      query(without_limits(asked, found)),
      traced(trace(graph, query)),
      answer(answer_freeze(graph, query, traced, freeze, progress)),
      trace_report(graph, query, found, traced),
      report(trace_report, freeze, answer) {}

CaseAnswers::Refund::Refund(const TransferGraph& graph, const TraceQuery& asked, const FoundSources& found,
                            const CaseQuestions& questions, Progress& progress)
    : query(with_cut_off(without_limits(asked, found), questions.frozen_as_of)),
      answer(assign_frozen_money(graph, query, questions.refund, progress)),
      report(graph, query, found, questions.refund, answer) {}

CaseAnswers::CaseAnswers(const TransferGraph& graph, const TraceQuery& query, const FoundSources& found,
                         const Measures& measures, const CaseQuestions& questions, Progress& progress)
    : questions_(questions),
      traced_(trace(graph, query)),
      trace_report_(graph, query, found, traced_),
      paths_(find_fund_paths(graph, query, traced_, measures, progress)),
      paths_report_(trace_report_, paths_, measures, select_paths(graph, paths_, recoverable_paths)),
      institutions_(ask_next(graph, traced_)),
      ask_report_(trace_report_, institutions_) {
  progress.check();
  trace_report_.set_bounds(bounds_of_traced(graph, query, traced_, progress));
  find_together(graph, query, progress);
  questions_.freeze = known_measures(questions_.freeze, found);
  freeze_.emplace(graph, query, found, questions_.freeze, progress);
  if (!questions_.with_refund) return;
  refund_.emplace(graph, query, found, questions_, progress);
  doubts_ = frozen_doubts(graph, refund_->query, questions_.refund.frozen);
}

void CaseAnswers::find_together(const TransferGraph& graph, const TraceQuery& query, Progress& progress) {
  std::map<CurrencyNo, std::vector<PocketNo>> resting;
  for (const auto& row : traced_.pockets)
    if (row.rests > Amount(0)) resting[graph.currency(row.pocket)].push_back(row.pocket);
  if (resting.empty()) return;
  const CaseBounds bounds(graph, query);
  for (const auto& [currency, pockets] : resting) {
    progress.check();
    together_.push_back({currency, bounds.of_set(pockets)});
  }
}

CaseReport CaseAnswers::report(const CaseHeading& heading) const {
  return {heading,
          trace_report_,
          paths_report_,
          ask_report_,
          together_,
          &freeze_->report,
          refund_ ? &refund_->report : nullptr,
          doubts_};
}

}  // namespace sluice
