// SPDX-License-Identifier: Apache-2.0
#include "algorithms/implicated/passing_on.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/tied_ledger.hpp"

namespace sluice {
namespace {

using tests::TiedLedger;

/// All transfers carry traced money only.
bool is_passed_on(const TiedLedger& ledger, const char* account) {
  const auto graph = ledger.graph();
  const AccountHolders holders(graph, account_links(graph));
  PassingOn passing_on(graph, holders, Duration::seconds(24 * 3600));
  for (std::uint32_t t = 0; t < graph.transfer_count(); ++t)
    passing_on.add(TransferNo(t), graph.amount(TransferNo(t)));
  return passing_on.is_passed_on(*graph.find_pocket(require_account(graph, account), CurrencyNo(0)));
}

TEST_CASE("half of what came, within the window, oldest first") {
  const auto came = TiedLedger().pays("F", "v", "m", 0, 1000);
  CHECK_FALSE(is_passed_on(came, "m"));
  CHECK_FALSE(is_passed_on(TiedLedger(came).pays("O", "m", "x", 24, 499), "m"));
  CHECK(is_passed_on(TiedLedger(came).pays("O", "m", "x", 24, 500), "m"));
  CHECK(is_passed_on(TiedLedger(came).pays("O", "m", "x", 1, 300).pays("P", "m", "x", 2, 300), "m"));
  // After a day it is the account's own spending.
  CHECK_FALSE(is_passed_on(TiedLedger(came).pays("O", "m", "x", 25, 1000), "m"));
  // 1,000 of 1,900 went on in time: what came first is drawn on first.
  CHECK(is_passed_on(TiedLedger(came).pays("O", "m", "x", 1, 1000).pays("G", "v", "m", 2, 900), "m"));
  CHECK_FALSE(is_passed_on(TiedLedger(came).pays("G", "v", "m", 30, 300).pays("O", "m", "x", 31, 900), "m"));
}

TEST_CASE("to an account of the same holder nothing is passed on") {
  const auto ledger = TiedLedger()
                          .pays("F", "v", "m", 0, 1000)
                          .pays("O", "m", "m2", 1, 1000)
                          .held("m", "H1")
                          .held("m2", "H1");
  CHECK_FALSE(is_passed_on(ledger, "m"));
  CHECK(is_passed_on(TiedLedger(ledger).pays("P", "m2", "x", 2, 900), "m2"));
}

}  // namespace
}  // namespace sluice
