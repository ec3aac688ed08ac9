// SPDX-License-Identifier: Apache-2.0
#include "algorithms/holders/account_existence.hpp"

#include "algorithms/holders/account_holders.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tied_ledger.hpp"

namespace sluice {
namespace {

using tests::TiedLedger;

/// By day 10: `early` was opened, `late` was not, `used` was used all the same, and `later` is known from a
/// later transfer only.
TransferGraph ledger() {
  const auto day = TiedLedger::at_day;
  const std::vector<std::pair<AccountText, std::string>> of_one{{AccountText::holder, "H1"}};
  return TiedLedger()
      .pays("T1", "used", "x", 24 * 5, 10)
      .pays("T2", "later", "late", 24 * 40, 10)
      .account("early", of_one, day(10))
      .account("late", of_one, day(30), AccountKind::bank_card, day(50))
      .account("used", of_one, day(30))
      .account("undated", of_one)
      .link(LinkKind::phone, "139", "late")
      .link(LinkKind::phone, "139", "early")
      .graph();
}

TEST_CASE("an account that was opened later and not used before does not exist yet") {
  const auto whole = ledger();
  const auto known = whole.known_at(TiedLedger::at_day(10));
  const auto exists = [](const TransferGraph& graph, const char* id) {
    return exists_by_then(graph, require_account(graph, id));
  };
  for (const auto* id : {"early", "late", "used", "undated", "later", "x"}) CHECK(exists(whole, id));
  for (const auto* id : {"early", "used", "undated", "x"}) CHECK(exists(known, id));
  CHECK_FALSE(exists(known, "late"));
  CHECK_FALSE(exists(known, "later"));
}

TEST_CASE("dates later than the moment are not known") {
  const auto whole = ledger();
  const auto known = whole.known_at(TiedLedger::at_day(10));
  const auto late = require_account(whole, "late"), early = require_account(whole, "early");
  CHECK(opening_by_then(whole, late) == TiedLedger::at_day(30));
  CHECK(closing_by_then(whole, late) == TiedLedger::at_day(50));
  CHECK(opening_by_then(known, late) == unknown_time);
  CHECK(closing_by_then(known, late) == unknown_time);
  CHECK(opening_by_then(known, early) == TiedLedger::at_day(10));
}

TEST_CASE("what does not exist yet is nobody's and linked with nothing") {
  const auto known = ledger().known_at(TiedLedger::at_day(10));
  const auto links = account_links(known);
  REQUIRE(links.size() == 1);
  CHECK(known.account_id(links.front().account) == "early");
  CHECK(AccountHolders(known, links).all().size() == 3);
  CHECK(AccountHolders(known, links).of(require_account(known, "late")) == 0);
}

}  // namespace
}  // namespace sluice
