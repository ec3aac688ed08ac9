// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/screen_desk.hpp"

#include <fmt/format.h>

#include "engine/values/currency.hpp"
#include "engine/values/error.hpp"
#include "loaders/text/amount_text.hpp"
#include "loaders/text/trim.hpp"

namespace sluice {

ScreenDesk::ScreenDesk(const ScreenIndex& index, const TimeForm& form, std::optional<Time> at)
    : index_(index), times_(form), at_(at.value_or(index.as_of())), check_(index) {}

Time ScreenDesk::moment(const std::string& text) {
  if (text.empty()) return at_;
  const auto reading = times_.read_to_end(text);
  if (reading.fault == TimeFault::none) return reading.time;
  throw InvalidQuery(fmt::format("at {}: expected {}", text, expectation(reading.fault)));
}

AccountNo ScreenDesk::account(const std::string& id) const {
  const auto trimmed = trim(id);
  if (trimmed.starts_with('?'))
    throw InvalidQuery(fmt::format("{} stands for what the ledger does not show", trimmed));
  return require_account(index_.graph(), trimmed);
}

/// The one that is named; else the ledger's, or the payer's, if there is just one.
CurrencyNo ScreenDesk::currency(const AskedPayment& asked, AccountNo payer) const {
  const auto& graph = index_.graph();
  const auto& codes = graph.ledger().currencies.code;
  if (asked.currency.empty()) {
    if (codes.size() == 1) return CurrencyNo(0);
    const auto& pockets = graph.ledger().pockets;
    if (pockets.first[payer.value] + 1 == pockets.first[payer.value + 1])
      return pockets.currency[pockets.first[payer.value]];
    throw InvalidQuery(fmt::format(
        "{} does not have just one currency: name the payment's (--pay-currency, or \"currency\" in "
        "a question)",
        asked.payer));
  }
  const auto named = trim(asked.currency);
  const auto known = find_currency(named);
  for (std::uint16_t c = 0; c < codes.size(); ++c)
    if (codes[c] == named || (known && codes[c] == known->code)) return CurrencyNo(c);
  throw InvalidQuery(fmt::format("currency {}: the ledger has no transfer in it", named));
}

Payment ScreenDesk::payment(const AskedPayment& asked, Time at) const {
  Payment payment;
  payment.at = at;
  payment.payer = account(asked.payer);
  if (trim(asked.payee).empty()) throw InvalidQuery("payee: expected an id");
  if (index_.graph().find_account(trim(asked.payee)) || trim(asked.payee).starts_with('?'))
    payment.payee = account(asked.payee);
  payment.currency = currency(asked, payment.payer);
  const auto scale = index_.graph().scale(payment.currency);
  const auto reading = read_amount(trim(asked.amount), scale, AmountForm{});
  if (reading.fault == AmountFault::too_many_decimals)
    throw InvalidQuery(fmt::format("amount {}: expected at most {} decimals", asked.amount, scale));
  if (reading.fault != AmountFault::none)
    throw InvalidQuery(fmt::format("amount {}: expected {}", asked.amount, expectation(reading.fault)));
  payment.amount = reading.amount;
  return payment;
}

ScreenAnswer ScreenDesk::answer(const ScreenRequest& request) {
  ScreenAnswer answer;
  answer.at = moment(request.at);
  for (const auto& id : request.accounts) {
    const auto found = account(id);
    answer.accounts.push_back(
        {std::string(index_.graph().account_id(found)), index_.screen(found, answer.at)});
  }
  if (!request.payment) return answer;
  const auto asked = payment(*request.payment, answer.at);
  auto screening = check_.screen(asked);
  const auto payee = asked.payee ? index_.graph().account_id(*asked.payee) : trim(request.payment->payee);
  answer.accounts.push_back({std::string(index_.graph().account_id(asked.payer)), screening.payer});
  answer.accounts.push_back({std::string(payee), screening.payee});
  answer.payment = {asked, std::move(screening)};
  return answer;
}

}  // namespace sluice
