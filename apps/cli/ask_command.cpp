// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "apps/cli/commands.hpp"
#include "apps/cli/general_options.hpp"
#include "apps/cli/investigation.hpp"
#include "apps/cli/messages.hpp"
#include "apps/cli/output_paths.hpp"
#include "apps/cli/request_files.hpp"
#include "apps/report/ask_csv.hpp"
#include "apps/report/ask_json.hpp"
#include "apps/report/ask_requests.hpp"
#include "apps/report/ask_text.hpp"
#include "apps/report/duration_text.hpp"

namespace sluice {
namespace {

constexpr const char* examples = R"(
Lists the accounts whose own records are not loaded and into which stolen money went, by institution, with the
transfers that led there. The account ? stands for movements that no row shows, ?fx for exchange of currencies.

Examples:
  sluice ask case.sluice --fraud T1001,T1002
  sluice ask transfers.csv --fraud-file fraud.csv --uncovered 6222020200012345678 --json
  sluice ask case.sluice --fraud-file fraud.csv --requests requests --csv out)";

class AskCommand {
 public:
  AskCommand(CLI::App& app, Session& session) : session_(session) {
    constexpr const char* output = "Output";
    ledger_.add_ledger(app);
    query_.add_to(app);
    tracing_.add_to(app);
    app.add_option("--requests", requests_, "Write a request to each institution, CSV and XLSX, into DIR")
        ->type_name("DIR")
        ->group(output);
    app.add_option("--csv", csv_, "Write ask.csv and ask_transfers.csv into DIR")
        ->type_name("DIR")
        ->group(output);
    add_top(app, rows_max_, "Rows shown to people (default: 20)");
    add_general_options(app, session);
    ledger_.add_reading(app);
    app.footer(examples);
  }

  ExitCode run() {
    tracing_.require_amounts("ask");
    std::vector<OutputPath> tables;
    if (!csv_.empty())
      for (auto& file : ask_csv_files(csv_)) tables.push_back({"--csv " + csv_, std::move(file)});
    require_other_paths(std::move(tables));
    auto asked = open_investigation(session_, ledger_, query_, tracing_);
    const auto traced = trace(asked.graph, asked.query);
    session_.progress.check();
    const auto institutions = ask_next(asked.graph, traced);
    const TraceReport trace_report(asked.graph, asked.query, asked.found, traced);
    report(AskReport(trace_report, institutions), asked.ledger);
    return institutions.empty() ? ExitCode::empty : ExitCode::answered;
  }

 private:
  std::vector<std::string> inputs() const {
    auto inputs = ledger_.inputs();
    inputs.push_back(query_.fraud_file());
    inputs.push_back(session_.case_file);
    return inputs;
  }

  /// Nothing that is written may take the place of a file that is read.
  void require_other_paths(std::vector<OutputPath> written) const {
    for (auto& output : ledger_.outputs()) written.push_back(std::move(output));
    require_not_an_input(written, inputs());
  }

  void report(const AskReport& report, OpenedLedger& ledger) const {
    std::vector<std::filesystem::path> files;
    if (!requests_.empty())
      files = write_request_files(requests_, record_requests(report, ledger.hash()), inputs());
    if (!csv_.empty()) write_ask_csv(report, csv_);
    if (session_.json) {
      JsonWriter json(stdout);
      write_ask_json(report, files, ledger.hash(), json);
      return;
    }
    auto text = ask_text(report, rows_max_, style_for(stdout));
    if (!files.empty())
      text += fmt::format("{} of requests written into {}.\n", counted_text(files.size(), "file"), requests_);
    print(text);
  }

  Session& session_;
  LedgerOptions ledger_;
  QueryOptions query_;
  TracingOptions tracing_;
  std::string requests_, csv_;
  std::size_t rows_max_ = 20;
};

}  // namespace

Command add_ask(CLI::App& program, Session& session) {
  auto* app = program.add_subcommand("ask", "Whom to ask next: where stolen money left the loaded records");
  const auto command = std::make_shared<AskCommand>(*app, session);
  return {app, [command] { return command->run(); }};
}

}  // namespace sluice
