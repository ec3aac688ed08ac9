// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "apps/cli/commands.hpp"
#include "apps/cli/general_options.hpp"
#include "apps/cli/id_list.hpp"
#include "apps/cli/investigation.hpp"
#include "apps/cli/lookup_options.hpp"
#include "apps/cli/messages.hpp"
#include "apps/cli/progress_display.hpp"
#include "apps/report/shared_report.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

constexpr const char* examples = R"(
In and out are seen from the accounts that are named. With --by-case and a fraud file that names cases, the accounts
that the money of several cases reached. Cents get everywhere in time: --min-amount and --max-hops keep to what counts.

Examples:
  sluice common case.sluice 6222020200012345678,6217000010023456789,6228480000011112222
  sluice common case.sluice H1,H2 --by holder --direction out --from 2026-03-01
  sluice common case.sluice --fraud-file fraud.csv --by-case --min-amount 1000 --max-hops 6)";

class SharedCommand {
 public:
  SharedCommand(CLI::App& app, Session& session) : session_(session) {
    ledger_.add_ledger(app);
    app.add_option("NAMES", names_, "Two accounts or more, or what --by says; commas between them")
        ->type_name("");
    lookup_.add_to(app);
    app.add_option("--direction", direction_, "Who paid them: in; whom they paid: out; or both (default)")
        ->type_name("WAY")
        ->group("Names");
    app.add_flag("--by-case", by_case_, "Where does the money of several cases of the fraud file meet")
        ->group("Names");
    query_.add_to(app);
    tracing_.add_to(app);
    app.add_option("--csv", csv_, "Write common.csv into DIR")->type_name("DIR")->group("Output");
    add_top(app, rows_max_, "Counterparties shown to people (default: 20)");
    add_general_options(app, session);
    ledger_.add_reading(app);
    app.footer(examples);
  }

  ExitCode run() {
    const auto by = lookup_.by();
    const auto form = ledger_.time_form();
    SharedQuery query{{}, lookup_.period(form), read_direction()};
    by_case_ ? require_no_names(query.period) : require_no_trace(form);
    require_other_paths();
    return by_case_ ? compare_cases(by) : compare_names(by, std::move(query));
  }

 private:
  Direction read_direction() const {
    if (direction_ == "both") return Direction::both;
    if (direction_ == "in") return Direction::in;
    if (direction_ == "out") return Direction::out;
    throw InvalidQuery(fmt::format("--direction: expected in, out or both, found {}", direction_));
  }

  void require_no_names(const Period& period) const {
    query_.require_sources();
    tracing_.require_amounts("common --by-case");
    if (!names_.empty()) throw InvalidQuery("--by-case compares cases; leave the names out");
    if (direction_ != "both") throw InvalidQuery("--direction: leave it out; --by-case follows money");
    if (period.from || period.to)
      throw InvalidQuery("--from, --to: leave them out; --by-case follows money, --until says how far");
  }

  void require_no_trace(const TimeForm& form) const {
    if (query_.cut_off(form))
      throw InvalidQuery("--until: leave it out; --to says up to when transfers count");
    if (split_ids(names_).size() < 2)
      throw InvalidQuery(
          "name at least two accounts, or what --by says; or --by-case with --fraud-file FILE");
  }

  /// Nothing that is written may take the place of a file that is read.
  void require_other_paths() const {
    auto inputs = ledger_.inputs();
    inputs.push_back(query_.fraud_file());
    inputs.push_back(session_.case_file);
    auto outputs = ledger_.outputs();
    if (!csv_.empty()) outputs.push_back({"--csv " + csv_, shared_csv_file(csv_)});
    require_not_an_input(outputs, inputs);
  }

  ExitCode compare_names(PartyKind by, SharedQuery query) {
    auto ledger = ledger_.open(session_);
    const auto graph = query_.known(ledger.graph, ledger_.time_form());
    if (!query_.payments(graph, ledger_).empty())
      throw InvalidQuery("fraud payments are compared with --by-case; leave them out to compare accounts");
    const Parties parties(graph, by);
    SharedAnswer answer{std::move(query), {}};
    answer.query.groups = groups(graph, parties);
    {
      const ProgressDisplay display(session_.progress);
      answer.found = find_shared_counterparties(graph, answer.query, parties, session_.progress);
    }
    return report(answer, {graph, parties}, ledger);
  }

  std::vector<NamedGroup> groups(const TransferGraph& graph, const Parties& parties) const {
    std::vector<NamedGroup> groups;
    for (const auto& name : split_ids(names_)) {
      auto group = require_party(graph, parties, name);
      for (const auto& other : groups)
        if (other.accounts == group.accounts)
          throw InvalidQuery(fmt::format("{} and {} name the same accounts", other.name, name));
      groups.push_back(std::move(group));
    }
    return groups;
  }

  ExitCode compare_cases(PartyKind by) {
    auto asked = open_investigation(session_, ledger_, query_, tracing_);
    const Parties parties(asked.graph, by);
    CasesAnswer answer;
    std::vector<std::uint32_t> case_of;
    for (const auto& payment : asked.found.payments)
      case_of.push_back(number_of(payment.fraud_case, answer.cases));
    if (answer.cases.size() < 2)
      throw InvalidQuery(
          fmt::format("--by-case: the known fraud payments name {} {}; at least two are compared",
                      answer.cases.size(), answer.cases.size() == 1 ? "case" : "cases"));
    if (const auto without = std::ranges::count(case_of, no_case); without > 0)
      tell(fmt::format("fraud payments that name no case are left out: {}", without));
    answer.rule = asked.query.rule;
    {
      const ProgressDisplay display(session_.progress);
      answer.found = find_case_overlaps(asked.graph, trace(asked.graph, asked.query), case_of, parties,
                                        session_.progress);
    }
    return report(answer, {asked.graph, parties}, asked.ledger);
  }

  /// Cases are numbered in the order in which they are first named.
  static std::uint32_t number_of(const std::string& name, std::vector<std::string>& cases) {
    if (name.empty()) return no_case;
    const auto found = std::ranges::find(cases, name);
    const auto number = static_cast<std::uint32_t>(found - cases.begin());
    if (found == cases.end()) cases.push_back(name);
    return number;
  }

  template <class Answer>
  ExitCode report(const Answer& answer, const LookupParts& parts, OpenedLedger& ledger) const {
    if (!csv_.empty()) write_shared_csv(answer, parts, csv_);
    if (session_.json) {
      JsonWriter json(stdout);
      write_shared_json(answer, parts, ledger.hash(), json);
    } else {
      print(shared_text(answer, parts, rows_max_, style_for(stdout)));
    }
    return answer.found.empty() ? ExitCode::empty : ExitCode::answered;
  }

  Session& session_;
  LedgerOptions ledger_;
  LookupOptions lookup_;
  QueryOptions query_;
  TracingOptions tracing_;
  std::string names_, direction_ = "both", csv_;
  bool by_case_ = false;
  std::size_t rows_max_ = 20;
};

}  // namespace

Command add_common(CLI::App& program, Session& session) {
  auto* app =
      program.add_subcommand("common", "Counterparties that several accounts share, or where cases meet");
  const auto command = std::make_shared<SharedCommand>(*app, session);
  return {app, [command] { return command->run(); }};
}

}  // namespace sluice
