// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include <CLI/CLI.hpp>

#include "apps/cli/commands.hpp"
#include "apps/cli/drawing_options.hpp"
#include "apps/cli/general_options.hpp"
#include "apps/cli/id_list.hpp"
#include "apps/cli/investigation.hpp"
#include "apps/cli/measures_file.hpp"
#include "apps/cli/messages.hpp"
#include "apps/cli/output_paths.hpp"
#include "apps/cli/progress_display.hpp"
#include "apps/cli/whole_number.hpp"
#include "apps/report/link_chart.hpp"
#include "apps/report/paths_csv.hpp"
#include "apps/report/paths_drawing.hpp"
#include "apps/report/paths_json.hpp"
#include "apps/report/paths_text.hpp"

namespace sluice {
namespace {

constexpr const char* examples = R"(
Every path has an amount, and all paths of a source add up to what the trace says of it. Under fifo and lifo the rule
fixes the paths; under haircut, libr and tainted-first the split into paths is one of many.

Examples:
  sluice paths case.sluice --fraud T1001,T1002
  sluice paths transfers.csv --fraud-file fraud.csv --rule fifo --to 6222020200012345678 --json
  sluice paths case.sluice --fraud T1001 --recoverable --measures measures.csv --csv out
  sluice paths case.sluice --fraud T1001 --top 50 --link-chart chart --graphml paths.graphml)";

class PathsCommand {
 public:
  PathsCommand(CLI::App& app, Session& session) : session_(session) {
    ledger_.add_ledger(app);
    query_.add_to(app);
    tracing_.add_to(app);
    add_selection_options(app);
    add_output_options(app);
    add_general_options(app, session);
    ledger_.add_reading(app);
    app.footer(examples);
  }

  ExitCode run() {
    tracing_.require_amounts("paths");
    require_other_paths();
    auto asked = open_investigation(session_, ledger_, query_, tracing_);
    const auto measures = read_measures(measures_, asked.graph, asked.found, ledger_);
    const auto selection = select(asked.graph);
    const auto traced = trace(asked.graph, asked.query);
    session_.progress.check();
    const ProgressDisplay display(session_.progress);
    const auto paths = find_fund_paths(asked.graph, asked.query, traced, measures, session_.progress);
    const TraceReport trace_report(asked.graph, asked.query, asked.found, traced);
    const PathsReport answer(trace_report, paths, measures, select_paths(asked.graph, paths, selection));
    write_files(answer);
    report(answer, asked.ledger);
    return answer.shown().empty() ? ExitCode::empty : ExitCode::answered;
  }

 private:
  void add_selection_options(CLI::App& app) {
    constexpr const char* group = "Which paths";
    add_repeatable(app, "--to", to_, "Only paths that end in these accounts; ? is one", id_list_type)
        ->group(group);
    app.add_flag("--recoverable", recoverable_, "Only paths at whose end something can be recovered")
        ->group(group);
    app.add_option("--top", count_, "The first N of them (default: all; people are shown 20)")
        ->check(whole_number)
        ->type_name("N")
        ->group(group);
    app.add_option("--measures", measures_,
                   "Stop-payments and freezes so far: account,kind,from,to,authority,case")
        ->type_name("FILE")
        ->group("Companion files");
  }

  void add_output_options(CLI::App& app) {
    const auto add = [&](const std::string& name, std::string& value, const std::string& description,
                         const std::string& type) {
      app.add_option(name, value, description)->type_name(type)->group("Output");
    };
    add("--csv", csv_, "Write paths.csv and path_hops.csv into DIR", "DIR");
    drawing_.add_to(app, "the paths");
    add("--link-chart", link_chart_, "Write entities.csv and links.csv for link-chart programs into DIR",
        "DIR");
  }

  /// Nothing that is written may take the place of a file that is read.
  void require_other_paths() const {
    auto inputs = ledger_.inputs();
    for (const auto& file : {query_.fraud_file(), measures_, session_.case_file}) inputs.push_back(file);
    auto outputs = ledger_.outputs();
    if (!csv_.empty())
      for (auto& file : paths_csv_files(csv_)) outputs.push_back({"--csv " + csv_, std::move(file)});
    if (!link_chart_.empty())
      for (auto& file : link_chart_files(link_chart_))
        outputs.push_back({"--link-chart " + link_chart_, std::move(file)});
    drawing_.add_outputs(outputs);
    require_not_an_input(outputs, inputs);
  }

  PathSelection select(const TransferGraph& graph) const {
    PathSelection selection{std::nullopt, false, recoverable_, count_};
    for (const auto& id : split_ids(to_)) {
      if (!selection.to) selection.to.emplace();
      if (id == unseen_account)
        selection.to_unseen = true;
      else
        selection.to->push_back(require_account(graph, id));
    }
    return selection;
  }

  void write_files(const PathsReport& report) const {
    if (!csv_.empty()) write_paths_csv(report, csv_);
    if (!drawing_.are_given() && link_chart_.empty()) return;
    const auto map = map_paths(report);
    if (!link_chart_.empty()) write_link_chart(report, map, link_chart_);
    if (drawing_.are_given()) drawing_.write(draw_paths(report, map));
  }

  void report(const PathsReport& report, OpenedLedger& ledger) const {
    if (session_.json) {
      JsonWriter json(stdout);
      write_paths_json(report, ledger.hash(), json, session_.progress);
    } else {
      constexpr std::size_t shown_to_people = 20;
      print(paths_text(report, count_.value_or(shown_to_people), style_for(stdout)));
    }
  }

  Session& session_;
  LedgerOptions ledger_;
  QueryOptions query_;
  DrawingOptions drawing_;
  TracingOptions tracing_;
  std::vector<std::string> to_;
  std::string measures_, csv_, link_chart_;
  bool recoverable_ = false;
  std::optional<std::size_t> count_;
};

}  // namespace

Command add_paths(CLI::App& program, Session& session) {
  auto* app = program.add_subcommand("paths", "The ways that stolen money took, and what can be recovered");
  const auto command = std::make_shared<PathsCommand>(*app, session);
  return {app, [command] { return command->run(); }};
}

}  // namespace sluice
