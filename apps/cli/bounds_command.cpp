// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include <CLI/CLI.hpp>

#include "apps/cli/commands.hpp"
#include "apps/cli/general_options.hpp"
#include "apps/cli/id_list.hpp"
#include "apps/cli/investigation.hpp"
#include "apps/cli/messages.hpp"
#include "apps/cli/output_paths.hpp"
#include "apps/cli/progress_display.hpp"
#include "apps/report/bounds_csv.hpp"
#include "apps/report/bounds_text.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

constexpr const char* examples = R"(
Courts disagree about tracing rules. Least is what must be victims' money in an account, most what can be, whichever
rule a court takes; where both meet, the claim does not depend on the rule. Where openings had to be reconstructed,
both hold for every opening that may be true.

Examples:
  sluice bounds case.sluice --fraud T1001,T1002
  sluice bounds transfers.csv --fraud-file fraud.csv --of 6222020200012345678,6217000000000002 --per-victim
  sluice bounds case.sluice --fraud-file fraud.csv --until 2026-03-31 --csv out --json)";

class BoundsCommand {
 public:
  BoundsCommand(CLI::App& app, Session& session) : session_(session) {
    constexpr const char* asked = "What is asked";
    ledger_.add_ledger(app);
    query_.add_to(app);
    add_repeatable(app, "--of", of_, "These accounts, each and together", id_list_type)->group(asked);
    app.add_flag("--each", each_, "Every account that can hold victims' money (the default)")->group(asked);
    app.add_flag("--per-victim", per_victim_, "Also for each victim alone")->group(asked);
    app.add_option("--csv", csv_, "Write bounds.csv (and tables by victim, of sets) into DIR")
        ->type_name("DIR")
        ->group("Output");
    add_top(app, rows_max_, "Rows shown to people (default: 20)");
    add_general_options(app, session);
    ledger_.add_reading(app);
    app.footer(examples);
  }

  ExitCode run() {
    const auto named = split_ids(of_);
    if (each_ && !named.empty())
      throw InvalidQuery("--of asks for the named accounts and --each for all; give one of them");
    const BoundsLists lists{per_victim_, !named.empty()};
    require_other_paths(lists);
    // No rule and no limit plays a part.
    auto asked = open_investigation(session_, ledger_, query_, TracingOptions());
    std::vector<AccountNo> accounts;
    for (const auto& id : named) accounts.push_back(require_account(asked.graph, id));
    const auto answer = compute(asked, accounts, lists);
    report(BoundsReport(asked.graph, asked.query, asked.found, answer), lists, asked.ledger);
    return asked.found.sources.empty() || answer.accounts.empty() ? ExitCode::empty : ExitCode::answered;
  }

 private:
  /// Nothing that is written may take the place of a file that is read.
  void require_other_paths(BoundsLists lists) const {
    auto inputs = ledger_.inputs();
    inputs.push_back(query_.fraud_file());
    inputs.push_back(session_.case_file);
    auto outputs = ledger_.outputs();
    if (!csv_.empty())
      for (auto& file : bounds_csv_files(lists, csv_)) outputs.push_back({"--csv " + csv_, std::move(file)});
    require_not_an_input(outputs, inputs);
  }

  BoundsAnswer compute(const Investigation& asked, std::span<const AccountNo> accounts, BoundsLists lists) {
    const ProgressDisplay display(session_.progress);
    if (lists.sets)
      return bounds_of_named(asked.graph, asked.query, accounts, lists.by_victim, session_.progress);
    return bounds_of_all(asked.graph, asked.query, lists.by_victim, session_.progress);
  }

  void report(const BoundsReport& report, BoundsLists lists, OpenedLedger& ledger) const {
    if (!csv_.empty()) write_bounds_csv(report, lists, csv_);
    if (session_.json) {
      JsonWriter json(stdout);
      write_bounds_json(report, lists, ledger.hash(), json);
    } else {
      print(bounds_text(report, lists, rows_max_, style_for(stdout)));
    }
  }

  Session& session_;
  LedgerOptions ledger_;
  QueryOptions query_;
  std::vector<std::string> of_;
  std::string csv_;
  bool each_ = false, per_victim_ = false;
  std::size_t rows_max_ = 20;
};

}  // namespace

Command add_bounds(CLI::App& program, Session& session) {
  auto* app = program.add_subcommand("bounds", "What must and what can be victims' money, under every rule");
  const auto command = std::make_shared<BoundsCommand>(*app, session);
  return {app, [command] { return command->run(); }};
}

}  // namespace sluice
