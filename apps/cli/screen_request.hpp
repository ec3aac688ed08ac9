// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sluice {

/// A payment as a user names it. What is empty is left to the ledger.
struct AskedPayment {
  std::string payer, payee, amount, currency;
};

/// One question: accounts, or a payment.
struct ScreenRequest {
  std::vector<std::string> accounts;
  std::optional<AskedPayment> payment;
  /// The moment that it is asked for; empty for the usual one.
  std::string at;
};

/// What a question brings along to be told from others: nothing, a text or a whole number.
using RequestId = std::variant<std::monostate, std::string, std::int64_t>;

/// One line of questions, or what is wrong with it.
struct ReadRequest {
  RequestId id;
  ScreenRequest request;
  /// Empty where nothing is.
  std::string error;
};

/// Most accounts of one question.
constexpr std::size_t asked_accounts_max = 10'000;

/// Reads {"accounts":["A","B"]} or {"pay":{"payer","payee","amount","currency","at"}}, either with "id" and
/// "at"; "currency" and "at" may be left out. Whatever the bytes are, there is an answer; memory is bounded
/// by their length.
[[nodiscard]] ReadRequest read_request(std::string_view line);

}  // namespace sluice
