// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include <CLI/CLI.hpp>

#include "apps/cli/commands.hpp"
#include "apps/cli/general_options.hpp"
#include "apps/cli/messages.hpp"
#include "apps/cli/query_options.hpp"
#include "apps/report/ledger_report.hpp"

namespace sluice {
namespace {

constexpr const char* examples = R"(
Examples:
  sluice info case.sluice
  sluice info transfers.csv --json)";

class InfoCommand {
 public:
  InfoCommand(CLI::App& app, Session& session) : session_(session) {
    ledger_.add_ledger(app);
    boundary_.add_to(app);
    add_top(app, rows_max_, "Gaps shown to people (default: 20)");
    add_general_options(app, session);
    ledger_.add_reading(app);
    app.footer(examples);
  }

  ExitCode run() {
    auto ledger = ledger_.open(session_);
    const auto& graph = ledger.graph;
    const auto overview = describe_ledger(graph, Boundary(graph, boundary_.resolve(graph)));
    const auto& hash = ledger.hash();
    session_.progress.check();
    if (session_.json) {
      JsonWriter json(stdout);
      write_ledger_json(graph, overview, hash, json);
    } else {
      print(ledger_text(graph, overview, hash, rows_max_, style_for(stdout)));
    }
    return ExitCode::answered;
  }

 private:
  Session& session_;
  LedgerOptions ledger_;
  BoundaryArguments boundary_;
  std::size_t rows_max_ = 20;
};

}  // namespace

Command add_info(CLI::App& program, Session& session) {
  auto* app = program.add_subcommand("info", "What a ledger holds, and where rows are missing");
  const auto command = std::make_shared<InfoCommand>(*app, session);
  return {app, [command] { return command->run(); }};
}

}  // namespace sluice
