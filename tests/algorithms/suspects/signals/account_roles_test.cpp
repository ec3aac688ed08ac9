// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/account_roles.hpp"

#include "tests/algorithms/suspects/signal_ledger.hpp"
#include "tests/support/catch.hpp"

namespace sluice {

TEST_CASE("shops, cash points and pools are nobody's account; a shop that is followed is somebody's") {
  tests::SignalLedger ledger;
  for (const auto* id : {"shop", "qr", "cash", "pool", "bank"}) ledger.pays("a", id, tests::at(0), 1);
  ledger.is("shop", AccountKind::merchant);
  ledger.is("qr", AccountKind::merchant);
  ledger.is("cash", AccountKind::cash_point);
  ledger.is("pool", AccountKind::pool);
  const auto graph = ledger.graph();
  const auto no = [&](const char* id) { return graph.find_account(id).value(); };
  BoundaryOptions options;
  options.follow = {no("qr")};
  options.uncovered = {no("bank")};
  const AccountRoles roles(graph, options);
  CHECK(roles.is_inside(no("a")));
  CHECK(roles.is_inside(no("qr")));
  for (const auto* id : {"shop", "cash", "pool", "bank"}) CHECK_FALSE(roles.is_inside(no(id)));
  CHECK(roles.is_shop(no("shop")));
  CHECK_FALSE(roles.is_shop(no("qr")));
  CHECK(roles.is_cash_point(no("cash")));
  CHECK_FALSE(roles.is_between_people(no("cash")));
  CHECK(roles.is_between_people(no("pool")));
}

}  // namespace sluice
