// SPDX-License-Identifier: Apache-2.0
// Ledgers of a few rows in which accounts have holders, phones and devices.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "algorithms/trace/sources.hpp"
#include "engine/build/build_ledger.hpp"
#include "tests/support/made_input.hpp"

namespace sluice::tests {

/// A ledger that is written down row by row. Amounts are minor units, times hours since 1970.
class TiedLedger {
 public:
  TiedLedger() { made_.files.push_back({{"tied.csv"}, {}}); }

  TiedLedger& pays(const std::string& id, const std::string& payer, const std::string& payee,
                   std::int64_t hour, std::int64_t amount, const std::string& device = {}) {
    MadeRow row{id, payer, payee, at_hour(hour), Amount(amount)};
    row.texts[static_cast<std::size_t>(TransferText::device)] = device;
    made_.files.front().rows.push_back(std::move(row));
    return *this;
  }

  TiedLedger& account(const std::string& id, std::vector<std::pair<AccountText, std::string>> texts,
                      Time opened = unknown_time, AccountKind kind = AccountKind::bank_card,
                      Time closed = unknown_time) {
    AccountRow row;
    row.account = id;
    row.kind = kind;
    row.opened = opened;
    row.closed = closed;
    for (auto& [text, value] : texts) row.texts[static_cast<std::size_t>(text)] = std::move(value);
    made_.accounts.push_back(std::move(row));
    return *this;
  }
  TiedLedger& held(const std::string& id, const std::string& holder, const std::string& phone = {}) {
    return account(id, {{AccountText::holder, holder}, {AccountText::phone, phone}});
  }

  TiedLedger& link(LinkKind kind, const std::string& a, const std::string& b, Time from = unknown_time,
                   Time to = unknown_time, const std::string& value = {}) {
    made_.links.push_back({kind, a, b, value, from, to});
    return *this;
  }

  TransferGraph graph() const {
    Progress progress;
    return TransferGraph(build_ledger(load_made(made_, 0, 1), EqualTimes::as_listed, progress).ledger);
  }

  static Time at_hour(std::int64_t hour) { return Time(hour * 3'600'000'000'000); }
  static Time at_day(std::int64_t day) { return at_hour(day * 24); }

 private:
  MadeInput made_;
};

inline std::vector<std::string> ids(const TransferGraph& graph, const std::vector<AccountNo>& accounts) {
  std::vector<std::string> texts;
  for (const auto account : accounts) texts.emplace_back(graph.account_id(account));
  return texts;
}

inline std::vector<std::string> ids(const TransferGraph& graph, const std::vector<TransferNo>& transfers) {
  std::vector<std::string> texts;
  for (const auto transfer : transfers) texts.push_back(graph.transfer_id(transfer));
  return texts;
}

inline std::vector<AccountNo> accounts_named(const TransferGraph& graph,
                                             const std::vector<std::string>& names) {
  std::vector<AccountNo> accounts;
  for (const auto& name : names) accounts.push_back(require_account(graph, name));
  return accounts;
}

}  // namespace sluice::tests
