// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "apps/cli/commands.hpp"
#include "apps/cli/earlier_refund.hpp"
#include "apps/cli/general_options.hpp"
#include "apps/cli/investigation.hpp"
#include "apps/cli/messages.hpp"
#include "apps/cli/output_paths.hpp"
#include "apps/cli/progress_display.hpp"
#include "apps/cli/refund_options.hpp"
#include "apps/report/frozen_doubts.hpp"
#include "apps/report/refund_comparison.hpp"
#include "apps/report/refund_csv.hpp"
#include "apps/report/refund_json.hpp"
#include "apps/report/refund_text.hpp"
#include "engine/values/error.hpp"
#include "loaders/input_file.hpp"

namespace sluice {
namespace {

constexpr const char* examples = R"(
Methods: article-8 (what must be a victim's money first, then in proportion to the losses; the default), pari-passu
(all frozen accounts as one fund, by losses), rolling, fifo, lifo, libr (by what rests of each under that rule).

Examples:
  sluice refund case.sluice --fraud-file fraud.csv --frozen frozen.csv
  sluice refund case.sluice --fraud-file fraud.csv --frozen-all --at '2026-01-05 12:00' --repaid repaid.csv --json
  sluice refund case.sluice --fraud-file fraud.csv --frozen frozen.csv --compare
  sluice refund case.sluice --fraud-file fraud.csv --frozen frozen.csv --since earlier.json --csv out)";

class RefundCommand {
 public:
  RefundCommand(CLI::App& app, Session& session) : session_(session) {
    ledger_.add_ledger(app);
    query_.add_to(app);
    app.add_option("--at", at_, "When the money was frozen: the same as --until")
        ->type_name("T")
        ->group("Time");
    refund_.add_to(app);
    add_answer_options(app);
    add_output_options(app);
    add_general_options(app, session);
    ledger_.add_reading(app);
    app.footer(examples);
  }

  ExitCode run() {
    auto query = interpret();
    const auto cut = cut_off();
    require_other_paths();
    const auto earlier = read_earlier();
    auto asked = open_investigation(session_, ledger_, query_, TracingOptions());
    asked.query.cut_off = cut;
    if (asked.found.sources.empty()) {
      tell("at that time no fraud payment was known");
    } else {
      set_amounts(asked, query);
      for (const auto& doubt : frozen_doubts(asked.graph, asked.query, query.frozen)) tell(doubt);
    }
    compare_ ? compare(asked, query) : refund(asked, query, earlier);
    return query.frozen.empty() ? ExitCode::empty : ExitCode::answered;
  }

 private:
  void add_answer_options(CLI::App& app) {
    constexpr const char* group = "Returning";
    app.add_flag("--compare", compare_, "What every method would give each victim")->group(group);
    app.add_option("--since", since_, "List what changes against an earlier result, its --json in FILE")
        ->type_name("FILE")
        ->group(group);
  }

  void add_output_options(CLI::App& app) {
    constexpr const char* group = "Output";
    app.add_option("--csv", csv_, "Write rows, transfers, victims, accounts and receipts as tables into DIR")
        ->type_name("DIR")
        ->group(group);
    add_top(app, rows_max_, "Rows shown to people (default: 20)");
  }

  RefundQuery interpret() const {
    if (!refund_.is_asked()) throw InvalidQuery(say_what_is_frozen);
    if (compare_ && (refund_.names_method() || !since_.empty()))
      throw InvalidQuery("--compare shows all methods; leave --method and --since out");
    return refund_.interpret();
  }

  /// --at is --until by another name.
  std::optional<Time> cut_off() const {
    const auto form = ledger_.time_form();
    const auto until = query_.cut_off(form);
    if (at_.empty()) return until;
    const auto at = read_end("--at", at_, form);
    if (until && *until != at)
      throw InvalidQuery("--at and --until are the same here and name different moments; give one of them");
    return at;
  }

  std::optional<EarlierRefund> read_earlier() {
    if (since_.empty()) return std::nullopt;
    return parse_earlier_refund(open_input(since_, session_.progress).bytes, since_);
  }

  void set_amounts(const Investigation& asked, RefundQuery& query) {
    const ProgressDisplay display(session_.progress);
    refund_.set_amounts(asked.graph, asked.query, ledger_, session_.progress, query);
  }

  Restitution assign(const Investigation& asked, const RefundQuery& query) {
    const ProgressDisplay display(session_.progress);
    return assign_frozen_money(asked.graph, asked.query, query, session_.progress);
  }

  void refund(Investigation& asked, const RefundQuery& query, const std::optional<EarlierRefund>& earlier) {
    const auto answer = assign(asked, query);
    const RefundReport report(asked.graph, asked.query, asked.found, query, answer);
    std::optional<std::vector<RefundChange>> changes;
    if (earlier) {
      changes = changes_since(*earlier, report);
      if (earlier->method != report.method())
        tell(fmt::format("{} is a result of {}, this one of {}", since_, earlier->method, report.method()));
    }
    if (!csv_.empty()) write_refund_csv(report, changes, csv_);
    if (session_.json) {
      JsonWriter json(stdout);
      write_refund_json(report, changes, asked.ledger.hash(), json);
    } else {
      print(refund_text(report, changes, rows_max_, style_for(stdout)));
    }
  }

  void compare(Investigation& asked, const RefundQuery& query) {
    const auto methods = all_refund_methods();
    std::vector<RefundQuery> queries(methods.size(), query);
    std::vector<Restitution> answers;
    std::vector<RefundReport> reports;
    for (std::size_t i = 0; i < methods.size(); ++i) {
      queries[i].method = methods[i];
      answers.push_back(assign(asked, queries[i]));
    }
    for (std::size_t i = 0; i < methods.size(); ++i)
      reports.emplace_back(asked.graph, asked.query, asked.found, queries[i], answers[i]);
    if (!csv_.empty()) write_refund_comparison_csv(reports, csv_);
    if (session_.json) {
      JsonWriter json(stdout);
      write_refund_comparison(reports, asked.ledger.hash(), json);
    } else {
      print(refund_comparison_text(reports, rows_max_, style_for(stdout)));
    }
  }

  /// Nothing that is written may take the place of a file that is read.
  void require_other_paths() const {
    auto inputs = ledger_.inputs();
    for (const auto& file :
         {query_.fraud_file(), refund_.frozen_file(), refund_.repaid_file(), since_, session_.case_file})
      inputs.push_back(file);
    auto outputs = ledger_.outputs();
    if (!csv_.empty()) {
      const auto files =
          compare_ ? std::vector{refund_comparison_file(csv_)} : refund_csv_files(csv_, !since_.empty());
      for (const auto& file : files) outputs.push_back({"--csv " + csv_, file});
    }
    require_not_an_input(outputs, inputs);
  }

  Session& session_;
  LedgerOptions ledger_;
  QueryOptions query_;
  RefundOptions refund_;
  std::string at_, since_, csv_;
  bool compare_ = false;
  std::size_t rows_max_ = 20;
};

}  // namespace

Command add_refund(CLI::App& program, Session& session) {
  auto* app = program.add_subcommand("refund", "Who of the victims gets what of the frozen money, and why");
  const auto command = std::make_shared<RefundCommand>(*app, session);
  return {app, [command] { return command->run(); }};
}

}  // namespace sluice
