// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>
#include <numeric>
#include <optional>

#include <CLI/CLI.hpp>

#include "apps/cli/commands.hpp"
#include "apps/cli/drawing_options.hpp"
#include "apps/cli/general_options.hpp"
#include "apps/cli/messages.hpp"
#include "apps/cli/output_paths.hpp"
#include "apps/cli/progress_display.hpp"
#include "apps/cli/search_scope.hpp"
#include "apps/cli/shape_options.hpp"
#include "apps/cli/whole_number.hpp"
#include "apps/report/patterns_csv.hpp"
#include "apps/report/patterns_json.hpp"
#include "apps/report/patterns_text.hpp"
#include "apps/report/transfers_drawing.hpp"

namespace sluice {
namespace {

constexpr const char* examples = R"(
Finds the shapes that laundering leaves in a ledger, within a window of time. Fan-ins, fan-outs, gather-scatters,
scatter-gathers and cycles are counted exactly; bipartite shapes, stacks and random walks are found and scored. Much of
it is innocent: companies pay wages, shops are paid by many.

Examples:
  sluice patterns case.sluice
  sluice patterns case.sluice --kind cycle --window 7d --max-length 4 --min-amount 1000 --json
  sluice patterns case.sluice --through 6222020200012345678,6217000010023456789 --window 3d
  sluice patterns case.sluice --kind fan-in,fan-out --min-degree 20 --count-only)";

class PatternsCommand {
 public:
  PatternsCommand(CLI::App& app, Session& session) : session_(session) {
    ledger_.add_ledger(app);
    options_.add_to(app);
    scope_.add_to(app);
    add_output_options(app);
    add_general_options(app, session);
    ledger_.add_reading(app);
    app.footer(examples);
  }

  ExitCode run() {
    auto question = options_.interpret();
    require_other_paths();
    auto ledger = ledger_.open(session_);
    const auto graph = scope_.known(ledger.graph, ledger_.time_form());
    options_.complete(graph, question);
    question.query.boundary = scope_.boundary(graph);
    if (instances_max_) question.query.instances_max = *instances_max_;
    // Tables for people end where nobody reads on.
    if (!session_.json && csv_.empty())
      question.query.instances_max = std::min<std::uint64_t>(question.query.instances_max, rows_max_);
    session_.json ? report_json(graph, question, ledger) : report_text(graph, question);
    return question.query.through && found_ == 0 ? ExitCode::empty : ExitCode::answered;
  }

 private:
  void add_output_options(CLI::App& app) {
    constexpr const char* group = "Output";
    app.add_flag("--count-only", is_counted_only_, "Only say how many there are")->group(group);
    app.add_option("--max-instances", instances_max_,
                   "List at most so many of each kind; all are counted (default: all)")
        ->check(whole_number)
        ->type_name("N")
        ->group(group);
    app.add_option("--csv", csv_, "Write patterns.csv into DIR: the transfers of all instances listed")
        ->type_name("DIR")
        ->group(group);
    drawing_.add_to(app, "the instances shown");
    add_top(app, rows_max_, "Instances of each kind shown to people and drawn (default: 20)");
  }

  /// Nothing that is written may take the place of a file that is read.
  void require_other_paths() const {
    auto inputs = ledger_.inputs();
    inputs.push_back(session_.case_file);
    auto outputs = ledger_.outputs();
    if (!csv_.empty()) outputs.push_back({"--csv " + csv_, patterns_csv_file(csv_)});
    drawing_.add_outputs(outputs);
    require_not_an_input(outputs, inputs);
  }

  void report_json(const TransferGraph& graph, const PatternsQuestion& question, OpenedLedger& ledger) {
    JsonWriter json(stdout);
    PatternsJson writer(graph, json);
    writer.begin(ledger.hash());
    const auto counts =
        find(graph, question, [&](ShapeKind kind, const Shape& shape) { writer.instance(kind, shape); });
    writer.end(question, counts, left_out_);
  }

  void report_text(const TransferGraph& graph, const PatternsQuestion& question) {
    const auto counts = find(graph, question, [](ShapeKind, const Shape&) {});
    print(patterns_text(question, counts, shown_, graph, style_for(stdout)));
  }

  /// Searches; instances go to `write`, to the CSV file and the picture, as far as they are asked for.
  PatternCounts find(const TransferGraph& graph, const PatternsQuestion& question, const PatternSink& write) {
    std::optional<PatternsCsv> csv;
    if (!csv_.empty()) csv.emplace(graph, csv_);
    PatternCounts listed;
    const PatternSink list = [&](ShapeKind kind, const Shape& shape) {
      auto& of_kind = listed.of_kind[static_cast<std::size_t>(kind)];
      ++of_kind;
      write(kind, shape);
      if (csv) csv->instance(kind, shape);
      if (of_kind <= rows_max_) shown_.emplace_back(kind, shape);
    };
    PatternCounts counts;
    {
      const ProgressDisplay display(session_.progress);
      counts = find_patterns(graph, question, session_.progress, is_counted_only_ ? PatternSink() : list);
    }
    found_ = std::accumulate(counts.of_kind.begin(), counts.of_kind.end(), std::uint64_t{0});
    for (std::size_t kind = 0; kind < shape_kind_count; ++kind)
      left_out_.of_kind[kind] = counts.of_kind[kind] - listed.of_kind[kind];
    if (csv) csv->finish();
    if (drawing_.are_given()) drawing_.write(draw(graph));
    return counts;
  }

  DrawnGraph draw(const TransferGraph& graph) const {
    TransfersDrawing drawing(graph);
    for (const auto& [kind, shape] : shown_) drawing.add(shape.transfers);
    return drawing.take();
  }

  Session& session_;
  LedgerOptions ledger_;
  ShapeOptions options_;
  SearchScope scope_;
  DrawingOptions drawing_;
  bool is_counted_only_ = false;
  std::optional<std::size_t> instances_max_;
  std::string csv_;
  std::size_t rows_max_ = 20;

  std::vector<std::pair<ShapeKind, Shape>> shown_;
  PatternCounts left_out_;
  std::uint64_t found_ = 0;
};

}  // namespace

Command add_patterns(CLI::App& program, Session& session) {
  auto* app =
      program.add_subcommand("patterns", "Laundering shapes of the whole ledger: fans, cycles, stacks, …");
  const auto command = std::make_shared<PatternsCommand>(*app, session);
  return {app, [command] { return command->run(); }};
}

}  // namespace sluice
