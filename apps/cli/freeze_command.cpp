// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <set>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "apps/cli/commands.hpp"
#include "apps/cli/freeze_options.hpp"
#include "apps/cli/general_options.hpp"
#include "apps/cli/investigation.hpp"
#include "apps/cli/measures_file.hpp"
#include "apps/cli/messages.hpp"
#include "apps/cli/output_paths.hpp"
#include "apps/cli/progress_display.hpp"
#include "apps/cli/request_files.hpp"
#include "apps/report/duration_text.hpp"
#include "apps/report/freeze_csv.hpp"
#include "apps/report/freeze_json.hpp"
#include "apps/report/freeze_requests.hpp"
#include "apps/report/freeze_text.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

constexpr const char* examples = R"(
Plans which accounts to freeze first, with what was known at that moment: orders that are expected to catch most of
the victims' money, given how fast each account passed money on so far and how long its institution takes.

Examples:
  sluice freeze case.sluice --fraud T1001,T1002 --at '2026-01-05 10:30'
  sluice freeze case.sluice --fraud-file fraud.csv --at 2026-01-05T10:30:00 --response response.csv --pace 5
  sluice freeze case.sluice --fraud T1001 --at '2026-01-05 10:30' --measures measures.csv --requests requests)";

class FreezeCommand {
 public:
  FreezeCommand(CLI::App& app, Session& session) : session_(session) {
    ledger_.add_ledger(app);
    query_.add_to(app, QueryTimes::settled);
    app.add_option("--at", at_, "Now: nothing later is known, and the first order is sent")
        ->type_name("T")
        ->group("Time");
    freeze_.add_to(app);
    app.add_option("--measures", measures_,
                   "Stop-payments and freezes so far: account,kind,from,to,authority,case")
        ->type_name("FILE")
        ->group("Freezing");
    add_output_options(app);
    add_general_options(app, session);
    ledger_.add_reading(app);
    app.footer(examples);
  }

  ExitCode run() {
    if (at_.empty()) throw InvalidQuery("--at: say at which moment to plan, as in --at '2026-01-05 10:30'");
    query_.require_no_times("--at says up to when everything is known");
    std::vector<OutputPath> tables;
    if (!csv_.empty())
      for (auto& file : freeze_csv_files(csv_)) tables.push_back({"--csv " + csv_, std::move(file)});
    require_other_paths(tables);
    auto query = freeze_.interpret(ledger_);
    query.at = read_end("--at", at_, ledger_.time_form());
    auto asked = open_investigation(session_, ledger_, query_, TracingOptions(), false, query.at);
    query.measures = read_measures(measures_, asked.graph, asked.found, ledger_);
    const auto traced = trace(asked.graph, asked.query);
    const auto answer = compute(asked, traced, query);
    const TraceReport trace_report(asked.graph, asked.query, asked.found, traced);
    tell_gaps(trace_report, query, answer);
    report(FreezeReport(trace_report, query, answer), asked.ledger);
    return answer.is_empty() ? ExitCode::empty : ExitCode::answered;
  }

 private:
  void add_output_options(CLI::App& app) {
    constexpr const char* group = "Output";
    app.add_option("--requests", requests_,
                   "Write a stop-payment request to each institution, CSV and XLSX, into DIR")
        ->type_name("DIR")
        ->group(group);
    app.add_option("--csv", csv_, "Write the plan, its transfers and the measures as tables into DIR")
        ->type_name("DIR")
        ->group(group);
    add_top(app, rows_max_, "Rows shown to people (default: 20)");
  }

  std::vector<std::string> inputs() const {
    auto inputs = ledger_.inputs();
    for (const auto& file : {query_.fraud_file(), freeze_.response_file(), measures_, session_.case_file})
      inputs.push_back(file);
    return inputs;
  }

  /// Nothing that is written may take the place of a file that is read.
  void require_other_paths(std::vector<OutputPath> written) const {
    for (auto& output : ledger_.outputs()) written.push_back(std::move(output));
    require_not_an_input(written, inputs());
  }

  FreezeAnswer compute(const Investigation& asked, const Trace& traced, const FreezeQuery& query) {
    const ProgressDisplay display(session_.progress);
    return answer_freeze(asked.graph, asked.query, traced, query, session_.progress);
  }

  /// What the user should know of an answer that is empty, or that rests on something assumed.
  void tell_gaps(const TraceReport& traced, const FreezeQuery& query, const FreezeAnswer& answer) const {
    if (traced.found().sources.empty())
      tell("at that time no fraud payment was known");
    else if (answer.is_empty())
      tell("at that time no account held money of the fraud payments that could be frozen");
    if (freeze_.response_file().empty()) return;
    std::set<std::string_view> missing;
    for (const auto& plan : answer.plans)
      for (const auto& order : plan.orders) {
        const auto name = traced.account_text(order.candidate.pocket, AccountText::institution);
        if (!query.response.by_institution.contains(name)) missing.insert(name);
      }
    if (missing.empty()) return;
    std::string names;
    for (const auto name : missing)
      names += fmt::format("{}{}", names.empty() ? "" : ", ",
                           name.empty() ? "accounts whose institution is not known" : name);
    tell(fmt::format("{} does not say how long these take: {}; {} is assumed, {}", freeze_.response_file(),
                     names, duration_text(query.response.otherwise),
                     query.response.by_institution.empty() ? "as without a file" : "the longest it has"));
  }

  void report(const FreezeReport& report, OpenedLedger& ledger) const {
    std::vector<std::filesystem::path> files;
    if (!requests_.empty())
      files = write_request_files(requests_, stop_payment_requests(report, ledger.hash()), inputs());
    if (!csv_.empty()) write_freeze_csv(report, csv_);
    if (session_.json) {
      JsonWriter json(stdout);
      write_freeze_json(report, ledger.hash(), json);
      return;
    }
    auto text = freeze_text(report, rows_max_, style_for(stdout));
    if (!files.empty())
      text += fmt::format("{} of requests written into {}.\n", counted_text(files.size(), "file"), requests_);
    print(text);
  }

  Session& session_;
  LedgerOptions ledger_;
  QueryOptions query_;
  FreezeOptions freeze_;
  std::string at_, measures_, requests_, csv_;
  std::size_t rows_max_ = 20;
};

}  // namespace

Command add_freeze(CLI::App& program, Session& session) {
  auto* app = program.add_subcommand("freeze", "Which accounts to freeze first, and why");
  const auto command = std::make_shared<FreezeCommand>(*app, session);
  return {app, [command] { return command->run(); }};
}

}  // namespace sluice
