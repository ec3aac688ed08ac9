// SPDX-License-Identifier: Apache-2.0
#include "bench/support/case_ledger.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "algorithms/trace/sources.hpp"
#include "tests/support/oracle_ledger.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice::bench {
namespace {

constexpr std::int64_t second = 1'000'000'000;

class CaseWriter {
 public:
  explicit CaseWriter(std::uint64_t transfers)
      : transfers_(transfers), accounts_(std::max<std::uint64_t>(10, transfers / 14)) {
    for (std::uint64_t a = 0; a < accounts_; ++a) {
      balances_.push_back(random_.between(0, 1'000'000));
      openings_.push_back(balances_.back());
    }
  }

  CaseLedger write(bool openings) {
    const auto victims = std::clamp<std::uint64_t>(transfers_ / 1'000, 2, 30);
    while (ledger_.rows.size() < transfers_) {
      time_ += random_.between(1, 60) * second;
      const auto row = ledger_.rows.size();
      if (row % 10 == 0 && row / 10 < victims)
        defraud(row);
      else
        pass_on();
    }
    for (std::uint64_t a = 0; openings && a < accounts_; ++a)
      ledger_.accounts.push_back({id(a), oracle::Account::Kind::inside, {{"CNY", openings_[a]}}});
    TransferGraph graph(tests::built(ledger_));
    const auto found = find_sources(graph, Boundary(graph, {}), payments_, false);
    TraceQuery query;
    query.sources = found.sources;
    query.victims = found.victims;
    return {graph, query};
  }

 private:
  static std::string id(std::uint64_t account) { return "A" + std::to_string(account); }

  /// Few accounts do most of it.
  std::size_t some_account() {
    const auto share = random_.between(0, 999'999);
    return static_cast<std::size_t>(static_cast<std::uint64_t>(share * share) / 1'000'000 * accounts_
                                    / 1'000'000);
  }

  void add(std::string payer, std::size_t payee, std::int64_t amount) {
    balances_[payee] += amount;
    ledger_.rows.push_back({"T" + std::to_string(ledger_.rows.size()), std::move(payer), id(payee), time_,
                            amount, "CNY", std::nullopt, std::nullopt});
  }

  void defraud(std::size_t row) {
    payments_.push_back({"T" + std::to_string(row)});
    add("V" + std::to_string(row), some_account(), random_.between(100'000, 5'000'000));
  }

  void pass_on() {
    const auto payer = some_account(), payee = some_account();
    if (payer == payee || balances_[payer] < 100) return;
    const auto share = random_.between(1, 1'000);
    const auto amount = std::max<std::int64_t>(1, balances_[payer] / 1'000 * share / 1'000 * share);
    balances_[payer] -= amount;
    add(id(payer), payee, amount);
  }

  oracle::RandomNumbers random_{1};
  std::uint64_t transfers_, accounts_;
  std::vector<std::int64_t> balances_, openings_;
  oracle::Ledger ledger_;
  std::vector<FraudPayment> payments_;
  std::int64_t time_ = 1'700'000'000 * second;
};

}  // namespace

CaseLedger case_ledger(std::uint64_t transfers, bool openings) {
  return CaseWriter(transfers).write(openings);
}

}  // namespace sluice::bench
