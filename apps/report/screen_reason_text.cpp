// SPDX-License-Identifier: Apache-2.0
#include "apps/report/screen_reason_text.hpp"

#include <fmt/format.h>

#include "apps/report/duration_text.hpp"
#include "apps/report/suspect_reason.hpp"
#include "apps/report/trace_report.hpp"

namespace sluice {
namespace {

class ReasonText {
 public:
  ReasonText(const Reason& reason, const ScreenIndex& index) : reason_(reason), index_(index) {}

  std::string of_account() const {
    switch (reason_.code) {
      case ReasonCode::confirmed_case: return "it is a confirmed case, by the labels";
      case ReasonCode::frozen: return "it is frozen, since " + moment();
      case ReasonCode::closed: return "it is closed, since " + moment();
      case ReasonCode::holds_traced: return holds();
      case ReasonCode::passed_on_traced:
        return fmt::format("{} of victims' money reached it and went on", money());
      case ReasonCode::touched_traced:
        return fmt::format("{} of victims' money reached it, a small share of what it received", money());
      case ReasonCode::suspect_score:
        return fmt::format("its score as a suspect is {:.3f} of 1", cut_off(reason_.value));
      case ReasonCode::near_known_case:
        return fmt::format("it is {} away from a known case", counted_text(reason_.count, "transfer"));
      case ReasonCode::signal: return signal();
      case ReasonCode::opened_recently: return "it was opened less than 30 days before, at " + moment();
      case ReasonCode::dormant:
        return fmt::format("nobody has used it for {} or more, since {}",
                           duration_text(ScreenIndex::dormant_after), moment());
      case ReasonCode::not_in_ledger: return "it is not in the ledger, so nothing is known of it";
      case ReasonCode::cleared: return "it was cleared, by the labels: its score does not count";
      default: return of_payment();
    }
  }

 private:
  std::string of_payment() const {
    switch (reason_.code) {
      case ReasonCode::risky_payee:
        return fmt::format("the payee itself has a risk of {:.3f}", cut_off(reason_.risk));
      case ReasonCode::payer_confirmed: return "the payer is a confirmed case, by the labels";
      case ReasonCode::payer_frozen: return "the payer is frozen, since " + moment();
      case ReasonCode::payer_closed: return "the payer is closed, since " + moment();
      case ReasonCode::payer_holds_traced:
        return fmt::format("the payer holds {} of victims' money, some of which may leave with it", money());
      case ReasonCode::continues_chain: return chain();
      case ReasonCode::closes_cycle:
        return fmt::format("it would close a cycle of {}: the payee's money came to the payer within {}",
                           counted_text(reason_.count, "transfer"), window());
      case ReasonCode::nth_payer:
        return fmt::format("the payee would have {} within {}",
                           counted_text(reason_.count, "different payer"), window());
      case ReasonCode::far_above_usual:
        return fmt::format("it is ten times or more what the payer usually pays: {} on average in {}",
                           money(), counted_text(reason_.count, "earlier payment"));
      case ReasonCode::first_payment: return "the payer has never paid this payee before";
      case ReasonCode::just_under_limit: return fmt::format("it is just under {}, a usual limit", money());
      default: return {};
    }
  }

  std::string holds() const {
    const auto text = fmt::format("it holds {} of victims' money", money(reason_.amount));
    if (reason_.received == reason_.amount) return text;
    return fmt::format("{}, of {} that reached it", text, money(reason_.received));
  }

  std::string chain() const {
    if (reason_.count == 1)
      return fmt::format("it would hand on what the payer received within {}", window());
    return fmt::format("it would continue a chain of {} that hand the same money on",
                       counted_text(reason_.count, "transfer"));
  }

  std::string signal() const {
    SuspectSignal signal;
    signal.signal = reason_.signal;
    signal.value = reason_.value;
    return sluice::reason_text(signal, index_.graph());
  }

  /// So that 0.9999 is never told as 1.
  static double cut_off(double number) { return static_cast<int>(number * 1'000 + 1e-6) / 1'000.0; }
  std::string moment() const { return query_time_text(reason_.time); }
  std::string window() const { return duration_text(index_.pass_through().window); }
  std::string money() const { return money(reason_.amount); }
  std::string money(Amount amount) const {
    const auto& graph = index_.graph();
    return amount_text(amount, graph.scale(reason_.currency), graph.currency_code(reason_.currency));
  }

  const Reason& reason_;
  const ScreenIndex& index_;
};

}  // namespace

std::string reason_text(const Reason& reason, const ScreenIndex& index) {
  return ReasonText(reason, index).of_account();
}

}  // namespace sluice
