// SPDX-License-Identifier: Apache-2.0
#include "engine/values/currency.hpp"

#include <array>
#include <string>
#include <utility>

#include "engine/values/error.hpp"
#include "tests/support/catch.hpp"

namespace sluice {
namespace {

struct Row {
  std::string_view text, code;
  int scale;
};

TEST_CASE("codes, numbers and names of currencies") {
  const auto row = GENERATE(values<Row>({
      {"CNY", "CNY", 2},
      {"cny", "CNY", 2},
      {"JPY", "JPY", 0},
      {"KRW", "KRW", 0},
      {"KWD", "KWD", 3},
      {"BHD", "BHD", 3},
      {"CLF", "CLF", 4},
      {"UYW", "UYW", 4},
      {"VND", "VND", 0},
      {"ISK", "ISK", 0},
      {"TND", "TND", 3},
      {"XOF", "XOF", 0},
      {"ZWL", "ZWL", 2},
      {"AED", "AED", 2},
      {"156", "CNY", 2},
      {"840", "USD", 2},
      {"008", "ALL", 2},
      {"392", "JPY", 0},
      {"RMB", "CNY", 2},
      {"rmb", "CNY", 2},
      {"人民币", "CNY", 2},
      {"人民币元", "CNY", 2},
      {"元", "CNY", 2},
      {"US$", "USD", 2},
      {"美元", "USD", 2},
      {"港币", "HKD", 2},
      {"欧元", "EUR", 2},
      {"日元", "JPY", 0},
      {"€", "EUR", 2},
      {"US Dollar", "USD", 2},
      {"us dollar", "USD", 2},
      {"Yuan", "CNY", 2},
      {"UK pounds", "GBP", 2},
      {"UK Pound", "GBP", 2},
      {"Ruble", "RUB", 2},
      {"Shekel", "ILS", 2},
      {"Swiss Franc", "CHF", 2},
      {"Brazil Real", "BRL", 2},
      {"Saudi Riyal", "SAR", 2},
      {"Mexican Peso", "MXN", 2},
      {"Albanian lek", "ALL", 2},
      {"Naira", "NGN", 2},
      {"Dirham", "AED", 2},
      {"Moroccan dirham", "MAD", 2},
      {"Turkish lira", "TRY", 2},
      {"Pakistani rupee", "PKR", 2},
      {"Indian rupee", "INR", 2},
      {"Rupee", "INR", 2},
      {"Australian Dollar", "AUD", 2},
      {"Canadian Dollar", "CAD", 2},
      {"Yen", "JPY", 0},
      {"Euro", "EUR", 2},
  }));
  INFO(row.text);
  CHECK(find_currency(row.text) == CurrencyUnit{row.code, row.scale});
}

TEST_CASE("texts that name no currency with a minor unit") {
  const std::string_view text =
      GENERATE("", "XAU", "XXX", "XTS", "959", "000", "999", "ABC", "CN", "CNYY", "15", "1560", "$", "¥",
               "Bitcoin", "1 6", "-56", "人民", "US Dollars of Hong Kong", "\xFF\xFF\xFF");
  INFO(text);
  CHECK_FALSE(find_currency(text));
}

TEST_CASE("added scales") {
  CurrencyUnits units;
  CHECK(units.find("RMB") == CurrencyUnit{"CNY", 2});
  CHECK_FALSE(units.find("Bitcoin"));
  units.set_scale("Bitcoin", 8);
  units.set_scale("JPY", 2);
  units.set_scale("rmb", 4);
  units.set_scale("XAU", 5);
  CHECK(units.find("BITCOIN") == CurrencyUnit{"Bitcoin", 8});
  CHECK(units.find("日元") == CurrencyUnit{"JPY", 2});
  CHECK(units.find("392") == CurrencyUnit{"JPY", 2});
  CHECK(units.find("人民币") == CurrencyUnit{"CNY", 4});
  CHECK(units.find("xau") == CurrencyUnit{"XAU", 5});
  CHECK(units.find("EUR") == CurrencyUnit{"EUR", 2});
  CHECK_FALSE(units.find("XAG"));
  units.set_scale("BITCOIN", 6);
  CHECK(units.find("Bitcoin")->scale == 6);
  CHECK_THROWS_AS(units.set_scale("ETH", 13), InvalidQuery);
  CHECK_THROWS_AS(units.set_scale("ETH", -1), InvalidQuery);
  CHECK_THROWS_AS(units.set_scale("", 2), InvalidQuery);
}

}  // namespace
}  // namespace sluice
