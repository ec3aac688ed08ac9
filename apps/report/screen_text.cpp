// SPDX-License-Identifier: Apache-2.0
#include "apps/report/screen_text.hpp"

#include <fmt/format.h>

#include "apps/report/display_text.hpp"
#include "apps/report/duration_text.hpp"
#include "apps/report/query_text.hpp"
#include "apps/report/screen_reason_text.hpp"
#include "apps/report/table.hpp"
#include "apps/report/trace_report.hpp"

namespace sluice {
namespace {

constexpr std::size_t unknown_ids_max = 20;

class ScreenText {
 public:
  ScreenText(const ScreenAnswer& answer, const ScreenParts& parts, const Style& style)
      : answer_(answer), parts_(parts), style_(style) {}

  std::string write() const {
    auto text = unknown_payments_text(parts_.found, unknown_ids_max, style_);
    if (answer_.payment) text += payment(*answer_.payment);
    text += table();
    for (const auto& account : answer_.accounts) text += reasons_of(account);
    return text + closing();
  }

 private:
  std::string payment(const ScreenedPayment& asked) const {
    const auto& [payment, screening] = asked;
    const auto& graph = parts_.graph();
    auto text =
        style_.bold(fmt::format(
            "{} from {} to {}, risk {}, {}",
            amount_text(payment.amount, graph.scale(payment.currency), graph.currency_code(payment.currency)),
            escape_for_terminal(answer_.accounts.front().id), escape_for_terminal(answer_.accounts.back().id),
            number(screening.risk), to_text(screening.level)))
        + '\n' + reasons(screening.reasons);
    text += transfers("Money came from the payee to the payer by", screening.closes_cycle.transfers);
    text += transfers("The chain before it:", screening.continues_chain.transfers);
    if (screening.continues_chain.is_cut) text += "  The chain began even earlier.\n";
    if (screening.is_cut)
      text += "  There was too much to look at for an answer at once, so there may be more to say.\n";
    return text + '\n';
  }

  std::string transfers(std::string_view title, const std::vector<TransferNo>& list) const {
    if (list.empty()) return {};
    std::string ids;
    for (const auto transfer : list)
      ids += (ids.empty() ? "" : ", ") + escape_for_terminal(parts_.graph().transfer_id(transfer));
    return style_.dim(fmt::format("    {} {}", title, ids)) + '\n';
  }

  std::string table() const {
    Table table({{"Account", Table::Align::left, id_width_max},
                 {"Risk", Table::Align::right},
                 {"Level"},
                 {"Score", Table::Align::right},
                 {"Label"},
                 {"Distance", Table::Align::right},
                 {"Holds of victims' money", Table::Align::right},
                 {"Institution"}});
    for (const auto& [id, screening] : answer_.accounts)
      table.add_row({id, number(screening.risk), std::string(to_text(screening.level)),
                     screening.score ? number(*screening.score) : "", label(screening),
                     screening.distance ? count_text(*screening.distance) : "", holds(screening),
                     institution(screening)});
    return section_text("Accounts", table, answer_.accounts.size(), "account", style_);
  }

  std::string reasons_of(const ScreenedAccount& account) const {
    const auto& reasons_found = account.screening.reasons;
    if (reasons_found.empty()) return {};
    return style_.bold(escape_for_terminal(account.id)) + '\n' + reasons(reasons_found) + '\n';
  }

  std::string reasons(const std::vector<Reason>& list) const {
    std::string text;
    for (const auto& reason : list) {
      auto sentence = reason_text(reason, parts_.index);
      if (!sentence.empty() && sentence.front() >= 'a' && sentence.front() <= 'z')
        sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
      text += fmt::format("  {}.\n", sentence);
    }
    return text;
  }

  static std::string label(const AccountScreening& screening) {
    if (!screening.is_confirmed) return {};
    return *screening.is_confirmed ? "confirmed" : "cleared";
  }

  std::string holds(const AccountScreening& screening) const {
    std::string text;
    for (const auto& holding : screening.traced) {
      if (holding.rests == Amount(0)) continue;
      const auto& graph = parts_.graph();
      text +=
          (text.empty() ? "" : ", ")
          + amount_text(holding.rests, graph.scale(holding.currency), graph.currency_code(holding.currency));
    }
    return text;
  }

  std::string institution(const AccountScreening& screening) const {
    if (!screening.account) return {};
    return std::string(parts_.graph().account_text(*screening.account, AccountText::institution));
  }

  /// Cut off, so that 0.9999 is never told as 1.
  static std::string number(double share) {
    return fmt::format("{:.3f}", static_cast<int>(share * 1'000 + 1e-6) / 1'000.0);
  }

  std::string closing() const {
    return fmt::format(
        "At {}; raised from {} on, high from {}. Look before you pay: a risk says where to look, and nothing "
        "about "
        "guilt.\n",
        query_time_text(answer_.at), raised_risk, high_risk);
  }

  const ScreenAnswer& answer_;
  const ScreenParts& parts_;
  const Style& style_;
};

}  // namespace

std::string screen_text(const ScreenAnswer& answer, const ScreenParts& parts, const Style& style) {
  return ScreenText(answer, parts, style).write();
}

}  // namespace sluice
