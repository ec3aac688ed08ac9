// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/screen_request.hpp"

#include "tests/support/catch.hpp"

namespace sluice {
namespace {

std::string error_of(std::string_view line) { return read_request(line).error; }

}  // namespace

TEST_CASE("a line asks about accounts or about a payment") {
  const auto accounts = read_request(R"({"id":"q1","accounts":["A","6222 0202"],"at":"2026-03-01"})");
  CHECK(accounts.error.empty());
  CHECK(std::get<std::string>(accounts.id) == "q1");
  CHECK(accounts.request.accounts == std::vector<std::string>{"A", "6222 0202"});
  CHECK(accounts.request.at == "2026-03-01");
  CHECK_FALSE(accounts.request.payment.has_value());

  const auto pay = read_request(
      R"( {"pay":{"payer":"A","payee":"\u4e2d","amount":"1.50","currency":"CNY","at":"T"},"id":-3} )");
  CHECK(pay.error.empty());
  CHECK(std::get<std::int64_t>(pay.id) == -3);
  REQUIRE(pay.request.payment.has_value());
  CHECK(pay.request.payment->payee == "中");
  CHECK(pay.request.payment->amount == "1.50");
  CHECK(pay.request.at == "T");
}

TEST_CASE("what is wrong with a line is said, with its id where that can be read") {
  CHECK(error_of("") != "");
  CHECK(error_of("[]") == "expected an object");
  CHECK(error_of("{}") == "expected either \"accounts\" or \"pay\"");
  CHECK(error_of(R"({"accounts":["A"],"pay":{}})") == "expected either \"accounts\" or \"pay\"");
  CHECK(error_of(R"({"accounts":[]})") == "\"accounts\": expected a list of ids");
  CHECK(error_of(R"({"accounts":[1]})") == "\"accounts\": expected ids in quotes");
  CHECK(error_of(R"({"accounts":["A"],"acounts":1})") == "unknown key \"acounts\"");
  CHECK(error_of(R"({"pay":{"payer":"A","payee":"B","amount":"1","curency":"CNY"}})")
        == "\"pay\": unknown key \"curency\"");
  CHECK(error_of(R"({"pay":{"payer":"A","payee":"B","amount":1.5}})")
        == "\"amount\": expected a text in quotes");
  CHECK(error_of(R"({"pay":{"payer":"A","payee":"B"}})") == "\"amount\": expected a text in quotes");
  CHECK(error_of(R"({"pay":7})") == "\"pay\": expected an object");
  CHECK(error_of(R"({"accounts":["A"],"id":{}})") == "\"id\": expected a text or a whole number");
  CHECK(error_of(R"({"accounts":["A"]} {})") != "");
  CHECK(error_of("{\"accounts\":[\"\xff\"]}") != "");
  CHECK(error_of(std::string_view("{\"accounts\":[\"A\"]}\0x", 20)) == "byte 18: expected no zero byte");
  CHECK(std::get<std::int64_t>(read_request(R"({"id":9,"accounts":3})").id) == 9);
}

TEST_CASE("neither deep nesting nor many accounts are too much") {
  CHECK(error_of(std::string(500'000, '[')) != "");
  CHECK(error_of("{\"accounts\":" + std::string(200'000, '[') + std::string(200'000, ']') + "}") != "");
  std::string many = R"({"accounts":["A")";
  for (std::size_t i = 0; i < asked_accounts_max; ++i) many += ",\"A\"";
  CHECK(error_of(many + "]}") == "\"accounts\": expected at most 10000, found 10001");
}

}  // namespace sluice
