// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "apps/cli/commands.hpp"
#include "apps/cli/general_options.hpp"
#include "apps/cli/lookup_options.hpp"
#include "apps/cli/messages.hpp"
#include "apps/cli/progress_display.hpp"
#include "apps/cli/window_option.hpp"
#include "apps/report/peers_report.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

constexpr const char* examples = R"(
Several accounts are taken as one; what they pay each other is shown apart. In and out are seen from them. New is who
had no transfer with them before the last 30 days of the time looked at, vanished who had none since.

Examples:
  sluice peers case.sluice 6222020200012345678
  sluice peers case.sluice 6222020200012345678,6217000010023456789 --from 2026-03-01 --recent 7d
  sluice peers case.sluice H2 --by holder --json)";

class PeersCommand {
 public:
  PeersCommand(CLI::App& app, Session& session) : session_(session) {
    ledger_.add_ledger(app);
    app.add_option("NAMES", names_, "Accounts, or what --by says; commas between them")
        ->required()
        ->type_name("");
    lookup_.add_to(app);
    lookup_.add_known_at(app);
    app.add_option("--recent", recent_, "How long somebody is new, or is missed (default: 30d)")
        ->type_name("D")
        ->group("Time");
    app.add_option("--csv", csv_, "Write peers.csv and peers_within.csv into DIR")
        ->type_name("DIR")
        ->group("Output");
    add_top(app, rows_max_, "Rows shown to people (default: 20)");
    add_general_options(app, session);
    ledger_.add_reading(app);
    app.footer(examples);
  }

  ExitCode run() {
    const auto by = lookup_.by();
    const auto form = ledger_.time_form();
    PeersQuery query;
    query.period = lookup_.period(form);
    query.recent = read_window("--recent", recent_);
    require_other_paths();
    auto ledger = ledger_.open(session_);
    const auto graph = lookup_.known(ledger.graph, form);
    const Parties parties(graph, by);
    query.group = require_parties(graph, parties, names_).accounts;
    const PeersAnswer answer{query.group, find(graph, query, parties)};
    report(answer, {graph, parties}, ledger);
    const bool is_empty = answer.found.peers.empty() && answer.found.within.empty();
    return is_empty ? ExitCode::empty : ExitCode::answered;
  }

 private:
  /// Nothing that is written may take the place of a file that is read.
  void require_other_paths() const {
    auto inputs = ledger_.inputs();
    inputs.push_back(session_.case_file);
    auto outputs = ledger_.outputs();
    if (!csv_.empty())
      for (auto& file : peers_csv_files(csv_)) outputs.push_back({"--csv " + csv_, std::move(file)});
    require_not_an_input(outputs, inputs);
  }

  Peers find(const TransferGraph& graph, const PeersQuery& query, const Parties& parties) {
    const ProgressDisplay display(session_.progress);
    return find_peers(graph, query, parties, session_.progress);
  }

  void report(const PeersAnswer& answer, const LookupParts& parts, OpenedLedger& ledger) const {
    if (!csv_.empty()) write_peers_csv(answer, parts, csv_);
    if (session_.json) {
      JsonWriter json(stdout);
      write_peers_json(answer, parts, ledger.hash(), json);
    } else {
      print(peers_text(answer, parts, rows_max_, style_for(stdout)));
    }
  }

  Session& session_;
  LedgerOptions ledger_;
  LookupOptions lookup_;
  std::string names_, recent_ = "30d", csv_;
  std::size_t rows_max_ = 20;
};

}  // namespace

Command add_peers(CLI::App& program, Session& session) {
  auto* app = program.add_subcommand("peers", "Who paid an account and whom it paid: its counterparties");
  const auto command = std::make_shared<PeersCommand>(*app, session);
  return {app, [command] { return command->run(); }};
}

}  // namespace sluice
