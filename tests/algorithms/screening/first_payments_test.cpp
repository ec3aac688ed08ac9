// SPDX-License-Identifier: Apache-2.0
#include "algorithms/screening/first_payments.hpp"

#include "engine/run/parallel.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/oracle_ledger.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {

TEST_CASE("the first payment of every pair is the first row of the list, whatever the currency") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    INFO("seed " << seed);
    const TransferGraph whole(tests::built(oracle::random_ledger(seed)));
    const auto middle = whole.time(TransferNo(whole.end().value / 2));
    for (const auto& graph : {whole, whole.known_at(middle)})
      for (const std::size_t threads : {1u, 2u, 8u}) {
        Progress progress;
        const auto first = with_threads(threads, [&] { return FirstPayments(graph, progress); });
        for (std::uint32_t a = 0; a < graph.account_count(); ++a)
          for (std::uint32_t b = 0; b < graph.account_count(); ++b) {
            auto expected = TransferNo::none();
            for (TransferNo t(0); t < graph.end(); ++t)
              if (expected == TransferNo::none() && graph.account(graph.payer(t)) == AccountNo(a)
                  && graph.account(graph.payee(t)) == AccountNo(b))
                expected = t;
            CHECK((first.find(AccountNo(a), AccountNo(b)) == expected));
          }
      }
  }
}

}  // namespace sluice
