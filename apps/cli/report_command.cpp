// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "apps/cli/case_answers.hpp"
#include "apps/cli/case_commands.hpp"
#include "apps/cli/commands.hpp"
#include "apps/cli/freeze_options.hpp"
#include "apps/cli/general_options.hpp"
#include "apps/cli/investigation.hpp"
#include "apps/cli/measures_file.hpp"
#include "apps/cli/messages.hpp"
#include "apps/cli/output_paths.hpp"
#include "apps/cli/progress_display.hpp"
#include "apps/cli/refund_options.hpp"
#include "apps/report/case_query_text.hpp"
#include "apps/report/duration_text.hpp"
#include "apps/report/json_writer.hpp"
#include "apps/report/output_file.hpp"
#include "engine/store/sha256.hpp"
#include "engine/values/error.hpp"
#include "loaders/input_file.hpp"

namespace sluice {
namespace {

constexpr const char* examples = R"(
Writes one page that answers a whole case: what was stolen, where it is, what of it is certain and recoverable, whom to
ask, what to freeze and what each victim gets back; with every figure's file and line. It needs no network and no
scripts, prints on A4, and is the same bytes for the same input.

Examples:
  sluice report case.sluice --case case.toml -o report.html
  sluice report case.sluice --fraud-file fraud.csv --at '2026-01-05 10:30' --response response.csv -o report.html
  sluice report transfers.csv --case case.toml --frozen frozen.csv --title 'Case 2026-17' -o report.html)";

class ReportCommand {
 public:
  ReportCommand(CLI::App& app, Session& session) : app_(app), session_(session) {
    ledger_.add_ledger(app);
    query_.add_to(app);
    app.add_option("--at", at_, "The moment of freezing (default: the last one that is known)")
        ->type_name("T")
        ->group("Time");
    tracing_.add_to(app);
    freeze_.add_to(app);
    app.add_option("--measures", measures_,
                   "Stop-payments and freezes so far: account,kind,from,to,authority,case")
        ->type_name("FILE")
        ->group("Freezing");
    refund_.add_to(app);
    add_output_options(app);
    add_general_options(app, session);
    ledger_.add_reading(app);
    app.footer(examples);
  }

  ExitCode run() {
    if (output_.empty())
      throw InvalidQuery("-o FILE: say where the page is to be written, as in -o report.html");
    tracing_.require_amounts("report");
    require_other_paths();
    CaseQuestions questions;
    questions.refund = refund_.interpret();
    questions.freeze = freeze_.interpret(ledger_);
    auto asked = open_investigation(session_, ledger_, query_, tracing_);
    const auto measures = read_measures(measures_, asked.graph, asked.found, ledger_);
    const ProgressDisplay display(session_.progress);
    questions.freeze.measures = measures;
    settle_moments(asked, questions);
    questions.with_refund = refund_.is_asked() && !asked.found.sources.empty();
    if (questions.with_refund) {
      auto query = asked.query;
      query.cut_off = questions.frozen_as_of;
      refund_.set_amounts(asked.graph, query, ledger_, session_.progress, questions.refund);
    }
    write_page(asked,
               CaseAnswers(asked.graph, asked.query, asked.found, measures, questions, session_.progress));
    return asked.found.sources.empty() ? ExitCode::empty : ExitCode::answered;
  }

 private:
  void add_output_options(CLI::App& app) {
    constexpr const char* group = "Output";
    app.add_option("-o,--output", output_, "Where to write the page")->type_name("FILE")->group(group);
    app.add_option("--title", title_, "Title of the page")->type_name("TEXT")->group(group);
    app.add_option("--prepared-at", prepared_at_, "When the page was prepared, as it is to stand on it")
        ->type_name("TEXT")
        ->group(group);
    add_top(app, rows_max_, "Rows of long tables (default: 50)");
  }

  /// The files that the case comes from, beside the ledger and its companions, by option.
  std::vector<std::pair<std::string, std::string>> case_files() const {
    return {{"fraud-file", query_.fraud_file()},
            {"measures", measures_},
            {"response", freeze_.response_file()},
            {"frozen", refund_.frozen_file()},
            {"repaid", refund_.repaid_file()}};
  }

  /// Nothing that is written may take the place of a file that is read.
  void require_other_paths() const {
    auto inputs = ledger_.inputs();
    inputs.push_back(session_.case_file);
    for (const auto& [option, file] : case_files()) inputs.push_back(file);
    auto outputs = ledger_.outputs();
    outputs.push_back({"-o " + output_, output_});
    require_not_an_input(outputs, inputs);
  }

  /// The last moment of which anything is known: of a transfer, a report or a measure.
  static Time last_known(const Investigation& asked, const Measures& measures) {
    auto last = now_of(asked.graph, asked.query, measures);
    if (asked.query.cut_off || asked.graph.known_until()) return last;
    for (const auto& payment : asked.found.payments) last = std::max(last, payment.reported.value_or(last));
    return last;
  }

  /// When the freeze is planned, and as of when frozen money is looked at.
  void settle_moments(const Investigation& asked, CaseQuestions& questions) const {
    questions.frozen_as_of = asked.query.cut_off;
    questions.freeze.at = last_known(asked, questions.freeze.measures);
    if (at_.empty()) return;
    questions.freeze.at = read_end("--at", at_, ledger_.time_form());
    questions.frozen_as_of = questions.freeze.at;
    const auto known = asked.graph.known_until();
    if (known && questions.freeze.at > *known)
      throw InvalidQuery("--at is later than --known-at, after which nothing is known");
  }

  std::string title(const Investigation& asked) const {
    if (!title_.empty()) return title_;
    return fmt::format("Tracing report on {}", counted_text(asked.found.sources.size(), "fraud payment"));
  }

  std::vector<CaseInput> inputs() {
    std::vector<CaseInput> inputs;
    for (const auto& [option, file] : case_files()) {
      if (file.empty()) continue;
      std::error_code unknown;
      const bool can_be_read_again = std::filesystem::is_regular_file(file, unknown);
      inputs.push_back({option, input_name(file),
                        can_be_read_again ? sha256_text(open_input(file, session_.progress).bytes) : ""});
    }
    return inputs;
  }

  void write_page(Investigation& asked, const CaseAnswers& answers) {
    CaseHeading heading;
    heading.title = title(asked);
    heading.prepared_at = prepared_at_;
    heading.program_version = SLUICE_VERSION;
    heading.ledger_hash = asked.ledger.hash();
    heading.inputs = inputs();
    heading.commands = case_commands(app_, answers.questions().freeze.at, answers.questions().frozen_as_of);
    heading.rows_max = rows_max_;
    const auto report = answers.report(heading);
    heading.query_text = case_query_text(report, heading.ledger_hash);
    heading.query_hash = sha256_text(heading.query_text);
    const auto page = case_report_html(report);
    OutputFile out(output_);
    out.write(page);
    out.commit();
    tell_written(heading, page.size());
  }

  void tell_written(const CaseHeading& heading, std::size_t bytes) const {
    if (!session_.json)
      return print(fmt::format("{}: {} bytes\nledger  {}\nquery   {}\n", output_, count_text(bytes),
                               heading.ledger_hash, heading.query_hash));
    JsonWriter json(stdout);
    json.begin_object();
    json.member("path", output_);
    json.member("ledger", heading.ledger_hash);
    json.member("query", heading.query_hash);
    json.end_object();
    json.finish();
  }

  CLI::App& app_;
  Session& session_;
  LedgerOptions ledger_;
  QueryOptions query_;
  TracingOptions tracing_;
  FreezeOptions freeze_;
  RefundOptions refund_;
  std::string at_, measures_, output_, title_, prepared_at_;
  std::size_t rows_max_ = 50;
};

}  // namespace

Command add_report(CLI::App& program, Session& session) {
  auto* app = program.add_subcommand("report", "One page about a case that a court can read");
  const auto command = std::make_shared<ReportCommand>(*app, session);
  return {app, [command] { return command->run(); }};
}

}  // namespace sluice
