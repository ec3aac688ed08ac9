// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "apps/cli/commands.hpp"
#include "apps/cli/general_options.hpp"
#include "apps/cli/id_list.hpp"
#include "apps/cli/labels_file.hpp"
#include "apps/cli/messages.hpp"
#include "apps/cli/output_paths.hpp"
#include "apps/cli/pass_through_options.hpp"
#include "apps/cli/progress_display.hpp"
#include "apps/cli/query_options.hpp"
#include "apps/cli/screen_service.hpp"
#include "apps/report/screen_json.hpp"
#include "apps/report/screen_text.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

constexpr const char* examples = R"(
May this account be paid? The answer is a risk from 0 to 1 with its reasons: labels, victims' money that is or was
there, the signs that `sluice suspects` looks for, how far known cases are, and whether it is closed, frozen, new or
dormant. A payment that has not been made yet is looked at too: would it hand on what the payer just received, would
it close a cycle? A risk says where to look before you pay, never who is guilty.

--serve gets ready once and then answers questions from standard input, one JSON object a line, in microseconds:
  {"id":1,"accounts":["6222020200012345678"]}
  {"id":2,"pay":{"payer":"A","payee":"B","amount":"100.00","currency":"CNY","at":"2026-03-01T10:00:00Z"}}

Examples:
  sluice screen case.sluice 6222020200012345678,6217000010023456789
  sluice screen case.sluice 6222020200012345678 --labels labels.csv --fraud-file fraud.csv --json
  sluice screen case.sluice --pay 6222020200012345678 6217000010023456789 49900.00
  sluice screen case.sluice --serve < questions.jsonl)";

class ScreenCommand {
 public:
  ScreenCommand(CLI::App& app, Session& session) : session_(session) {
    ledger_.add_ledger(app);
    add_question_options(app);
    query_.add_to(app);
    pass_through_.add_to(app);
    add_general_options(app, session);
    ledger_.add_reading(app);
    app.footer(examples);
  }

  ExitCode run() {
    const auto request = interpret();
    const auto form = ledger_.time_form();
    ScreenQuery query;
    auto& pass_through = query.suspicion.signals.pass_through;
    pass_through = pass_through_.interpret();
    TraceQuery traced;
    traced.cut_off = query_.cut_off(form);
    std::optional<Time> at;
    if (!at_.empty()) at = read_end("--at", at_, form);
    require_readable_inputs();
    auto ledger = ledger_.open(session_);
    const auto known = query_.known(ledger.graph, form);
    // What came after the moment of a single question is not known then.
    if (at && !serve_) traced.cut_off = std::min(traced.cut_off.value_or(*at), *at);
    const auto graph = traced.cut_off ? known_until(known, *traced.cut_off) : known;
    pass_through_.set_floors(graph, pass_through);
    pass_through.boundary = traced.boundary = query_.boundary(known);
    if (!labels_.empty()) query.labels = read_labels(labels_, known, ledger_);
    const auto payments = query_.payments(known, ledger_);
    const auto found = find_sources(known, Boundary(known, traced.boundary), payments, false);
    traced.sources = found.sources;
    traced.victims = found.victims;
    if (!found.sources.empty()) query.traced = &traced;
    query.traced_in = &known;
    const auto index = get_ready(graph, query);
    ScreenDesk desk(index, form, at);
    answer(desk, {index, found}, request, ledger);
    return ExitCode::answered;
  }

 private:
  void add_question_options(CLI::App& app) {
    constexpr const char* group = "What is asked";
    app.add_option("ACCOUNTS", accounts_, "Accounts that may be paid or not; commas between them")
        ->type_name("");
    app.add_option("--pay", payment_, "A payment that has not been made yet")
        ->expected(3)
        ->type_name("PAYER PAYEE AMOUNT")
        ->group(group);
    app.add_option("--pay-currency", currency_, "Its currency, where the payer has several")
        ->type_name("CODE")
        ->group(group);
    app.add_option("--at", at_, "The moment that is asked for (default: just after the last known transfer)")
        ->type_name("T")
        ->group(group);
    app.add_flag("--serve", serve_, "Answer questions from standard input, a JSON object a line")
        ->group(group);
    app.add_option("--labels", labels_, "CSV of account,label: 1 confirmed, 0 cleared")
        ->type_name("FILE")
        ->group("Known cases");
  }

  /// Throws InvalidQuery unless just one thing is asked.
  ScreenRequest interpret() const {
    ScreenRequest request;
    request.accounts = split_ids(accounts_);
    const auto asked = (request.accounts.empty() ? 0 : 1) + (payment_.empty() ? 0 : 1) + (serve_ ? 1 : 0);
    if (asked != 1)
      throw InvalidQuery(
          "name accounts, or a payment by --pay PAYER PAYEE AMOUNT, or --serve to read questions: one of "
          "them");
    if (payment_.empty() && !currency_.empty()) throw InvalidQuery("--pay-currency: there is no --pay");
    if (!payment_.empty()) request.payment = {payment_[0], payment_[1], payment_[2], currency_};
    return request;
  }

  /// Questions and files cannot both come from standard input.
  void require_readable_inputs() const {
    auto inputs = ledger_.inputs();
    inputs.push_back(labels_);
    inputs.push_back(query_.fraud_file());
    inputs.push_back(session_.case_file);
    require_not_an_input(ledger_.outputs(), inputs);
    if (serve_ && std::ranges::find(inputs, "-") != inputs.end())
      throw InvalidQuery("--serve: questions come from standard input, so no file can");
  }

  static TransferGraph known_until(const TransferGraph& known, Time moment) {
    return !known.known_until() || moment < *known.known_until() ? known.known_at(moment) : known;
  }

  ScreenIndex get_ready(const TransferGraph& graph, const ScreenQuery& query) {
    const ProgressDisplay display(session_.progress);
    return {graph, query, session_.progress};
  }

  void answer(ScreenDesk& desk, const ScreenParts& parts, const ScreenRequest& request,
              OpenedLedger& ledger) const {
    if (serve_) {
      RequestLines lines(STDIN_FILENO, session_.progress);
      ScreenService(desk, parts, ledger.hash()).run(lines, stdout);
      return;
    }
    const auto answer = desk.answer(request);
    if (session_.json) {
      JsonWriter json(stdout);
      json.begin_object();
      write_screen_members(answer, parts, ledger.hash(), json);
      json.end_object();
      json.finish();
    } else {
      print(screen_text(answer, parts, style_for(stdout)));
    }
  }

  Session& session_;
  LedgerOptions ledger_;
  QueryOptions query_;
  PassThroughOptions pass_through_;
  std::vector<std::string> accounts_, payment_;
  std::string labels_, at_, currency_;
  bool serve_ = false;
};

}  // namespace

Command add_screen(CLI::App& program, Session& session) {
  auto* app = program.add_subcommand(
      "screen", "May this account be paid? Risk, reasons, and what a payment would close");
  const auto command = std::make_shared<ScreenCommand>(*app, session);
  return {app, [command] { return command->run(); }};
}

}  // namespace sluice
