// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "apps/cli/commands.hpp"
#include "apps/cli/general_options.hpp"
#include "apps/cli/lookup_options.hpp"
#include "apps/cli/messages.hpp"
#include "apps/cli/progress_display.hpp"
#include "apps/cli/query_options.hpp"
#include "apps/cli/whole_number.hpp"
#include "apps/cli/window_option.hpp"
#include "apps/report/connect_report.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

constexpr const char* examples = R"(
A connection is a row of transfers, each later than the one before and paid by the account that it reached. Shown are
the one of the fewest transfers, the first to arrive and the widest: of the largest smallest amount. Cash points,
merchants and accounts whose records are not loaded are not passed, unless --follow names them.

Examples:
  sluice connect case.sluice 6222020200012345678 ATM0311
  sluice connect case.sluice H1 H4 --by holder --window 24h --both
  sluice connect case.sluice A B --fanout 50 --order largest --max-hops 6 --json)";

class ConnectCommand {
 public:
  ConnectCommand(CLI::App& app, Session& session) : session_(session) {
    ledger_.add_ledger(app);
    app.add_option("A", start_, "Where it begins: an account, or what --by says; several with commas")
        ->required()
        ->type_name("");
    app.add_option("B", end_, "Where it ends")->required()->type_name("");
    lookup_.add_to(app);
    lookup_.add_known_at(app);
    add_search_options(app);
    boundary_.add_to(app);
    app.add_option("--csv", csv_, "Write connect.csv and connect_cut.csv into DIR")
        ->type_name("DIR")
        ->group("Output");
    add_top(app, rows_max_, "Hubs shown to people (default: 20)");
    add_general_options(app, session);
    ledger_.add_reading(app);
    app.footer(examples);
  }

  ExitCode run() {
    const auto by = lookup_.by();
    const auto form = ledger_.time_form();
    auto query = interpret(form);
    require_other_paths();
    auto ledger = ledger_.open(session_);
    const auto graph = lookup_.known(ledger.graph, form);
    const Parties parties(graph, by);
    query.currency = currency(graph);
    query.boundary = boundary_.resolve(graph);
    ConnectAnswer answer{
        require_parties(graph, parties, start_), require_parties(graph, parties, end_), {}, {}};
    const bool only_back = find(graph, query, answer);
    report(answer, {graph, parties}, ledger);
    if (only_back) tell(fmt::format("there is a connection from {} to {}; --both shows it", end_, start_));
    const bool is_empty =
        answer.found.shortest.empty() && (!answer.reverse || answer.reverse->shortest.empty());
    return is_empty ? ExitCode::empty : ExitCode::answered;
  }

 private:
  void add_search_options(CLI::App& app) {
    constexpr const char* group = "What is searched for";
    app.add_flag("--both", both_, "Also from B to A")->group(group);
    app.add_option("--max-hops", hops_max_, "Most transfers of a connection")
        ->check(whole_number)
        ->type_name("N")
        ->group(group);
    app.add_option("--window", window_, "Longest time from its first transfer to its last: 45m, 24h, 3d")
        ->type_name("D")
        ->group(group);
    app.add_option("--in-currency", currency_, "Only transfers in this currency")
        ->type_name("CODE")
        ->group(group);
    app.add_option("--fanout", fanout_, "Follow only N outflows of an account once it is reached")
        ->check(whole_number)
        ->type_name("N")
        ->group(group);
    app.add_option("--order", order_, "Which N: newest or largest (default: newest)")
        ->type_name("ORDER")
        ->group(group);
  }

  ConnectQuery interpret(const TimeForm& form) const {
    ConnectQuery query;
    query.period = lookup_.period(form);
    query.hops_max = at_least_one("--max-hops", hops_max_);
    query.fanout = at_least_one("--fanout", fanout_);
    if (!order_.empty() && !fanout_)
      throw InvalidQuery("--order says which outflows --fanout follows; give --fanout N");
    if (!order_.empty() && order_ != "newest" && order_ != "largest")
      throw InvalidQuery(fmt::format("--order: expected newest or largest, found {}", order_));
    query.order = order_ == "largest" ? FanoutOrder::largest : FanoutOrder::newest;
    if (!window_.empty()) query.window = read_window("--window", window_);
    return query;
  }

  static std::optional<std::uint32_t> at_least_one(const std::string& option,
                                                   const std::optional<std::uint32_t>& count) {
    if (count == 0u) throw InvalidQuery(option + ": expected at least 1, found 0");
    return count;
  }

  std::optional<CurrencyNo> currency(const TransferGraph& graph) const {
    if (currency_.empty()) return std::nullopt;
    for (std::uint16_t c = 0; c < graph.ledger().currencies.scale.size(); ++c)
      if (graph.currency_code(CurrencyNo(c)) == currency_) return CurrencyNo(c);
    throw InvalidQuery(fmt::format("--in-currency: no transfer of the ledger is in {}", currency_));
  }

  /// Nothing that is written may take the place of a file that is read.
  void require_other_paths() const {
    auto inputs = ledger_.inputs();
    inputs.push_back(session_.case_file);
    auto outputs = ledger_.outputs();
    if (!csv_.empty())
      for (auto& file : connect_csv_files(csv_)) outputs.push_back({"--csv " + csv_, std::move(file)});
    require_not_an_input(outputs, inputs);
  }

  /// Whether there are only connections back, and nobody asked for them.
  bool find(const TransferGraph& graph, ConnectQuery& query, ConnectAnswer& answer) {
    const ProgressDisplay display(session_.progress);
    query.starts = answer.start.accounts;
    query.ends = answer.end.accounts;
    answer.found = find_connections(graph, query, session_.progress);
    if (!both_ && !answer.found.shortest.empty()) return false;
    std::swap(query.starts, query.ends);
    auto reverse = find_connections(graph, query, session_.progress);
    const bool goes_back = !reverse.shortest.empty();
    if (both_) answer.reverse = std::move(reverse);
    return !both_ && goes_back;
  }

  void report(const ConnectAnswer& answer, const LookupParts& parts, OpenedLedger& ledger) const {
    if (!csv_.empty()) write_connect_csv(answer, parts, csv_);
    if (session_.json) {
      JsonWriter json(stdout);
      write_connect_json(answer, parts, ledger.hash(), json);
    } else {
      print(connect_text(answer, parts, rows_max_, style_for(stdout)));
    }
  }

  Session& session_;
  LedgerOptions ledger_;
  LookupOptions lookup_;
  BoundaryArguments boundary_;
  std::string start_, end_, window_, currency_, order_, csv_;
  std::optional<std::uint32_t> hops_max_, fanout_;
  bool both_ = false;
  std::size_t rows_max_ = 20;
};

}  // namespace

Command add_connect(CLI::App& program, Session& session) {
  auto* app = program.add_subcommand("connect", "Is there a way for money from one account to another");
  const auto command = std::make_shared<ConnectCommand>(*app, session);
  return {app, [command] { return command->run(); }};
}

}  // namespace sluice
