// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include <CLI/CLI.hpp>

#include "apps/cli/commands.hpp"
#include "apps/cli/general_options.hpp"
#include "apps/cli/messages.hpp"
#include "apps/cli/query_options.hpp"
#include "apps/cli/whole_number.hpp"
#include "apps/report/statement_report.hpp"

namespace sluice {
namespace {

constexpr const char* examples = R"(
Examples:
  sluice show case.sluice 6222020200012345678
  sluice show transfers.csv M1 --from 2026-03-01 --to 2026-03-31 --limit 50)";

class ShowCommand {
 public:
  ShowCommand(CLI::App& app, Session& session) : session_(session) {
    ledger_.add_ledger(app);
    app.add_option("ACCOUNT", account_, "Its id, or another name of it")->required()->type_name("");
    app.add_option("--from", from_, "Rows from this moment on")->type_name("T")->group("Rows");
    app.add_option("--to", to_, "Rows up to this moment; a bare date means its end")
        ->type_name("T")
        ->group("Rows");
    app.add_option("--limit", limit_, "Only the last N rows")
        ->check(whole_number)
        ->type_name("N")
        ->group("Rows");
    boundary_.add_to(app);
    add_general_options(app, session);
    ledger_.add_reading(app);
    app.footer(examples);
  }

  ExitCode run() {
    auto ledger = ledger_.open(session_);
    const auto& graph = ledger.graph;
    const Boundary boundary(graph, boundary_.resolve(graph));
    const auto statement = make_statement(graph, boundary, require_account(graph, account_), window());
    session_.progress.check();
    if (session_.json) {
      JsonWriter json(stdout);
      write_statement_json(graph, statement, ledger.hash(), json);
    } else {
      print(statement_text(graph, statement, style_for(stdout)));
    }
    return statement.rows.empty() ? ExitCode::empty : ExitCode::answered;
  }

 private:
  StatementWindow window() const {
    StatementWindow window{.rows_max = limit_};
    if (!from_.empty()) window.from = read_start("--from", from_, ledger_.time_form());
    if (!to_.empty()) window.to = read_end("--to", to_, ledger_.time_form());
    return window;
  }

  Session& session_;
  LedgerOptions ledger_;
  BoundaryArguments boundary_;
  std::string account_, from_, to_;
  std::optional<std::size_t> limit_;
};

}  // namespace

Command add_show(CLI::App& program, Session& session) {
  auto* app =
      program.add_subcommand("show", "An account: who holds it, and its statement with running balance");
  const auto command = std::make_shared<ShowCommand>(*app, session);
  return {app, [command] { return command->run(); }};
}

}  // namespace sluice
