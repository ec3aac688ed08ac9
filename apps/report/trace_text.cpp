// SPDX-License-Identifier: Apache-2.0
#include "apps/report/trace_text.hpp"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "apps/report/bounds_text.hpp"
#include "apps/report/display_text.hpp"
#include "apps/report/duration_text.hpp"
#include "apps/report/query_text.hpp"
#include "apps/report/rule_text.hpp"
#include "apps/report/shell_word.hpp"
#include "apps/report/table.hpp"
#include "apps/report/victim_outcomes.hpp"

namespace sluice {
namespace {

class TraceText {
 public:
  TraceText(const TraceReport& report, std::size_t rows_max, const Style& style)
      : report_(report), rows_max_(rows_max), style_(style) {}

  std::string write() {
    text_ += unknown_payments_text(report_.found(), rows_max_, style_);
    if (report_.found().sources.empty()) return text_ + "Nothing to trace.\n";
    report_.has_amounts() ? victims() : marked_sources();
    remember_arrivals();
    if (report_.has_amounts()) {
      resting_accounts();
      outside_accounts();
    } else {
      marked_accounts();
    }
    closing_lines();
    return std::move(text_);
  }

 private:
  bool backward() const { return report_.query().backward; }
  std::string money(Amount amount, CurrencyNo currency) const {
    return amount_text(amount, report_.graph().scale(currency), report_.graph().currency_code(currency));
  }
  std::string money(Amount amount, PocketNo pocket) const { return money(amount, report_.currency(pocket)); }

  void victims() {
    const auto outcomes = victim_outcomes(report_);
    for (std::size_t i = 0; i < std::min(outcomes.size(), rows_max_); ++i) victim(outcomes[i]);
    if (outcomes.size() > rows_max_) {
      text_ += fmt::format("… and {}; --top N shows more.\n\n",
                           counted_text(outcomes.size() - rows_max_, "victim"));
    }
  }

  void victim(const VictimOutcome& outcome) {
    const auto& name = report_.found().victims[outcome.victim];
    const auto headline = backward() ? fmt::format("{}: {} arrived in {}", escape_for_terminal(name),
                                                   money(outcome.sum.stolen, outcome.currency),
                                                   counted_text(outcome.payments, "payment"))
                                     : fmt::format("{}: {} stolen in {}", escape_for_terminal(name),
                                                   money(outcome.sum.stolen, outcome.currency),
                                                   counted_text(outcome.payments, "payment"));
    text_ += style_.bold(headline) + '\n';
    Table table({{""}, {"", Table::Align::right}, {"", Table::Align::right}, {""}});
    const auto add = [&](std::string_view what, Amount amount, std::string more = {}) {
      if (amount == Amount(0)) return;
      table.add_row({std::string("  ").append(what), money(amount, outcome.currency),
                     share_text(amount, outcome.sum.stolen), std::move(more)});
    };
    const auto& sum = outcome.sum;
    add(backward() ? "was there before the ledger begins" : "rests", sum.rests,
        "in " + counted_text(outcome.accounts, "account"));
    add(backward() ? "came from accounts not loaded" : "left visibility", sum.left_visibility);
    add(backward() ? "came as cash" : "dissipated (cash, purchases, fees)", sum.dissipated);
    add(backward() ? "came from itself" : "returned to the victim", sum.returned);
    add("reached other victims", sum.other_victims);
    add("under the floor, not followed", sum.under_floor);
    text_ += rows_text(table) + '\n';
  }

  void marked_sources() {
    const auto count = report_.trace().sources.size();
    text_ += style_.bold(fmt::format("{} of {} marked, with all that is downstream",
                                     counted_text(count, "payment"),
                                     counted_text(report_.found().victims.size(), "victim")))
             + "\n\n";
  }

  void remember_arrivals() {
    for (const auto& row : report_.trace().transfers) {
      // Backward, money arrives at a payer, and the sweep meets later rows first.
      const auto reached = (backward() ? row.payer : row.payee).value;
      if (backward())
        last_arrival_.try_emplace(reached, row.key.transfer());
      else
        last_arrival_[reached] = row.key.transfer();
    }
  }

  std::string since(PocketNo pocket) const {
    const auto found = last_arrival_.find(pocket.value);
    return found == last_arrival_.end() ? std::string() : report_.time_text(found->second);
  }

  static void add_bound_columns(std::vector<Table::Column>& columns) {
    columns.push_back({"Least", Table::Align::right});
    columns.push_back({"Most", Table::Align::right});
    columns.push_back({""});
  }

  void add_bounds(const TracedPocket& row, std::vector<std::string>& cells) const {
    const auto& bounds = report_.bounds_of(row);
    cells.push_back(money(bounds.least, row.pocket));
    cells.push_back(money(bounds.most, row.pocket));
    cells.push_back(settled_text(bounds));
  }

  void resting_accounts() {
    std::vector<Table::Column> columns{{"Level", Table::Align::right},
                                       {"Account", Table::Align::left, id_width_max},
                                       {"Holder", Table::Align::left, 24},
                                       {"Institution", Table::Align::left, 24},
                                       {backward() ? "Was there" : "Rests", Table::Align::right},
                                       {backward() ? "Paid on from" : "Since"}};
    if (report_.has_bounds()) add_bound_columns(columns);
    Table table(columns);
    std::size_t count = 0;
    for (const auto& row : report_.trace().pockets) {
      if (row.rests == Amount(0) || count++ >= rows_max_) continue;
      std::vector<std::string> cells{row.level ? std::to_string(*row.level) : "",
                                     std::string(report_.account_id(row.pocket)),
                                     std::string(report_.account_text(row.pocket, AccountText::holder_name)),
                                     std::string(report_.account_text(row.pocket, AccountText::institution)),
                                     money(row.rests, row.pocket),
                                     since(row.pocket)};
      if (report_.has_bounds()) add_bounds(row, cells);
      table.add_row(cells);
    }
    section(backward() ? "Where it was before" : "Where it rests now", table, count, "account");
  }

  static std::string_view end_text(End end, bool backward) {
    switch (end) {
      case End::dissipated: return backward ? "cash or terminal" : "cash, purchase or fee";
      case End::victim: return "victim";
      case End::left_visibility: return "not loaded";
      case End::rests: break;
    }
    return "";
  }

  void outside_accounts() {
    Table table({{"How"},
                 {"Account", Table::Align::left, id_width_max},
                 {"Institution", Table::Align::left, 24},
                 {"Amount", Table::Align::right},
                 {backward() ? "First" : "Last"}});
    std::vector<const TracedPocket*> outside;
    for (const auto& row : report_.trace().pockets)
      if (row.end != End::rests) outside.push_back(&row);
    std::ranges::stable_sort(outside, [&](const auto* a, const auto* b) {
      const auto currency_a = report_.currency(a->pocket), currency_b = report_.currency(b->pocket);
      return currency_a != currency_b ? currency_a < currency_b : a->received > b->received;
    });
    for (std::size_t i = 0; i < std::min(outside.size(), rows_max_); ++i) {
      const auto& row = *outside[i];
      const bool is_unseen = report_.is_unseen(row.pocket);
      table.add_row({std::string(end_text(row.end, backward())),
                     is_unseen ? "? (no row shows it)" : std::string(report_.account_id(row.pocket)),
                     std::string(report_.account_text(row.pocket, AccountText::institution)),
                     money(row.received, row.pocket), since(row.pocket)});
    }
    section(backward() ? "Where it came from" : "Where it left", table, outside.size(), "account");
  }

  void marked_accounts() {
    std::vector<Table::Column> columns{{"Level", Table::Align::right},
                                       {"Account", Table::Align::left, id_width_max},
                                       {"Holder", Table::Align::left, 24},
                                       {"Institution", Table::Align::left, 24},
                                       {"End"}};
    if (report_.has_bounds()) add_bound_columns(columns);
    Table table(columns);
    const auto& pockets = report_.trace().pockets;
    for (std::size_t i = 0; i < std::min(pockets.size(), rows_max_); ++i) {
      const auto& row = pockets[i];
      std::vector<std::string> cells{row.level ? std::to_string(*row.level) : "",
                                     std::string(report_.account_id(row.pocket)),
                                     std::string(report_.account_text(row.pocket, AccountText::holder_name)),
                                     std::string(report_.account_text(row.pocket, AccountText::institution)),
                                     std::string(end_text(row.end, backward()))};
      if (report_.has_bounds() && row.end == End::rests) add_bounds(row, cells);
      table.add_row(cells);
    }
    section("Marked accounts", table, pockets.size(), "account");
  }

  void section(std::string_view title, const Table& table, std::size_t count, std::string_view thing) {
    text_ += section_text(title, table, count, thing, style_);
  }

  void closing_lines() {
    const auto rule = report_.query().rule;
    text_ += fmt::format("Rule {}: {}.\n", to_text(rule), explain(rule));
    if (const auto until = report_.query().cut_off)
      text_ += fmt::format("Followed until {}.\n", query_time_text(*until));
    if (report_.has_amounts())
      text_ += fmt::format("{} followed over {}; what became of each adds up to the cent.\n",
                           counted_text(report_.trace().sources.size(), "payment"),
                           counted_text(report_.trace().transfers.size(), "transfer"));
    if (report_.has_bounds()) text_ += bounds_explained(has_limits());
    text_ += style_.dim(next_step()) + '\n';
  }

  bool has_limits() const {
    const auto& query = report_.query();
    return query.hops_max || query.horizon || !query.amount_min.empty();
  }

  std::string next_step() const {
    if (!report_.has_amounts()) return "Next: --rule haircut measures how much of it is where.";
    bool left = false;
    const TracedPocket* first = nullptr;
    for (const auto& row : report_.trace().pockets) {
      if (row.rests > Amount(0) && first == nullptr) first = &row;
      left = left || (row.end == End::left_visibility && !report_.is_unseen(row.pocket));
    }
    if (first != nullptr && !backward())
      return fmt::format(
          "Next: `sluice show LEDGER {}` lists what else moved in the account where most rests.",
          escape_for_terminal(shell_word(report_.account_id(first->pocket))));
    if (left)
      return "Next: ask the institutions of the accounts marked as not loaded for their statements, load "
             "them and "
             "trace again.";
    return "Next: --csv DIR writes every transfer with its file and line, for the file of the case.";
  }

  const TraceReport& report_;
  std::size_t rows_max_;
  const Style& style_;
  std::string text_;
  std::unordered_map<std::uint32_t, TransferNo> last_arrival_;
};

}  // namespace

std::string trace_text(const TraceReport& report, std::size_t rows_max, const Style& style) {
  return TraceText(report, rows_max, style).write();
}

}  // namespace sluice
