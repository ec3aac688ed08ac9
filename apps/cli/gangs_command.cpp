// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "apps/cli/commands.hpp"
#include "apps/cli/drawing_options.hpp"
#include "apps/cli/general_options.hpp"
#include "apps/cli/implicated_options.hpp"
#include "apps/cli/messages.hpp"
#include "apps/cli/output_paths.hpp"
#include "apps/cli/progress_display.hpp"
#include "apps/cli/tie_options.hpp"
#include "apps/cli/whole_number.hpp"
#include "apps/report/duration_text.hpp"
#include "apps/report/gangs_csv.hpp"
#include "apps/report/gangs_drawing.hpp"
#include "apps/report/gangs_json.hpp"
#include "apps/report/gangs_text.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

constexpr const char* examples = R"(
Finds accounts that are worked together: tied by shared holders, phones, devices and MAC addresses, and by chains of
transfers that pass money on. Implicated are the accounts that --labels confirms and those that the money of the fraud
payments reached; where neither is given, the mules of chains. A family that shares a phone is no gang, and neither is
one person with many cards (see `sluice blacklist`).

Examples:
  sluice gangs case.sluice --labels labels.csv
  sluice gangs case.sluice --fraud-file fraud.csv --json
  sluice gangs case.sluice --labels labels.csv --gang 1 --dot gang.dot)";

class GangsCommand {
 public:
  GangsCommand(CLI::App& app, Session& session) : session_(session) {
    ledger_.add_ledger(app);
    ties_.add_to(app);
    who_.add_to(app);
    add_output_options(app);
    add_general_options(app, session);
    ledger_.add_reading(app);
    app.footer(examples);
  }

  ExitCode run() {
    auto question = ties_.interpret();
    require_other_paths();
    auto searched = who_.find(session_, ledger_, ChainSearch::always);
    question.boundary = searched.boundary;
    const auto& graph = searched.graph;
    GangsAnswer answer{std::move(searched.who), {}};
    {
      const ProgressDisplay display(session_.progress);
      const auto links = account_links(graph);
      answer.found = find_gangs(graph, answer.who.implicated, links, AccountHolders(graph, links), question,
                                session_.progress);
    }
    report(answer, graph, searched.ledger);
    return exit_code_of(answer.who);
  }

 private:
  void add_output_options(CLI::App& app) {
    constexpr const char* group = "Output";
    app.add_option("--csv", csv_, "Write gang_accounts.csv, gang_ties.csv and gang_transfers.csv into DIR")
        ->type_name("DIR")
        ->group(group);
    drawing_.add_to(app, "the gangs");
    app.add_option("--gang", gang_, "Draw only the N-th gang of the answer, from 1")
        ->check(whole_number)
        ->type_name("N")
        ->group(group);
    add_top(app, rows_max_, "Rows shown to people (default: 20)");
  }

  /// Nothing that is written may take the place of a file that is read.
  void require_other_paths() const {
    auto inputs = ledger_.inputs();
    for (auto& file : who_.inputs()) inputs.push_back(std::move(file));
    inputs.push_back(session_.case_file);
    auto outputs = ledger_.outputs();
    if (!csv_.empty())
      for (auto& file : gangs_csv_files(csv_)) outputs.push_back({"--csv " + csv_, std::move(file)});
    drawing_.add_outputs(outputs);
    require_not_an_input(outputs, inputs);
  }

  void report(const GangsAnswer& answer, const TransferGraph& graph, OpenedLedger& ledger) const {
    if (!csv_.empty()) write_gangs_csv(answer, graph, csv_);
    if (drawing_.are_given()) drawing_.write(draw_gangs(graph, gangs_to_draw(answer)));
    if (session_.json) {
      JsonWriter json(stdout);
      write_gangs_json(answer, graph, ledger.hash(), json);
    } else {
      print(gangs_text(answer, graph, rows_max_, style_for(stdout)));
    }
  }

  std::span<const FoundGang> gangs_to_draw(const GangsAnswer& answer) const {
    const std::span<const FoundGang> gangs = answer.found.gangs;
    if (!gang_) return gangs;
    if (*gang_ == 0 || *gang_ > gangs.size())
      throw InvalidQuery(
          fmt::format("--gang {}: the answer has {}", *gang_, counted_text(gangs.size(), "gang")));
    return gangs.subspan(*gang_ - 1, 1);
  }

  Session& session_;
  LedgerOptions ledger_;
  TieOptions ties_;
  ImplicatedOptions who_;
  DrawingOptions drawing_;
  std::string csv_;
  std::optional<std::size_t> gang_;
  std::size_t rows_max_ = 20;
};

}  // namespace

Command add_gangs(CLI::App& program, Session& session) {
  auto* app = program.add_subcommand("gangs", "Accounts that are worked together");
  const auto command = std::make_shared<GangsCommand>(*app, session);
  return {app, [command] { return command->run(); }};
}

}  // namespace sluice
