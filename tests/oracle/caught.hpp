// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "tests/oracle/trace.hpp"

namespace sluice::oracle {

using ByCurrency = std::map<std::string, long double>;   ///< minor units, expected: not whole
using FrozenPockets = std::map<PocketId, std::int64_t>;  ///< pocket → when its order bites, nanoseconds

/// How much of the stolen money the orders catch. The flow stays as recorded; units of one source in one
/// pocket are exchangeable. A frozen pocket catches what is still free of each share that leaves it later
/// than its bite, and what lies free in it at the end; every other payer passes free units on in proportion.
/// Every currency that a source has is listed. Frozen pockets that are outside or never touched catch
/// nothing. Throws InvalidQuery for another rule than haircut, for backward and for limits (cut-offs are
/// allowed).
[[nodiscard]] ByCurrency caught(const Ledger&, const Query&, const FrozenPockets&);

/// The inside pockets that have received traced money by then, seen with what was known then; ascending.
[[nodiscard]] std::vector<PocketId> candidates(const Ledger&, const Query&, std::int64_t at_ns);

/// With every candidate frozen at its bite: how much of the caught units ended dissipated or out of
/// visibility later than `at_ns` on the path that was recorded. `bites` names all candidates and may name
/// more.
[[nodiscard]] ByCurrency lost(const Ledger&, const Query&, std::int64_t at_ns, const FrozenPockets& bites);

/// Pockets to freeze, in the order in which the orders are sent, and what that catches.
struct BestFreeze {
  std::vector<PocketId> pockets;
  long double caught = 0;
};

/// The best of all sets of at most `slots` pockets of the currency, all orders sent at once.
[[nodiscard]] BestFreeze best_set(const Ledger&, const Query&, const std::string& currency,
                                  const FrozenPockets& bites, std::size_t slots);

/// The best of all sequences of pockets of the currency: the i-th order is sent at `sent_ns[i]` and bites
/// after that pocket's response.
[[nodiscard]] BestFreeze best_order(const Ledger&, const Query&, const std::string& currency,
                                    const std::map<PocketId, std::int64_t>& response_ns,
                                    const std::vector<std::int64_t>& sent_ns);

}  // namespace sluice::oracle
