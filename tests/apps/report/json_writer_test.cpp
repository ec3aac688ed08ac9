// SPDX-License-Identifier: Apache-2.0
#include "apps/report/json_writer.hpp"

#include <rapidjson/document.h>

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "engine/values/error.hpp"
#include "tests/apps/report/written.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;
using namespace std::string_literals;

namespace {

template <class Write>
std::string json(Write write) {
  return test::written([&](std::FILE* stream) {
    JsonWriter writer(stream, "memory");
    write(writer);
    writer.finish();
  });
}

// What a reader that checks the encoding gets back for a text.
std::string read_back(std::string_view text) {
  const std::string bytes = json([&](JsonWriter& w) {
    w.begin_object();
    w.member(text, text);
    w.end_object();
  });
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag>(bytes.data(), bytes.size());
  REQUIRE_FALSE(document.HasParseError());
  const auto& [name, value] = *document.MemberBegin();
  REQUIRE(std::string_view(name.GetString(), name.GetStringLength())
          == std::string_view(value.GetString(), value.GetStringLength()));
  return {value.GetString(), value.GetStringLength()};
}

}  // namespace

TEST_CASE("every kind of member, compact, in order, with a line break at the end") {
  const std::string text = json([](JsonWriter& w) {
    w.begin_object();
    w.member("text", "x");
    w.member("string", std::string("y"));
    w.member("yes", true);
    w.member("level", 3);
    w.member("low", std::numeric_limits<std::int64_t>::min());
    w.member("high", std::numeric_limits<std::uint64_t>::max());
    w.member("score", 0.25);
    w.member("nan", std::numeric_limits<double>::quiet_NaN());
    w.member("nothing", nullptr);
    w.member("maybe", std::optional<int>());
    w.member("surely", std::optional<std::string>("z"));
    w.amount("rests", Amount(123'450), 2);
    w.amount("yen", Amount(-1'234), 0);
    w.amount("none", std::nullopt, 2);
    w.key("list");
    w.begin_array();
    w.string("a");
    w.amount(Amount(5), 2);
    w.boolean(false);
    w.null();
    w.end_array();
    w.end_object();
  });
  CHECK(text
        == R"({"text":"x","string":"y","yes":true,"level":3,"low":-9223372036854775808,)"
           R"("high":18446744073709551615,"score":0.25,"nan":null,"nothing":null,"maybe":null,"surely":"z",)"
           R"("rests":"1234.50","yen":"-1234","none":null,"list":["a","0.05",false,null]})"
           "\n");
}

TEST_CASE("hidden characters are escaped, invalid bytes replaced") {
  struct Case {
    std::string text, shown;
  };
  const std::vector<Case> cases = {
      {"\"\\/", R"("\"\\/")"},
      {"\b\f\n\r\t"s, R"("\u0008\u000C\n\r\t")"},
      {"a\0b"s, R"("a\u0000b")"},
      {"\x1b\x7f\u009B", R"("\u001B\u007F\u009B")"},
      {"\u2028\u2029", R"("\u2028\u2029")"},
      {"\u202E\uFEFF", R"("\u202E\uFEFF")"},
      {"\U000E0041", R"("\uDB40\uDC41")"},
      {"\xff"
       "a\xe5\xbc",
       "\"\uFFFD"
       "a\uFFFD\uFFFD\""},
      {"\xed\xa0\x80", "\"\uFFFD\uFFFD\uFFFD\""},
      {"张三💰", "\"张三💰\""},
  };
  for (const auto& [text, shown] : cases) CHECK(json([&](JsonWriter& w) { w.string(text); }) == shown + "\n");
}

TEST_CASE("a reader gets every text back, whatever its bytes") {
  for (const std::string& text : {"a\0b\x1f"s, "\u2028\u202E\u009B"s, "\U000E0041💰\U0010FFFF"s, "\"\\"s, ""s})
    CHECK(read_back(text) == text);
  for (int a = 0; a < 256; ++a)
    for (int b = 0; b < 256; ++b) read_back(std::string{static_cast<char>(a), static_cast<char>(b), 'x'});
}

TEST_CASE("output larger than the buffer arrives whole") {
  const std::string text = json([](JsonWriter& w) {
    w.begin_array();
    for (int i = 0; i < 100'000; ++i) w.string("account");
    w.end_array();
  });
  CHECK(text.size() == 100'000 * 10 + 2);
  rapidjson::Document document;
  CHECK(document.Parse(text.c_str()).Size() == 100'000);
}

TEST_CASE("a full disk is OutputFailed, at the latest in finish()") {
  std::FILE* full = std::fopen("/dev/full", "w");
  REQUIRE(full != nullptr);
  const auto fill = [&](int count) {
    JsonWriter w(full, "standard output");
    w.begin_array();
    for (int i = 0; i < count; ++i) w.string("account");
    w.end_array();
    w.finish();
  };
  CHECK_THROWS_WITH(fill(1), "standard output: No space left on device");
  CHECK_THROWS_AS(fill(100'000), OutputFailed);
  std::fclose(full);
}
