// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/amount_shapes.hpp"

#include "tests/support/catch.hpp"

namespace sluice {
namespace {

constexpr auto yuan = minor_per_unit(2);
Amount units(std::int64_t count) { return Amount(count * yuan); }

}  // namespace

TEST_CASE("just under a limit is from 95 % on, the limit itself not") {
  CHECK(is_just_under_limit(units(950), yuan));
  CHECK_FALSE(is_just_under_limit(Amount(94'999), yuan));
  CHECK(is_just_under_limit(Amount(99'999), yuan));
  CHECK_FALSE(is_just_under_limit(units(1'000), yuan));
  for (const std::int64_t limit : {1'000, 2'000, 5'000, 10'000, 20'000, 50'000, 1'000'000}) {
    CHECK(is_just_under_limit(units(limit - limit / 20), yuan));
    CHECK_FALSE(is_just_under_limit(units(limit - limit / 20 - 1), yuan));
  }
  CHECK_FALSE(is_just_under_limit(units(3'980), yuan));
  CHECK_FALSE(is_just_under_limit(units(490), yuan));
}

TEST_CASE("round amounts have at most two digits before their zeros") {
  CHECK(is_round(units(1'000), yuan));
  CHECK(is_round(units(48'000), yuan));
  CHECK_FALSE(is_round(units(12'300), yuan));
  CHECK_FALSE(is_round(units(900), yuan));
  CHECK_FALSE(is_round(Amount(100'001), yuan));
  CHECK_FALSE(is_round(units(1'050), yuan));
}

TEST_CASE("the largest amounts and the finest currencies are no trap") {
  CHECK_FALSE(is_just_under_limit(Amount::max(), minor_per_unit(12)));
  CHECK_FALSE(is_round(Amount::max(), minor_per_unit(12)));
  CHECK_FALSE(is_just_under_limit(Amount::max(), 1));
  CHECK(is_just_under_limit(Amount(96'000), minor_per_unit(0)));
}

}  // namespace sluice
