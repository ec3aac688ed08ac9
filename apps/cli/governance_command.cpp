// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "apps/cli/commands.hpp"
#include "apps/cli/general_options.hpp"
#include "apps/cli/id_list.hpp"
#include "apps/cli/implicated_options.hpp"
#include "apps/cli/messages.hpp"
#include "apps/cli/output_paths.hpp"
#include "apps/cli/progress_display.hpp"
#include "apps/report/governance_csv.hpp"
#include "apps/report/governance_json.hpp"
#include "apps/report/governance_text.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

constexpr const char* examples = R"(
Counts accounts, implicated ones, what reached them, newly opened ones against the year before, and dormant ones, by any
of region, branch, institution, operator, industry and kind, and by month, quarter or year (UTC).

Examples:
  sluice governance case.sluice --by region,institution --labels labels.csv
  sluice governance case.sluice --by branch --period quarter --fraud-file fraud.csv --csv out
  sluice governance case.sluice --by institution --labels labels.csv --dormant 365d --dormant-list review.csv)";

class GovernanceCommand {
 public:
  GovernanceCommand(CLI::App& app, Session& session) : session_(session) {
    ledger_.add_ledger(app);
    add_counting_options(app);
    who_.add_to(app);
    add_output_options(app);
    add_general_options(app, session);
    ledger_.add_reading(app);
    app.footer(examples);
  }

  ExitCode run() {
    auto question = interpret();
    require_other_paths();
    auto searched = who_.find(session_, ledger_, ChainSearch::if_needed);
    question.boundary = searched.boundary;
    const auto& graph = searched.graph;
    auto counted = [&] {
      const ProgressDisplay display(session_.progress);
      return govern(graph, searched.who.implicated, question, session_.progress);
    }();
    const GovernanceAnswer answer{std::move(searched.who), std::move(question), std::move(counted)};
    report(answer, graph, searched.ledger);
    return exit_code_of(answer.who);
  }

 private:
  void add_counting_options(CLI::App& app) {
    constexpr const char* group = "What is counted";
    add_repeatable(app, "--by", by_,
                   "Any of region, branch, institution, operator, industry, kind (default: institution)",
                   id_list_type)
        ->group(group);
    app.add_option("--period", period_, "month, quarter or year (default: month)")
        ->type_name("PERIOD")
        ->group(group);
    app.add_option("--dormant", dormant_, "Without a transfer for so long: 90d, 180d (default: 180d)")
        ->type_name("D")
        ->group(group);
  }

  void add_output_options(CLI::App& app) {
    constexpr const char* group = "Output";
    app.add_option("--csv", csv_, "Write governance.csv into DIR")->type_name("DIR")->group(group);
    app.add_option("--dormant-list", dormant_list_, "Write the dormant accounts as CSV")
        ->type_name("FILE")
        ->group(group);
    add_top(app, rows_max_, "Rows shown to people (default: 20)");
  }

  GovernanceQuery interpret() const {
    GovernanceQuery query;
    for (const auto& name : split_ids(by_)) query.by.push_back(read_dimension(name, query.by));
    if (query.by.empty()) query.by.push_back(Dimension::institution);
    const auto period = parse_period_length(period_);
    if (!period)
      throw InvalidQuery(fmt::format("--period: expected month, quarter or year, found {}", period_));
    query.period = *period;
    const auto dormant = parse_duration(dormant_);
    if (!dormant || dormant->ns <= 0)
      throw InvalidQuery(
          fmt::format("--dormant: expected a duration above 0 such as 90d or 180d, found {}", dormant_));
    query.dormant = *dormant;
    return query;
  }

  static Dimension read_dimension(const std::string& name, const std::vector<Dimension>& before) {
    const auto dimension = parse_dimension(name);
    if (!dimension)
      throw InvalidQuery(fmt::format(
          "--by: expected region, branch, institution, operator, industry or kind, found {}", name));
    if (std::ranges::find(before, *dimension) != before.end())
      throw InvalidQuery(fmt::format("--by: {} is named twice", name));
    return *dimension;
  }

  /// Nothing that is written may take the place of a file that is read.
  void require_other_paths() const {
    auto inputs = ledger_.inputs();
    for (auto& file : who_.inputs()) inputs.push_back(std::move(file));
    inputs.push_back(session_.case_file);
    auto outputs = ledger_.outputs();
    if (!csv_.empty())
      for (auto& file : governance_csv_files(csv_)) outputs.push_back({"--csv " + csv_, std::move(file)});
    if (!dormant_list_.empty()) outputs.push_back({"--dormant-list " + dormant_list_, dormant_list_});
    require_not_an_input(outputs, inputs);
  }

  void report(const GovernanceAnswer& answer, const TransferGraph& graph, OpenedLedger& ledger) const {
    if (!csv_.empty()) write_governance_csv(answer, graph, csv_);
    if (!dormant_list_.empty()) write_dormant_list(answer, graph, dormant_list_);
    if (session_.json) {
      JsonWriter json(stdout);
      write_governance_json(answer, graph, ledger.hash(), json);
    } else {
      print(governance_text(answer, graph, rows_max_, style_for(stdout)));
    }
  }

  Session& session_;
  LedgerOptions ledger_;
  ImplicatedOptions who_;
  std::vector<std::string> by_;
  std::string period_ = "month", dormant_ = "180d", csv_, dormant_list_;
  std::size_t rows_max_ = 20;
};

}  // namespace

Command add_governance(CLI::App& program, Session& session) {
  auto* app =
      program.add_subcommand("governance", "Implicated and dormant accounts by institution and month");
  const auto command = std::make_shared<GovernanceCommand>(*app, session);
  return {app, [command] { return command->run(); }};
}

}  // namespace sluice
