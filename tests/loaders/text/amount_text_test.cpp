// SPDX-License-Identifier: Apache-2.0
#include "loaders/text/amount_text.hpp"

#include <cstdint>
#include <limits>
#include <random>
#include <string>

#include "engine/values/error.hpp"
#include "tests/support/catch.hpp"

namespace sluice {
namespace {

using enum AmountFault;

struct Row {
  std::string text;
  int scale;
  std::int64_t minor;
  AmountFault fault = none;
  bool rounded = false;
};

void check(const Row& row, const AmountForm& form) {
  INFO("\"" << row.text << "\" scale " << row.scale);
  const auto reading = read_amount(row.text, row.scale, form);
  CHECK(static_cast<int>(reading.fault) == static_cast<int>(row.fault));
  CHECK(reading.amount.minor == row.minor);
  CHECK(reading.rounded == row.rounded);
}

const AmountForm semicolons{.comma_delimited = false};
const AmountForm rounding{.round_half_up = true};

TEST_CASE("plain decimals") {
  check(GENERATE(values<Row>({
            {"1234.50", 2, 123450},
            {"1234.5", 2, 123450},
            {"1234", 2, 123400},
            {"1234", 0, 1234},
            {"0", 2, 0},
            {"0.00", 2, 0},
            {"-0.00", 2, 0},
            {"-12.34", 2, -1234},
            {"+12.34", 2, 1234},
            {"000012.34", 2, 1234},
            {".5", 2, 50},
            {"5.", 2, 500},
            {"  12.34\t", 2, 1234},
            {"\xC2\xA0"
             "12.34\xE3\x80\x80",
             2, 1234},
            {"1234.000000000000000000000000", 0, 1234},
            {"12.3400000", 2, 1234},
            {"0.000000000001", 12, 1},
            {"92233720368547758.07", 2, std::numeric_limits<std::int64_t>::max()},
            {"-92233720368547758.07", 2, -std::numeric_limits<std::int64_t>::max()},
            {"9223372036854775807", 0, std::numeric_limits<std::int64_t>::max()},
            {"9.223372036854775807", 18, std::numeric_limits<std::int64_t>::max()},
        })),
        GENERATE(AmountForm{}, semicolons, rounding));
}

TEST_CASE("texts that are no amounts") {
  check(GENERATE(values<Row>({
            {"", 2, 0, empty},
            {" \t ", 2, 0, empty},
            {"-", 2, 0, not_a_number},
            {".", 2, 0, not_a_number},
            {"-.", 2, 0, not_a_number},
            {"+-5", 2, 0, not_a_number},
            {"- 5", 2, 0, not_a_number},
            {"5-", 2, 0, not_a_number},
            {"(5)", 2, 0, not_a_number},
            {"1 234", 2, 0, not_a_number},
            {"1.2.3", 2, 0, not_a_number},
            {"0x10", 2, 0, not_a_number},
            {"nan", 2, 0, not_a_number},
            {"inf", 2, 0, not_a_number},
            {"$5", 2, 0, not_a_number},
            {"¥5", 2, 0, not_a_number},
            {"5元", 2, 0, not_a_number},
            {"１２", 2, 0, not_a_number},
            {std::string("1\0"
                         "2",
                         3),
             2, 0, not_a_number},
            {"1e", 2, 0, not_a_number},
            {"e5", 2, 0, not_a_number},
            {"1e5.0", 2, 0, not_a_number},
            {"1e+-5", 2, 0, not_a_number},
            {"1e5e5", 2, 0, not_a_number},
            {"1,234.5e3", 2, 0, not_a_number},
            {"92233720368547758.08", 2, 0, too_large},
            {"-92233720368547758.08", 2, 0, too_large},
            {"9223372036854775808", 0, 0, too_large},
            {"18446744073709551617", 0, 0, too_large},
            {"100000000000000000000000000", 0, 0, too_large},
            {"99999999999999999", 3, 0, too_large},
        })),
        GENERATE(AmountForm{}, semicolons, rounding));
}

TEST_CASE("more decimals than the currency has are never rounded silently") {
  check(GENERATE(values<Row>({
            {"12.345", 2, 0, too_many_decimals},
            {"12.3400001", 2, 0, too_many_decimals},
            {"12.5", 0, 0, too_many_decimals},
            {"0.001", 2, 0, too_many_decimals},
            {"17693696.989343166", 2, 0, too_many_decimals},
        })),
        GENERATE(AmountForm{}, semicolons));
}

TEST_CASE("exponents are refused unless rounding was chosen") {
  check(GENERATE(values<Row>({
            {"1e5", 2, 0, exponent},
            {"1.5E+3", 2, 0, exponent},
            {"1e-05", 2, 0, exponent},
            {"0e0", 2, 0, exponent},
        })),
        {});
}

TEST_CASE("rounding half up by magnitude, exponents read exactly") {
  check(GENERATE(values<Row>({
            {"12.345", 2, 1235, none, true},
            {"12.344999999999999999999999", 2, 1234, none, true},
            {"-12.345", 2, -1235, none, true},
            {"12.3450", 2, 1235, none, true},
            {"0.005", 2, 1, none, true},
            {"-0.005", 2, -1, none, true},
            {"0.00499", 2, 0, rounds_to_zero},
            {"0.0005", 2, 0, rounds_to_zero},
            {"1e-05", 2, 0, rounds_to_zero},
            {"1e-05", 5, 1},
            {"1.5E+3", 2, 150000},
            {"1.5e3", 0, 1500},
            {"15e-1", 0, 2, none, true},
            {"1.23456789e4", 2, 1234568, none, true},
            {"0e999999999", 2, 0},
            {"0.000e-999999999999999999999999", 2, 0},
            {"1e999999999", 2, 0, too_large},
            {"1e-999999999", 2, 0, rounds_to_zero},
            {"1e99999999999999999999999999", 2, 0, too_large},
            {"0.000000000000000000000000001e29", 2, 10000},
            {"17693696.989343166", 2, 1769369699, none, true},
            {"0.123456789012345678", 18, 123456789012345678},
            {"1234.000000000000000001", 2, 123400, none, true},
            {"92233720368547758.074", 2, std::numeric_limits<std::int64_t>::max(), none, true},
            {"92233720368547758.075", 2, 0, too_large},
            {"9.3e18", 0, 0, too_large},
        })),
        rounding);
}

TEST_CASE("thousands separators in a file delimited by commas") {
  check(GENERATE(values<Row>({
            {"1,234.50", 2, 123450},
            {"-1,234,567.89", 2, -123456789},
            {"1,234", 2, 123400},
            {"1,234,567", 0, 1234567},
            {"12,345.", 2, 1234500},
            {"1,23", 2, 0, bad_grouping},
            {"1,2345", 2, 0, bad_grouping},
            {"1234,567", 2, 0, bad_grouping},
            {"0,123", 2, 0, bad_grouping},
            {"012,345", 2, 0, bad_grouping},
            {",123", 2, 0, bad_grouping},
            {"1,,234", 2, 0, bad_grouping},
            {"1,234,", 2, 0, bad_grouping},
            {"12,34,567", 2, 0, bad_grouping},
            {"1.234,50", 2, 0, bad_grouping},
            {"1.234,567", 2, 0, bad_grouping},
            {",", 2, 0, not_a_number},
            {"1,2x4", 2, 0, not_a_number},
        })),
        {});
}

TEST_CASE("commas in a file with another delimiter: the point decides, a lone comma is ambiguous") {
  check(GENERATE(values<Row>({
            {"1,234.50", 2, 123450},
            {"1,234,567", 2, 123456700},
            {"1,234", 2, 0, ambiguous_comma},
            {"12,50", 2, 0, ambiguous_comma},
            {"1.234,50", 2, 0, bad_grouping},
            {"1,23.50", 2, 0, bad_grouping},
        })),
        semicolons);
}

TEST_CASE("marks that the user named") {
  const AmountForm comma{.decimal = ',', .comma_delimited = false};
  check(GENERATE(values<Row>({
            {"1.234,50", 2, 123450},
            {"12,50", 2, 1250},
            {"1,234", 3, 1234},
            {"1,234", 2, 0, too_many_decimals},
            {"1.234.567", 2, 123456700},
            {"1.234", 2, 123400},
            {"12.50", 2, 0, bad_grouping},
        })),
        comma);
  check({"1,5E+3", 2, 150000}, {.decimal = ',', .comma_delimited = false, .round_half_up = true});
  check({"1,234", 2, 123400}, {.thousands = ',', .comma_delimited = false});
  check({"1,23", 2, 0, bad_grouping}, {.thousands = ',', .comma_delimited = false});
  check({"1,234", 2, 123400}, {.comma_delimited = false, .decimal_given = true});
  check({"1 234 567,5", 2, 123456750}, {.decimal = ',', .thousands = ' ', .comma_delimited = false});
  check({"1'234.50", 2, 123450}, {.thousands = '\''});
  check({"1,234.50", 2, 0, not_a_number}, {.thousands = '\''});
}

TEST_CASE("marks that cannot be told apart are refused") {
  CHECK_NOTHROW(require_usable({}));
  CHECK_NOTHROW(require_usable({.decimal = ',', .thousands = ' '}));
  CHECK_THROWS_AS(require_usable({.thousands = '.'}), InvalidQuery);
  CHECK_THROWS_AS(require_usable({.decimal = '5'}), InvalidQuery);
  CHECK_THROWS_AS(require_usable({.decimal = '-'}), InvalidQuery);
  CHECK_THROWS_AS(require_usable({.decimal = '\0'}), InvalidQuery);
  CHECK_THROWS_AS(require_usable({.thousands = 'e'}), InvalidQuery);
}

TEST_CASE("absurdly long numbers end in a fault, in linear time") {
  const std::size_t length = 4'000'000;
  check({std::string(length, '9'), 2, 0, too_large}, {});
  check({std::string(length, '0') + "1", 2, 100}, {});
  check({"1." + std::string(length, '0'), 2, 100}, {});
  check({"1e" + std::string(length, '9'), 2, 0, too_large}, rounding);
  check({std::string(length, '0') + "1e-" + std::string(length, '0') + "2", 2, 1}, rounding);
  check({std::string(length, ','), 2, 0, not_a_number}, {});
}

TEST_CASE("what is written as a decimal reads back as the same amount") {
  std::mt19937_64 random(20'260'105);
  for (int i = 0; i < 200'000; ++i) {
    const auto scale = static_cast<int>(random() % 13);
    const auto bits = random() % 64;
    auto minor = static_cast<std::int64_t>(random() >> bits);
    if (minor == std::numeric_limits<std::int64_t>::min()) minor = 0;
    const auto text = to_decimal(Amount(minor), scale);
    for (const auto& form : {AmountForm{}, semicolons, rounding}) {
      const auto reading = read_amount(text, scale, form);
      if (reading.amount.minor != minor || reading.fault != none || reading.rounded)
        check({text, scale, minor}, form);
    }
  }
}

TEST_CASE("the inline path and the full reader agree on random texts") {
  std::mt19937_64 random(7);
  const std::string_view letters = "0123456789.,-+e 0123456789..00";
  for (int i = 0; i < 300'000; ++i) {
    std::string text;
    for (auto n = random() % 22; n > 0; --n) text += letters[random() % letters.size()];
    const auto scale = static_cast<int>(random() % 13);
    for (const auto& form : {AmountForm{}, semicolons, rounding, AmountForm{.decimal = ','}}) {
      const auto quick = read_amount(text, scale, form), full = read_any_amount(text, scale, form);
      const bool same =
          quick.amount == full.amount && quick.fault == full.fault && quick.rounded == full.rounded;
      if (!same) FAIL(text << " scale " << scale);
    }
  }
}

TEST_CASE("every amount fault says what was expected") {
  for (int fault = 1; fault <= static_cast<int>(rounds_to_zero); ++fault)
    CHECK_FALSE(expectation(static_cast<AmountFault>(fault)).empty());
}

}  // namespace
}  // namespace sluice
