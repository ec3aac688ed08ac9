// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <span>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "apps/cli/commands.hpp"
#include "apps/cli/drawing_options.hpp"
#include "apps/cli/general_options.hpp"
#include "apps/cli/id_list.hpp"
#include "apps/cli/messages.hpp"
#include "apps/cli/output_paths.hpp"
#include "apps/cli/pass_through_options.hpp"
#include "apps/cli/progress_display.hpp"
#include "apps/cli/query_options.hpp"
#include "apps/cli/whole_number.hpp"
#include "apps/report/chains_csv.hpp"
#include "apps/report/chains_drawing.hpp"
#include "apps/report/chains_json.hpp"
#include "apps/report/chains_text.hpp"
#include "apps/report/duration_text.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

constexpr const char* examples = R"(
Finds accounts that pass on what they get, in the whole ledger, though nobody has reported them: a hand-off is one inflow
answered by one outflow, a mule chain hand-offs that follow each other, a layered group stretches of passing on that
feed each other. With fraud payments or accounts named, only what touches them is shown.

Examples:
  sluice chains case.sluice
  sluice chains case.sluice --window 6h --keep 0.1 --min-mules 4 --min-amount 1000 --json
  sluice chains case.sluice --fraud T1001 --csv out
  sluice chains case.sluice --from-account 6222020200012345678 --group 1 --dot group.dot)";

class ChainsCommand {
 public:
  ChainsCommand(CLI::App& app, Session& session) : session_(session) {
    ledger_.add_ledger(app);
    options_.add_to(app);
    add_repeatable(app, "--from-account", accounts_, "Show only what touches these accounts", id_list_type)
        ->group("What is shown");
    query_.add_to(app);
    add_output_options(app);
    add_general_options(app, session);
    ledger_.add_reading(app);
    app.footer(examples);
  }

  ExitCode run() {
    auto question = options_.interpret();
    if ((chain_ || group_) && !drawing_.are_given())
      throw InvalidQuery("--chain and --group say what is drawn: add --dot FILE or --graphml FILE");
    const auto form = ledger_.time_form();
    const auto cut_off = query_.cut_off(form);
    require_other_paths();
    auto ledger = ledger_.open(session_);
    auto graph = query_.known(ledger.graph, form);
    if (cut_off && (!graph.known_until() || *cut_off < *graph.known_until()))
      graph = graph.known_at(*cut_off);
    options_.set_floors(graph, question);
    question.boundary = query_.boundary(graph);
    std::vector<AccountNo> accounts;
    for (const auto& id : split_ids(accounts_)) accounts.push_back(require_account(graph, id));
    std::vector<TransferNo> payments;
    for (const auto& payment : query_.payments(graph, ledger_))
      payments.push_back(require_transfer(graph, payment.transfer));
    const auto answer = find(graph, question, accounts, payments);
    report(answer, graph, ledger);
    const bool is_narrowed = !accounts.empty() || !payments.empty();
    return is_narrowed && answer.chains.empty() && answer.groups.empty() ? ExitCode::empty
                                                                         : ExitCode::answered;
  }

 private:
  void add_output_options(CLI::App& app) {
    constexpr const char* group = "Output";
    app.add_option("--csv", csv_, "Write chains.csv, groups.csv and group_accounts.csv into DIR")
        ->type_name("DIR")
        ->group(group);
    drawing_.add_to(app, "the layered groups");
    app.add_option("--group", group_, "Draw only the N-th group of the answer, from 1")
        ->check(whole_number)
        ->type_name("N")
        ->group(group);
    app.add_option("--chain", chain_, "Draw only the N-th mule chain of the answer, from 1")
        ->check(whole_number)
        ->excludes("--group")
        ->type_name("N")
        ->group(group);
    add_top(app, rows_max_, "Rows shown to people (default: 20)");
  }

  /// Nothing that is written may take the place of a file that is read.
  void require_other_paths() const {
    auto inputs = ledger_.inputs();
    inputs.push_back(query_.fraud_file());
    inputs.push_back(session_.case_file);
    auto outputs = ledger_.outputs();
    if (!csv_.empty())
      for (auto& file : chains_csv_files(csv_)) outputs.push_back({"--csv " + csv_, std::move(file)});
    drawing_.add_outputs(outputs);
    require_not_an_input(outputs, inputs);
  }

  ChainsAnswer find(const TransferGraph& graph, const PassThroughQuery& question,
                    const std::vector<AccountNo>& accounts, const std::vector<TransferNo>& payments) {
    const ProgressDisplay display(session_.progress);
    auto answer = find_chains(graph, question, session_.progress);
    keep_touching(answer, graph, accounts, payments);
    return answer;
  }

  void report(const ChainsAnswer& answer, const TransferGraph& graph, OpenedLedger& ledger) const {
    if (!csv_.empty()) write_chains_csv(answer, graph, csv_);
    if (drawing_.are_given()) drawing_.write(draw(answer, graph));
    if (session_.json) {
      JsonWriter json(stdout);
      write_chains_json(answer, graph, ledger.hash(), json);
    } else {
      print(chains_text(answer, graph, rows_max_, style_for(stdout)));
    }
  }

  DrawnGraph draw(const ChainsAnswer& answer, const TransferGraph& graph) const {
    if (chain_) return draw_chain(graph, chosen("--chain", *chain_, answer.chains, "chain"));
    if (group_) return draw_groups(graph, std::span(&chosen("--group", *group_, answer.groups, "group"), 1));
    return draw_groups(graph, answer.groups);
  }

  /// The N-th of what was found.
  template <class Found>
  static const Found& chosen(std::string_view option, std::size_t number, const std::vector<Found>& found,
                             std::string_view name) {
    if (number == 0 || number > found.size())
      throw InvalidQuery(
          fmt::format("{} {}: the answer has {}", option, number, counted_text(found.size(), name)));
    return found[number - 1];
  }

  Session& session_;
  LedgerOptions ledger_;
  PassThroughOptions options_;
  QueryOptions query_;
  DrawingOptions drawing_;
  std::vector<std::string> accounts_;
  std::string csv_;
  std::optional<std::size_t> group_, chain_;
  std::size_t rows_max_ = 20;
};

}  // namespace

Command add_chains(CLI::App& program, Session& session) {
  auto* app = program.add_subcommand("chains", "Mule chains and layered groups of the whole ledger");
  const auto command = std::make_shared<ChainsCommand>(*app, session);
  return {app, [command] { return command->run(); }};
}

}  // namespace sluice
