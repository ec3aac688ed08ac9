// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "apps/cli/commands.hpp"
#include "apps/cli/freeze_options.hpp"
#include "apps/cli/general_options.hpp"
#include "apps/cli/id_list.hpp"
#include "apps/cli/investigation.hpp"
#include "apps/cli/messages.hpp"
#include "apps/cli/minutes.hpp"
#include "apps/cli/output_paths.hpp"
#include "apps/cli/progress_display.hpp"
#include "apps/report/replay_csv.hpp"
#include "apps/report/replay_json.hpp"
#include "apps/report/replay_text.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

constexpr const char* examples = R"(
Plays known cases again: hides everything later than each case's first report and the delay, plans, lets happen what
really happened, and compares what is caught with a plan that knew the future and with three simple orders. The
delay is in minutes. With --freeze instead: what a given set of accounts catches, all ordered frozen at --at.

Examples:
  sluice replay case.sluice --fraud-file fraud.csv --delay 0,15,30,60,120
  sluice replay case.sluice --fraud-file fraud.csv --delay 30 --response response.csv --slots 5 --csv out
  sluice replay case.sluice --fraud T1001 --freeze 6222020200012345678 --at '2026-01-05 10:30' --json)";

class ReplayCommand {
 public:
  ReplayCommand(CLI::App& app, Session& session) : session_(session) {
    constexpr const char* asked = "What is asked";
    ledger_.add_ledger(app);
    query_.add_to(app, QueryTimes::settled);
    add_repeatable(app, "--delay", delays_, "Minutes from the first report to the plan; several by commas",
                   "MINUTES")
        ->group(asked);
    add_repeatable(app, "--freeze", accounts_, "What freezing these accounts catches, instead of --delay",
                   id_list_type)
        ->group(asked);
    app.add_option("--at", at_, "When the orders of --freeze are sent")->type_name("T")->group(asked);
    freeze_.add_to(app);
    app.add_option("--csv", csv_, "Write replay.csv and replay_overall.csv into DIR")
        ->type_name("DIR")
        ->group("Output");
    add_general_options(app, session);
    ledger_.add_reading(app);
    app.footer(examples);
  }

  ExitCode run() {
    const auto accounts = split_ids(accounts_);
    const auto delays = split_ids(delays_);
    query_.require_no_times("the whole ledger is played, and what is known is settled by the delay");
    if (delays.empty() == accounts.empty())
      throw InvalidQuery(
          "replay takes either --delay MINUTES, with --fraud-file, or --freeze ACCOUNTS, with --at");
    require_other_paths();
    return accounts.empty() ? replay(delays) : evaluate(accounts);
  }

 private:
  ExitCode replay(const std::vector<std::string>& texts) {
    if (query_.fraud_file().empty())
      throw InvalidQuery(
          "--delay plays the cases of a fraud file; name it: --fraud-file FILE, with the columns "
          "transfer_id, "
          "case, reported");
    if (!at_.empty()) throw InvalidQuery("--at belongs to --freeze; --delay counts from each case's report");
    std::vector<std::uint64_t> minutes;
    for (const auto& text : texts)
      minutes.push_back(static_cast<std::uint64_t>(read_minutes("--delay", text).ns / minute.ns));
    const auto query = freeze_.interpret(ledger_);
    auto asked = open_investigation(session_, ledger_, query_, TracingOptions());
    const auto cases = cases_of(asked.found.payments);
    if (cases.empty()) tell(fmt::format("{} names no fraud payment", query_.fraud_file()));
    const auto answer = play(asked, cases, minutes, query);
    report(ReplayReport(asked.graph, query, cases, answer), asked.ledger);
    return cases.empty() ? ExitCode::empty : ExitCode::answered;
  }

  ReplayAnswer play(const Investigation& asked, std::span<const ReplayCase> cases,
                    std::span<const std::uint64_t> minutes, const FreezeQuery& query) {
    const ProgressDisplay display(session_.progress);
    return replay_cases(asked.graph, asked.query.boundary, cases, minutes, query, session_.progress);
  }

  void report(const ReplayReport& report, OpenedLedger& ledger) const {
    if (!csv_.empty()) write_replay_csv(report, csv_);
    if (session_.json) {
      JsonWriter json(stdout);
      write_replay_json(report, ledger.hash(), json);
    } else {
      print(replay_text(report, style_for(stdout)));
    }
  }

  ExitCode evaluate(const std::vector<std::string>& ids) {
    if (at_.empty())
      throw InvalidQuery("--freeze: say when the orders are sent, as in --at '2026-01-05 10:30'");
    if (!csv_.empty()) throw InvalidQuery("--csv: --freeze has one number a currency and no tables");
    const auto query = freeze_.interpret(ledger_);
    const auto at = read_end("--at", at_, ledger_.time_form());
    auto asked = open_investigation(session_, ledger_, query_, TracingOptions());
    std::vector<AccountNo> accounts;
    for (const auto& id : ids) accounts.push_back(require_account(asked.graph, id));
    const auto traced = trace(asked.graph, asked.query);
    session_.progress.check();
    const auto caught = caught_by(asked.graph, asked.query, traced, accounts, at, query.response);
    if (session_.json) {
      JsonWriter json(stdout);
      write_caught_json(asked.graph, caught, at, asked.ledger.hash(), json);
    } else {
      print(caught_text(asked.graph, caught, at));
    }
    return caught.empty() ? ExitCode::empty : ExitCode::answered;
  }

  /// Nothing that is written may take the place of a file that is read.
  void require_other_paths() const {
    auto inputs = ledger_.inputs();
    for (const auto& file : {query_.fraud_file(), freeze_.response_file(), session_.case_file})
      inputs.push_back(file);
    auto outputs = ledger_.outputs();
    if (!csv_.empty())
      for (auto& file : replay_csv_files(csv_)) outputs.push_back({"--csv " + csv_, std::move(file)});
    require_not_an_input(outputs, inputs);
  }

  Session& session_;
  LedgerOptions ledger_;
  QueryOptions query_;
  FreezeOptions freeze_;
  std::vector<std::string> delays_, accounts_;
  std::string at_, csv_;
};

}  // namespace

Command add_replay(CLI::App& program, Session& session) {
  auto* app = program.add_subcommand("replay", "What freeze plans would have caught in known cases");
  const auto command = std::make_shared<ReplayCommand>(*app, session);
  return {app, [command] { return command->run(); }};
}

}  // namespace sluice
