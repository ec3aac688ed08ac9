// SPDX-License-Identifier: Apache-2.0
#include "apps/report/duration_text.hpp"

#include <limits>
#include <vector>

#include "tests/support/catch.hpp"

using namespace sluice;

TEST_CASE("durations in their two largest units") {
  struct Case {
    std::int64_t ns;
    std::string text;
  };
  constexpr std::int64_t s = 1'000'000'000, min = 60 * s, h = 60 * min, d = 24 * h;
  const std::vector<Case> cases = {
      {0, "0 s"},
      {1, "< 1 ms"},
      {-1, "< 1 ms"},
      {350'000'000, "350 ms"},
      {s - 1, "999 ms"},
      {23 * s, "23 s"},
      {min - 1, "59 s"},
      {min, "1 min"},
      {4 * min + 10 * s, "4 min 10 s"},
      {3 * h + 5 * min + 59 * s, "3 h 5 min"},
      {3 * h + 59 * s, "3 h"},
      {2 * d + 4 * h, "2 d 4 h"},
      {2 * d + 59 * min, "2 d"},
      {-(4 * min + 10 * s), "-4 min 10 s"},
      {std::numeric_limits<std::int64_t>::max(), "106751 d 23 h"},
      {std::numeric_limits<std::int64_t>::min(), "-106751 d 23 h"},
  };
  for (const auto& [ns, text] : cases) CHECK(duration_text(Duration(ns)) == text);
}

TEST_CASE("counts in groups of three") {
  CHECK(count_text(0) == "0");
  CHECK(count_text(999) == "999");
  CHECK(count_text(1'000) == "1,000");
  CHECK(count_text(123'456) == "123,456");
  CHECK(count_text(1'234'567) == "1,234,567");
  CHECK(count_text(std::numeric_limits<std::uint64_t>::max()) == "18,446,744,073,709,551,615");
}

TEST_CASE("amounts keep every digit, their sign and their currency") {
  struct Case {
    std::int64_t minor;
    int scale;
    std::string currency, text;
  };
  const std::vector<Case> cases = {
      {123'456'750, 2, "CNY", "1,234,567.50 CNY"},
      {-123'456, 2, "CNY", "-1,234.56 CNY"},
      {-12'345, 2, "CNY", "-123.45 CNY"},
      {5, 2, "EUR", "0.05 EUR"},
      {0, 0, "JPY", "0 JPY"},
      {1'234, 0, "JPY", "1,234 JPY"},
      {1'234'567'890, 8, "BTC", "12.34567890 BTC"},
      {100'000, 2, "", "1,000.00"},
      {1, 0, "X\x1b[1m", "1 X\\x1b[1m"},
      {std::numeric_limits<std::int64_t>::min(), 2, "CNY", "-92,233,720,368,547,758.08 CNY"},
  };
  for (const auto& [minor, scale, currency, text] : cases)
    CHECK(amount_text(Amount(minor), scale, currency) == text);
}
