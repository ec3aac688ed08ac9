// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "apps/cli/commands.hpp"
#include "apps/cli/general_options.hpp"
#include "apps/cli/holder_files.hpp"
#include "apps/cli/id_list.hpp"
#include "apps/cli/implicated_options.hpp"
#include "apps/cli/messages.hpp"
#include "apps/cli/output_paths.hpp"
#include "apps/cli/progress_display.hpp"
#include "apps/cli/tie_options.hpp"
#include "apps/cli/whole_number.hpp"
#include "apps/report/blacklist_csv.hpp"
#include "apps/report/blacklist_json.hpp"
#include "apps/report/blacklist_text.hpp"
#include "apps/report/trace_report.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

constexpr const char* examples = R"(
Counts for every holder what the joint disciplinary measures of 2024 count: items (cards, accounts, phones) rented, lent
or sold, times, and parties it was done for. Who has three of any, opened under a false identity, or was convicted, is
proposed for listing with the evidence. It is a proposal: the police decide, and the person may appeal.

Examples:
  sluice blacklist case.sluice --labels labels.csv
  sluice blacklist case.sluice --fraud-file fraud.csv --all --csv out
  sluice blacklist case.sluice --labels labels.csv --convicted P1001,P1002 --listed running.csv --at 2026-03-31)";

class BlacklistCommand {
 public:
  BlacklistCommand(CLI::App& app, Session& session) : session_(session) {
    ledger_.add_ledger(app);
    add_listing_options(app);
    who_.add_to(app);
    ties_.add_to(app);
    add_output_options(app);
    add_general_options(app, session);
    ledger_.add_reading(app);
    app.footer(examples);
  }

  ExitCode run() {
    auto question = interpret();
    auto ties = ties_.interpret();
    const auto form = ledger_.time_form();
    const auto at = at_.empty() ? std::nullopt : std::optional(read_end("--at", at_, form));
    require_other_paths();
    auto searched = who_.find(session_, ledger_, ChainSearch::always);
    const auto& graph = searched.graph;
    ties.boundary = searched.boundary;
    BlacklistAnswer answer;
    answer.who = std::move(searched.who);
    answer.at = question.at = at ? *at : last_moment(graph);
    answer.number_min = question.number_min;
    propose(answer, question, ties, searched);
    report(answer, graph, searched.ledger);
    return exit_code_of(answer.who);
  }

 private:
  void add_listing_options(CLI::App& app) {
    constexpr const char* group = "Who is proposed";
    app.add_option("--number", number_min_, "That many items, times or parties list a holder (default: 3)")
        ->check(whole_number)
        ->type_name("N")
        ->group(group);
    app.add_option("--gap", gap_, "Uses further apart are two times: 12h, 7d (default: 7d)")
        ->type_name("D")
        ->group(group);
    add_repeatable(app, "--convicted", convicted_, "Holders convicted: three years", id_list_type)
        ->group(group);
    app.add_option("--convicted-file", convicted_file_, "The same as CSV: holder")
        ->type_name("FILE")
        ->group(group);
    app.add_option("--listed", listed_,
                   "Listings in force as CSV: holder,from,until; five years running at most")
        ->type_name("FILE")
        ->group(group);
    app.add_option("--at", at_, "When it is proposed (default: the ledger's last transfer)")
        ->type_name("T")
        ->group(group);
    app.add_flag("--all", all_, "Show implicated holders below the number too")->group(group);
  }

  void add_output_options(CLI::App& app) {
    constexpr const char* group = "Output";
    app.add_option("--csv", csv_, "Write blacklist.csv and blacklist_evidence.csv into DIR")
        ->type_name("DIR")
        ->group(group);
    add_top(app, rows_max_, "Rows shown to people (default: 20)");
  }

  BlacklistQuery interpret() const {
    BlacklistQuery query;
    const auto gap = parse_duration(gap_);
    if (!gap || gap->ns < 0)
      throw InvalidQuery(fmt::format("--gap: expected a duration such as 12h or 7d, found {}", gap_));
    query.gap = *gap;
    if (number_min_ == 0) throw InvalidQuery("--number: expected at least 1, found 0");
    query.number_min = number_min_;
    query.all = all_;
    return query;
  }

  /// Nothing that is written may take the place of a file that is read.
  void require_other_paths() const {
    auto inputs = ledger_.inputs();
    for (auto& file : who_.inputs()) inputs.push_back(std::move(file));
    for (const auto& file : {convicted_file_, listed_, session_.case_file}) inputs.push_back(file);
    auto outputs = ledger_.outputs();
    if (!csv_.empty())
      for (auto& file : blacklist_csv_files(csv_)) outputs.push_back({"--csv " + csv_, std::move(file)});
    require_not_an_input(outputs, inputs);
  }

  static Time last_moment(const TransferGraph& graph) {
    return graph.transfer_count() == 0 ? Time(0) : graph.time(TransferNo(graph.end().value - 1));
  }

  /// The holders that the user names may have had no account yet at the moment asked for.
  void read_named_holders(const TransferGraph& whole, BlacklistQuery& question) const {
    const AccountHolders holders(whole, account_links(whole));
    for (const auto& id : split_ids(convicted_))
      question.convicted.push_back(require_holder(whole, holders, "--convicted", id));
    for (const auto holder : read_holders(convicted_file_, whole, holders, ledger_))
      question.convicted.push_back(holder);
    std::ranges::sort(question.convicted);
    question.listed = read_listings(listed_, whole, holders, ledger_);
  }

  void propose(BlacklistAnswer& answer, BlacklistQuery& question, const GangQuery& ties,
               const ImplicatedLedger& searched) {
    const ProgressDisplay display(session_.progress);
    const auto& graph = searched.graph;
    const auto links = account_links(graph);
    const AccountHolders holders(graph, links);
    read_named_holders(searched.ledger.graph, question);
    answer.cases = case_names(answer.who.found);
    const auto& found = answer.who.found;
    for (std::size_t i = 0; i < found.sources.size(); ++i)
      question.cases.push_back({case_number(answer.cases, found.payments[i].fraud_case),
                                graph.currency(found.sources[i].transfer)});
    question.share_ppm_min = who_.share_ppm_min();
    const auto& implicated = answer.who.implicated;
    answer.gangs = find_gangs(graph, implicated, links, holders, ties, session_.progress);
    answer.list = propose_listings(graph, implicated, answer.gangs, links, holders, question);
  }

  static std::uint32_t case_number(const std::vector<std::string>& cases, const std::string& name) {
    const auto found = std::ranges::find(cases, name);
    return found == cases.end() ? BlacklistQuery::no_case : static_cast<std::uint32_t>(found - cases.begin());
  }

  void report(const BlacklistAnswer& answer, const TransferGraph& graph, OpenedLedger& ledger) const {
    if (!csv_.empty()) write_blacklist_csv(answer, graph, csv_);
    if (session_.json) {
      JsonWriter json(stdout);
      write_blacklist_json(answer, graph, ledger.hash(), json);
    } else {
      print(blacklist_text(answer, graph, rows_max_, style_for(stdout)));
    }
  }

  Session& session_;
  LedgerOptions ledger_;
  ImplicatedOptions who_;
  TieOptions ties_;
  std::vector<std::string> convicted_;
  std::string gap_ = "7d", convicted_file_, listed_, at_, csv_;
  std::size_t number_min_ = 3, rows_max_ = 20;
  bool all_ = false;
};

}  // namespace

Command add_blacklist(CLI::App& program, Session& session) {
  auto* app = program.add_subcommand("blacklist", "Holders to propose for the disciplinary measures");
  const auto command = std::make_shared<BlacklistCommand>(*app, session);
  return {app, [command] { return command->run(); }};
}

}  // namespace sluice
