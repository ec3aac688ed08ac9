// SPDX-License-Identifier: Apache-2.0
// Short forms for ledgers and expectations written by hand in tests.
#pragma once
#include "tests/oracle/trace.hpp"

namespace sluice::oracle {

/// A CNY transfer `second` seconds after the start of time.
inline Row pays(const std::string& id, const std::string& payer, const std::string& payee,
                std::int64_t second, std::int64_t amount) {
  return {.id = id,
          .payer = payer,
          .payee = payee,
          .time_ns = second * 1'000'000'000,
          .amount = amount,
          .currency = "CNY",
          .payer_balance_after = {},
          .payee_balance_after = {}};
}

inline Account terminal(const std::string& id) {
  return {.id = id, .kind = Account::Kind::terminal, .opening_balance = {}};
}
inline Account uncovered(const std::string& id) {
  return {.id = id, .kind = Account::Kind::uncovered, .opening_balance = {}};
}
inline Account opened(const std::string& id, std::int64_t opening) {
  return {.id = id, .kind = Account::Kind::inside, .opening_balance = {{"CNY", opening}}};
}

/// `V->A 10, A->? 3`: the rows' parties and amounts in order.
inline std::string text_of(const std::vector<CompletedRow>& rows) {
  std::string text;
  for (const auto& row : rows)
    text += (text.empty() ? "" : ", ") + row.payer + "->" + row.payee + " " + std::to_string(row.amount);
  return text;
}

/// `A 5, B 3`: the accounts in the order of the result with what rests there, and `-` where nothing is said.
inline std::string rests_of(const Result& result) {
  std::string text;
  for (const auto& account : result.accounts)
    text += (text.empty() ? "" : ", ") + account.account + " "
            + (account.rests ? std::to_string(*account.rests) : "-");
  return text;
}

/// `A 1, B 2, V -`: the accounts in the order of the result with their levels.
inline std::string levels_of(const Result& result) {
  std::string text;
  for (const auto& account : result.accounts)
    text += (text.empty() ? "" : ", ") + account.account + " "
            + (account.level ? std::to_string(*account.level) : "-");
  return text;
}

/// `s 10, t1 4`: the listed transfers with what is traced on them, `null` for rows of completion.
inline std::string traced_of(const Result& result) {
  std::string text;
  for (const auto& transfer : result.transfers)
    text += (text.empty() ? "" : ", ") + transfer.id.value_or("null")
            + (transfer.traced ? " " + std::to_string(*transfer.traced) : "");
  return text;
}

}  // namespace sluice::oracle
