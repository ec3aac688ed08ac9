// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include <CLI/CLI.hpp>

#include "apps/cli/commands.hpp"
#include "apps/cli/drawing_options.hpp"
#include "apps/cli/general_options.hpp"
#include "apps/cli/investigation.hpp"
#include "apps/cli/messages.hpp"
#include "apps/cli/output_paths.hpp"
#include "apps/cli/progress_display.hpp"
#include "apps/report/trace_bounds.hpp"
#include "apps/report/trace_csv.hpp"
#include "apps/report/trace_drawing.hpp"
#include "apps/report/trace_json.hpp"
#include "apps/report/trace_text.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

constexpr const char* examples = R"(
Rules: haircut (pro rata per outflow, the default), fifo (oldest money first), lifo (newest first), libr (own money
first, lowest intermediate balance), tainted-first (victims' money first, the worst case), poison (marks all that is
downstream, measures nothing).

Examples:
  sluice trace case.sluice --fraud T1001,T1002
  sluice trace transfers.csv --fraud-file fraud.csv --rule fifo --until 2026-03-31 --json
  sluice trace case.sluice --fraud T1001 --max-hops 6 --min-amount 100 --csv out --dot trace.dot
  sluice trace case.sluice --fraud T1001 --bounds
  sluice trace case.sluice --fraud T2040 --backward)";

class TraceCommand {
 public:
  TraceCommand(CLI::App& app, Session& session) : session_(session) {
    ledger_.add_ledger(app);
    query_.add_to(app);
    tracing_.add_to(app);
    app.add_flag("--backward", backward_, "Where did the money come from, instead of where did it go")
        ->group("Tracing");
    app.add_flag("--bounds", bounds_, "Also what must and what can be there, whatever the rule")
        ->group("Tracing");
    add_output_options(app);
    add_general_options(app, session);
    ledger_.add_reading(app);
    app.footer(examples);
  }

  ExitCode run() {
    if (bounds_ && backward_)
      throw InvalidQuery(
          "--bounds says how much stolen money must and can be in an account; a --backward trace asks where "
          "money came from and has none");
    require_other_paths();
    auto asked = open_investigation(session_, ledger_, query_, tracing_, backward_);
    const auto answer = trace(asked.graph, asked.query);
    session_.progress.check();
    TraceReport answered(asked.graph, asked.query, asked.found, answer);
    if (bounds_) {
      const ProgressDisplay display(session_.progress);
      answered.set_bounds(bounds_of_traced(asked.graph, asked.query, answer, session_.progress));
    }
    report(answered, asked.ledger);
    return asked.found.sources.empty() ? ExitCode::empty : ExitCode::answered;
  }

 private:
  void add_output_options(CLI::App& app) {
    constexpr const char* group = "Output";
    app.add_option("--csv", csv_, "Write accounts.csv, transfers.csv and sources.csv into DIR")
        ->type_name("DIR")
        ->group(group);
    drawing_.add_to(app, "the traced graph");
    add_top(app, rows_max_, "Rows shown to people (default: 20)");
  }

  /// Nothing that is written may take the place of a file that is read.
  void require_other_paths() const {
    auto inputs = ledger_.inputs();
    inputs.push_back(query_.fraud_file());
    inputs.push_back(session_.case_file);
    auto outputs = ledger_.outputs();
    if (!csv_.empty())
      for (auto& file : trace_csv_files(csv_)) outputs.push_back({"--csv " + csv_, std::move(file)});
    drawing_.add_outputs(outputs);
    require_not_an_input(outputs, inputs);
  }

  void report(const TraceReport& report, OpenedLedger& ledger) const {
    if (!csv_.empty()) write_trace_csv(report, csv_);
    if (drawing_.are_given()) drawing_.write(draw_trace(report));
    if (session_.json) {
      JsonWriter json(stdout);
      write_trace_json(report, ledger.hash(), json);
    } else {
      print(trace_text(report, rows_max_, style_for(stdout)));
    }
  }

  Session& session_;
  LedgerOptions ledger_;
  QueryOptions query_;
  DrawingOptions drawing_;
  TracingOptions tracing_;
  std::string csv_;
  bool backward_ = false, bounds_ = false;
  std::size_t rows_max_ = 20;
};

}  // namespace

Command add_trace(CLI::App& program, Session& session) {
  auto* app = program.add_subcommand("trace", "Follow stolen money: where is each cent of it now");
  const auto command = std::make_shared<TraceCommand>(*app, session);
  return {app, [command] { return command->run(); }};
}

}  // namespace sluice
