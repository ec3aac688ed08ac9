// SPDX-License-Identifier: Apache-2.0
#include "apps/report/paths_text.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "apps/report/display_text.hpp"
#include "apps/report/duration_text.hpp"
#include "apps/report/path_totals.hpp"
#include "apps/report/query_text.hpp"
#include "apps/report/rule_text.hpp"
#include "apps/report/table.hpp"

namespace sluice {
namespace {

constexpr std::string_view unseen_text = "? (no row shows it)";

class PathsText {
 public:
  PathsText(const PathsReport& report, std::size_t paths_max, const Style& style)
      : report_(report), traced_(report.traced()), paths_max_(paths_max), style_(style) {}

  std::string write() {
    text_ += unknown_payments_text(traced_.found(), paths_max_, style_);
    if (traced_.found().sources.empty()) return text_ + "Nothing to trace.\n";
    if (report_.all().paths.empty()) return text_ + "There is no path.\n";
    decomposition();
    const auto shown = report_.shown();
    if (shown.empty()) text_ += "No path matches.\n\n";
    for (std::size_t i = 0; i < std::min(shown.size(), paths_max_); ++i) path(i + 1, *shown[i]);
    if (shown.size() > paths_max_)
      text_ += fmt::format("… {} of {} shown; --top N shows more, --json or --csv DIR all.\n\n",
                           count_text(paths_max_), counted_text(shown.size(), "path"));
    text_ += path_totals_text(report_, style_);
    closing_lines();
    return std::move(text_);
  }

 private:
  std::string money(Amount amount, PocketNo pocket) const {
    return amount_text(amount, traced_.scale(pocket), traced_.currency_code(pocket));
  }
  std::string account(PocketNo pocket) const {
    return escape_for_terminal(traced_.is_unseen(pocket) ? unseen_text : traced_.account_id(pocket));
  }
  /// Its holder and institution, as far as they are known: " (Li Wei, Bank A)".
  std::string owner(PocketNo pocket) const {
    std::string owner;
    for (const auto attribute : {AccountText::holder_name, AccountText::institution})
      if (const auto text = traced_.account_text(pocket, attribute); !text.empty())
        owner += fmt::format("{}{}", owner.empty() ? "" : ", ", escape_for_terminal(text));
    return owner.empty() ? owner : fmt::format(" ({})", owner);
  }

  void decomposition() {
    const auto rule = to_text(traced_.query().rule);
    if (report_.all().from_lots)
      text_ += fmt::format(
          "Decomposition: lots. Under {} each piece of money has one path, which the rule fixes.\n\n", rule);
    else
      text_ += fmt::format(
          "Decomposition: one of many. The trace fixes what each transfer carries, not which piece of it "
          "goes where\n"
          "(rule {}); here the oldest piece leaves an account first. For evidence use the transfers: `sluice "
          "trace`.\n\n",
          rule);
  }

  void path(std::size_t number, const FundPath& path) {
    const auto& name = traced_.victim(path.source);
    auto headline = fmt::format("{}. {} of {} (victim {}) {}", number, money(path.amount, path.pocket),
                                escape_for_terminal(traced_.source_id(path.source)),
                                escape_for_terminal(name), end_text(path));
    if (path.end == PathEnd::rests)
      headline += fmt::format(", {} recoverable", money(path.recoverable, path.pocket));
    text_ += style_.bold(headline) + '\n';
    hops(path);
    text_ += fmt::format("   {}\n\n", state_text(path));
  }

  std::string end_text(const FundPath& path) const {
    const auto where = account(path.pocket);
    switch (path.end) {
      case PathEnd::rests: return "rests in " + where;
      case PathEnd::dissipated: return "dissipated at " + where;
      case PathEnd::left_visibility: return "left visibility to " + where;
      case PathEnd::returned: return "returned to the victim's account " + where;
      case PathEnd::other_victims: return "reached another victim's account, " + where;
      case PathEnd::under_floor: break;
    }
    return "fell under the floor at " + where;
  }

  void hops(const FundPath& path) {
    Table table({{""}, {""}, {""}, {""}, {""}, {"", Table::Align::right}, {""}, {""}});
    const auto party = [&](PocketNo pocket) {
      return std::string(traced_.is_unseen(pocket) ? unseen_text : traced_.account_id(pocket));
    };
    std::string dwell;
    for (const auto& hop : report_.hops(path)) {
      if (table.row_count() > 0) dwell = "after " + duration_text(hop.dwell);
      table.add_row({" ", traced_.time_text(hop.row->key.transfer()), party(hop.row->payer), "→",
                     party(hop.row->payee), money(path.amount, path.pocket),
                     "of " + money(hop.row->amount, path.pocket), dwell});
    }
    text_ += rows_text(table);
  }

  std::string state_text(const FundPath& path) const {
    auto text = end_state(path);
    if (const auto bottleneck = report_.bottleneck(path))
      text += fmt::format(" Any split: at most {} this way.", money(*bottleneck, path.pocket));
    return text;
  }

  std::string end_state(const FundPath& path) const {
    switch (path.end) {
      case PathEnd::rests: return "In " + account(path.pocket) + owner(path.pocket) + ": " + rest_state(path);
      case PathEnd::dissipated: return "Cash, a purchase or a fee" + owner(path.pocket) + ": gone.";
      case PathEnd::left_visibility: return left_state(path.pocket);
      case PathEnd::returned: return "Back with the victim.";
      case PathEnd::other_victims: return "With another victim" + owner(path.pocket) + ".";
      case PathEnd::under_floor: break;
    }
    return "A limit of this trace ends it here; the money lies in the account and is not followed.";
  }

  std::string left_state(PocketNo pocket) const {
    if (traced_.is_unseen(pocket)) return "Balances show that it left, but no row says where to.";
    if (traced_.account_id(pocket) == exchange_account) return "Exchanged for another currency.";
    return "Its records are not loaded" + owner(pocket) + ": `sluice ask` says whom to ask.";
  }

  std::string rest_state(const FundPath& path) const {
    const auto& graph = traced_.graph();
    const auto number = graph.account(path.pocket);
    const auto date = dates_known_to(graph, traced_.query());
    if (is_closed(graph, number, date)) return "the account is closed, nothing can be recovered.";
    const auto now = now_of(graph, traced_.query(), report_.measures());
    if (is_held_by_others(graph, report_.measures(), number, now, date))
      return "the account is frozen for others, nothing can be recovered by this case.";
    if (path.recoverable == path.amount) return "all of it is still there.";
    return fmt::format(
        "the balance is {}, which newer money takes first.",
        money(recoverable_at_most(graph, traced_.query(), report_.measures(), path.pocket), path.pocket));
  }

  void closing_lines() {
    const auto rule = traced_.query().rule;
    text_ += fmt::format("Rule {}: {}.\n", to_text(rule), explain(rule));
    if (const auto until = traced_.query().cut_off)
      text_ += fmt::format("Followed until {}.\n", query_time_text(*until));
    text_ +=
        style_.dim("Next: `sluice ask` for what left visibility; --link-chart DIR draws the paths elsewhere.")
        + '\n';
  }

  const PathsReport& report_;
  const TraceReport& traced_;
  std::size_t paths_max_;
  const Style& style_;
  std::string text_;
};

}  // namespace

std::string paths_text(const PathsReport& report, std::size_t paths_max, const Style& style) {
  return PathsText(report, paths_max, style).write();
}

}  // namespace sluice
