// SPDX-License-Identifier: Apache-2.0
#include "algorithms/trace/trace.hpp"

#include "engine/run/parallel.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/oracle_ledger.hpp"
#include "tests/support/random_ledger.hpp"

using namespace sluice;

namespace {

constexpr oracle::Rule all_rules[] = {oracle::Rule::haircut,       oracle::Rule::fifo,
                                      oracle::Rule::lifo,          oracle::Rule::libr,
                                      oracle::Rule::tainted_first, oracle::Rule::poison};

void check_equal(const oracle::Result& engine, const oracle::Result& oracle) {
  CHECK(engine.unknown_at == oracle.unknown_at);
  CHECK((engine.sources == oracle.sources));
  CHECK((engine.accounts == oracle.accounts));
  CHECK((engine.transfers == oracle.transfers));
}

}  // namespace

TEST_CASE("every rule gives the oracle's answer on random ledgers") {
  for (std::uint64_t seed = 1; seed <= 3'000; ++seed) {
    const auto ledger = oracle::random_ledger(seed);
    const auto engine = tests::built(ledger);
    auto query = oracle::random_query(ledger, seed * 7 + 1);
    for (const auto rule : all_rules) {
      if (query.backward && (rule == oracle::Rule::libr || rule == oracle::Rule::tainted_first)) continue;
      query.rule = rule;
      CAPTURE(seed, static_cast<int>(rule), query.backward);
      check_equal(tests::engine_trace(engine, query), oracle::trace(ledger, query));
    }
  }
}
