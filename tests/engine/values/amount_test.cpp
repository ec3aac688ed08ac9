// SPDX-License-Identifier: Apache-2.0
#include "engine/values/amount.hpp"

#include <limits>

#include "tests/support/catch.hpp"

namespace sluice {
namespace {

TEST_CASE("amounts as decimal text") {
  struct Row {
    std::int64_t minor;
    int scale;
    const char* text;
  };
  const auto row = GENERATE(values<Row>({
      {0, 0, "0"},
      {0, 2, "0.00"},
      {5, 2, "0.05"},
      {123450, 2, "1234.50"},
      {123450, 0, "123450"},
      {-5, 3, "-0.005"},
      {-123450, 2, "-1234.50"},
      {1, 12, "0.000000000001"},
      {std::numeric_limits<std::int64_t>::max(), 2, "92233720368547758.07"},
      {std::numeric_limits<std::int64_t>::min(), 2, "-92233720368547758.08"},
      {std::numeric_limits<std::int64_t>::min(), 0, "-9223372036854775808"},
  }));
  CHECK(to_decimal(Amount(row.minor), row.scale) == row.text);
}

TEST_CASE("sums past 63 bits are refused") {
  CHECK(add_checked(Amount(2), Amount(-5)) == Amount(-3));
  CHECK(add_checked(Amount::max(), Amount(0)) == Amount::max());
  CHECK_FALSE(add_checked(Amount::max(), Amount(1)));
  CHECK_FALSE(add_checked(-Amount::max(), Amount(-2)));
}

TEST_CASE("amounts add, subtract and compare as integers") {
  CHECK(Amount(7) + Amount(5) - Amount(2) == Amount(10));
  CHECK(-Amount(3) < Amount(0));
}

}  // namespace
}  // namespace sluice
