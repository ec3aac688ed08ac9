// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include <CLI/CLI.hpp>

#include "algorithms/trace/sources.hpp"
#include "apps/cli/amount_option.hpp"
#include "apps/cli/commands.hpp"
#include "apps/cli/general_options.hpp"
#include "apps/cli/ledger_options.hpp"
#include "apps/cli/messages.hpp"
#include "apps/report/transfer_list.hpp"
#include "apps/report/transfer_search.hpp"

namespace sluice {
namespace {

constexpr const char* examples = R"(
All filters that are given must hold.

Examples:
  sluice find case.sluice --payer 6222020200012345678 --amount 50000
  sluice find transfers.csv --from '2026-03-02 10:00' --to '2026-03-02 10:05' --amount 1234.50
  sluice find case.sluice --holder 'Li Wei' --to 2026-03-31)";

class FindCommand {
 public:
  FindCommand(CLI::App& app, Session& session) : session_(session) {
    constexpr const char* filters = "Filters";
    ledger_.add_ledger(app);
    app.add_option("--payer", payer_, "The account that paid")->type_name("ID")->group(filters);
    app.add_option("--payee", payee_, "The account that was paid")->type_name("ID")->group(filters);
    app.add_option("--amount", amount_, "The exact amount, in any currency")->type_name("X")->group(filters);
    app.add_option("--from", from_, "From this moment on")->type_name("T")->group(filters);
    app.add_option("--to", to_, "Up to this moment; a bare date means its end")
        ->type_name("T")
        ->group(filters);
    app.add_option("--holder", holder_, "Id or name of the payer's or the payee's holder")
        ->type_name("NAME")
        ->group(filters);
    add_top(app, rows_max_, "Rows shown to people (default: 20)");
    add_general_options(app, session);
    ledger_.add_reading(app);
    app.footer(examples);
  }

  ExitCode run() {
    auto ledger = ledger_.open(session_);
    const auto& graph = ledger.graph;
    const auto found = search_transfers(graph, search(graph));
    session_.progress.check();
    if (session_.json) {
      JsonWriter json(stdout);
      write_transfers_json(graph, found, ledger.hash(), json);
    } else {
      print(transfers_text(graph, found, rows_max_, style_for(stdout)));
    }
    const bool names_known_things = !payer_.empty() || !payee_.empty() || !holder_.empty();
    return found.empty() && names_known_things ? ExitCode::empty : ExitCode::answered;
  }

 private:
  TransferSearch search(const TransferGraph& graph) const {
    TransferSearch search;
    if (!payer_.empty()) search.payer = require_account(graph, payer_);
    if (!payee_.empty()) search.payee = require_account(graph, payee_);
    if (!amount_.empty()) search.amount = read_amounts("--amount", amount_, graph);
    if (!from_.empty()) search.from = read_start("--from", from_, ledger_.time_form());
    if (!to_.empty()) search.to = read_end("--to", to_, ledger_.time_form());
    if (!holder_.empty()) search.holder = holder_;
    return search;
  }

  Session& session_;
  LedgerOptions ledger_;
  std::string payer_, payee_, amount_, from_, to_, holder_;
  std::size_t rows_max_ = 20;
};

}  // namespace

Command add_find(CLI::App& program, Session& session) {
  auto* app = program.add_subcommand("find", "Look transfers up by account, amount, time or holder");
  const auto command = std::make_shared<FindCommand>(*app, session);
  return {app, [command] { return command->run(); }};
}

}  // namespace sluice
