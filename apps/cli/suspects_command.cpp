// SPDX-License-Identifier: Apache-2.0
#include <charconv>
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
#include "apps/cli/search_scope.hpp"
#include "apps/cli/whole_number.hpp"
#include "apps/report/features_csv.hpp"
#include "apps/report/suspects_csv.hpp"
#include "apps/report/suspects_json.hpp"
#include "apps/report/suspects_text.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

constexpr const char* examples = R"(
Looks at every account of the ledger for signs that it was rented, lent, bought or woken: 19 signals, each with its
threshold, how rare it is among comparable accounts, and the transfers that show it. The score, 0 to 1, adds them up
and tells where to look first. It never says who is guilty.

--labels names accounts that are confirmed (1) or cleared (0): confirmed ones make accounts near them suspicious, and
from 10 of each on the weights are learnt from them.

Examples:
  sluice suspects case.sluice
  sluice suspects case.sluice --labels labels.csv --top 50 --csv out
  sluice suspects case.sluice --explain 6222020200012345678
  sluice suspects case.sluice --features features.csv --json)";

/// A score of 0 to 1.
double read_score(const std::string& text) {
  double score = -1;
  const auto* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, score);
  if (error != std::errc() || stop != end || !(score >= 0 && score <= 1))
    throw InvalidQuery(fmt::format("--min-score: expected a score from 0 to 1, found {}", text));
  return score;
}

class SuspectsCommand {
 public:
  SuspectsCommand(CLI::App& app, Session& session) : session_(session) {
    ledger_.add_ledger(app);
    add_choice_options(app);
    pass_through_.add_to(app);
    scope_.add_to(app);
    add_output_options(app);
    add_general_options(app, session);
    ledger_.add_reading(app);
    app.footer(examples);
  }

  ExitCode run() {
    SuspectsQuery query;
    query.suspicion.signals.pass_through = pass_through_.interpret();
    query.score_min = read_score(score_min_);
    require_other_paths();
    auto ledger = ledger_.open(session_);
    const auto graph = scope_.known(ledger.graph, ledger_.time_form());
    auto& pass_through = query.suspicion.signals.pass_through;
    pass_through_.set_floors(graph, pass_through);
    pass_through.boundary = scope_.boundary(graph);
    query.labels = labels(graph);
    for (const auto& id : split_ids(explained_)) query.explained.push_back(require_account(graph, id));
    query.accounts_max = accounts_max_.value_or(session_.json ? 100 : 20);
    if (query.accounts_max == 0) query.accounts_max = graph.account_count();
    const auto answer = find(graph, query);
    report(answer, graph, ledger);
    tell_what_is_missing(answer, query, graph);
    return answer.is_explained && answer.suspects.empty() ? ExitCode::empty : ExitCode::answered;
  }

 private:
  void add_choice_options(CLI::App& app) {
    constexpr const char* group = "What is shown";
    app.add_option("--labels", labels_, "CSV account,label: 1 or confirmed, 0 or cleared")
        ->type_name("FILE")
        ->group(group);
    app.add_option("--top", accounts_max_, "Accounts listed, 0 for all (default: 20; 100 with --json)")
        ->check(whole_number)
        ->type_name("N")
        ->group(group);
    app.add_option("--min-score", score_min_, "List only accounts of at least this score (default: 0)")
        ->type_name("X")
        ->group(group);
    add_repeatable(app, "--explain", explained_,
                   "Only these accounts, with all signals and why some are unknown", id_list_type)
        ->group(group);
  }

  void add_output_options(CLI::App& app) {
    constexpr const char* group = "Output";
    app.add_option("--csv", csv_, "Write suspects.csv, signals.csv and suspect_transfers.csv into DIR")
        ->type_name("DIR")
        ->group(group);
    app.add_option("--features", features_,
                   "Write the signals of all accounts to FILE, and what is measured of transfers beside it")
        ->type_name("FILE")
        ->group(group);
  }

  /// Nothing that is written may take the place of a file that is read.
  void require_other_paths() const {
    auto inputs = ledger_.inputs();
    inputs.push_back(labels_);
    inputs.push_back(session_.case_file);
    auto outputs = ledger_.outputs();
    if (!csv_.empty())
      for (auto& file : suspects_csv_files(csv_)) outputs.push_back({"--csv " + csv_, std::move(file)});
    if (!features_.empty())
      for (auto& file : features_files(features_))
        outputs.push_back({"--features " + features_, std::move(file)});
    require_not_an_input(outputs, inputs);
  }

  std::vector<LabelledAccount> labels(const TransferGraph& graph) const {
    return labels_.empty() ? std::vector<LabelledAccount>() : read_labels(labels_, graph, ledger_);
  }

  SuspectsAnswer find(const TransferGraph& graph, const SuspectsQuery& query) {
    const ProgressDisplay display(session_.progress);
    Suspicion suspicion(graph, query.suspicion, confirmed_among(query.labels), session_.progress);
    auto answer = find_suspects(suspicion, query, session_.progress);
    if (!features_.empty())
      write_features(suspicion, query.labels, answer.weights, query.suspicion.signals.pass_through, features_,
                     session_.progress);
    return answer;
  }

  void report(const SuspectsAnswer& answer, const TransferGraph& graph, OpenedLedger& ledger) const {
    if (!csv_.empty()) write_suspects_csv(answer, graph, csv_);
    if (session_.json) {
      JsonWriter json(stdout);
      write_suspects_json(answer, graph, ledger.hash(), json);
    } else {
      print(suspects_text(answer, graph, style_for(stdout)));
    }
  }

  void tell_what_is_missing(const SuspectsAnswer& answer, const SuspectsQuery& query,
                            const TransferGraph& graph) const {
    if (!labels_.empty() && !answer.trained)
      tell(fmt::format(
          "{}: {} confirmed and {} cleared accounts are too few to learn weights from (10 of each "
          "that are inside and have transfers); the defaults are used",
          labels_, answer.confirmed, answer.cleared));
    if (answer.trained && !answer.trained->fitted.has_converged)
      tell("the search for the weights did not converge; take the scores with care");
    for (const auto account : query.explained)
      if (std::ranges::find(answer.suspects, account, &Suspect::account) == answer.suspects.end())
        tell(fmt::format(
            "{} has no score: it is outside (a merchant, cash point, fee, pool or uncovered account), "
            "or has no known transfer",
            graph.account_id(account)));
  }

  Session& session_;
  LedgerOptions ledger_;
  PassThroughOptions pass_through_;
  SearchScope scope_;
  std::vector<std::string> explained_;
  std::string labels_, csv_, features_, score_min_ = "0";
  std::optional<std::size_t> accounts_max_;
};

}  // namespace

Command add_suspects(CLI::App& program, Session& session) {
  auto* app = program.add_subcommand("suspects", "Accounts that look rented, lent, bought or woken, and why");
  const auto command = std::make_shared<SuspectsCommand>(*app, session);
  return {app, [command] { return command->run(); }};
}

}  // namespace sluice
