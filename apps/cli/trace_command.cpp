// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "apps/cli/amount_option.hpp"
#include "apps/cli/commands.hpp"
#include "apps/cli/general_options.hpp"
#include "apps/cli/messages.hpp"
#include "apps/cli/output_paths.hpp"
#include "apps/cli/query_options.hpp"
#include "apps/cli/whole_number.hpp"
#include "apps/report/dot_writer.hpp"
#include "apps/report/graphml_writer.hpp"
#include "apps/report/rule_text.hpp"
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
  sluice trace case.sluice --fraud T2040 --backward)";

class TraceCommand {
 public:
  TraceCommand(CLI::App& app, Session& session) : session_(session) {
    ledger_.add_ledger(app);
    query_.add_to(app);
    add_tracing_options(app);
    add_output_options(app);
    add_general_options(app, session);
    ledger_.add_reading(app);
    app.footer(examples);
  }

  ExitCode run() {
    query_.require_sources();
    const auto form = ledger_.time_form();
    auto question = interpret(form);
    require_other_paths();
    auto ledger = ledger_.open(session_);
    const auto graph = query_.known(ledger.graph, form);
    question.boundary = query_.boundary(graph);
    if (!min_amount_.empty()) question.amount_min = read_floors("--min-amount", min_amount_, graph);
    const auto found = find_sources(graph, Boundary(graph, question.boundary),
                                    query_.payments(graph, ledger_), question.backward);
    question.sources = found.sources;
    question.victims = found.victims;
    const auto answer = trace(graph, question);
    session_.progress.check();
    report(TraceReport(graph, question, found, answer), ledger);
    return found.sources.empty() ? ExitCode::empty : ExitCode::answered;
  }

 private:
  void add_tracing_options(CLI::App& app) {
    constexpr const char* group = "Tracing";
    app.add_option("--rule", rule_, "haircut, fifo, lifo, libr, tainted-first or poison (default: haircut)")
        ->type_name("RULE")
        ->group(group);
    app.add_flag("--backward", backward_, "Where did the money come from, instead of where did it go")
        ->group(group);
    app.add_option("--max-hops", hops_max_, "Follow at most N transfers from a victim")
        ->type_name("N")
        ->group(group);
    app.add_option("--horizon", horizon_, "Follow each payment for so long: 45m, 24h, 3d")
        ->type_name("D")
        ->group(group);
    app.add_option("--min-amount", min_amount_, "Do not follow smaller shares")->type_name("X")->group(group);
  }

  void add_output_options(CLI::App& app) {
    constexpr const char* group = "Output";
    app.add_option("--csv", csv_, "Write accounts.csv, transfers.csv and sources.csv into DIR")
        ->type_name("DIR")
        ->group(group);
    app.add_option("--dot", dot_, "Draw the traced graph for Graphviz")->type_name("FILE")->group(group);
    app.add_option("--graphml", graphml_, "Write the traced graph as GraphML")
        ->type_name("FILE")
        ->group(group);
    app.add_option("--top", rows_max_, "Rows shown to people (default: 20)")
        ->check(whole_number)
        ->type_name("N")
        ->group(group);
  }

  TraceQuery interpret(const TimeForm& form) const {
    TraceQuery question;
    const auto rule = parse_rule(rule_);
    if (!rule) {
      std::string names;
      for (const auto known : all_rules())
        names += fmt::format("{}{}", names.empty() ? "" : ", ", to_text(known));
      throw InvalidQuery(fmt::format("--rule: expected one of {}, found {}", names, rule_));
    }
    question.rule = *rule;
    question.backward = backward_;
    question.hops_max = hops_max_;
    question.cut_off = query_.cut_off(form);
    if (horizon_.empty()) return question;
    question.horizon = parse_duration(horizon_);
    if (!question.horizon)
      throw InvalidQuery(
          fmt::format("--horizon: expected a duration such as 45m, 24h or 3d, found {}", horizon_));
    return question;
  }

  /// Nothing that is written may take the place of a file that is read.
  void require_other_paths() const {
    auto inputs = ledger_.inputs();
    inputs.push_back(query_.fraud_file());
    inputs.push_back(session_.case_file);
    auto outputs = ledger_.outputs();
    if (!csv_.empty())
      for (auto& file : trace_csv_files(csv_)) outputs.push_back({"--csv " + csv_, std::move(file)});
    outputs.push_back({"--dot " + dot_, dot_});
    outputs.push_back({"--graphml " + graphml_, graphml_});
    require_not_an_input(outputs, inputs);
  }

  void report(const TraceReport& report, OpenedLedger& ledger) const {
    if (!csv_.empty()) write_trace_csv(report, csv_);
    if (!dot_.empty() || !graphml_.empty()) {
      const auto drawing = draw_trace(report);
      if (!dot_.empty()) {
        OutputFile out(dot_);
        write_dot(drawing, out);
      }
      if (!graphml_.empty()) {
        OutputFile out(graphml_);
        write_graphml(drawing, out);
      }
    }
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
  std::string rule_ = "haircut", horizon_, min_amount_, csv_, dot_, graphml_;
  bool backward_ = false;
  std::optional<std::uint32_t> hops_max_;
  std::size_t rows_max_ = 20;
};

}  // namespace

Command add_trace(CLI::App& program, Session& session) {
  auto* app = program.add_subcommand("trace", "Follow stolen money: where is each cent of it now");
  const auto command = std::make_shared<TraceCommand>(*app, session);
  return {app, [command] { return command->run(); }};
}

}  // namespace sluice
