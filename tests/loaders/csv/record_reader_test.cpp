// SPDX-License-Identifier: Apache-2.0
#include "loaders/csv/record_reader.hpp"

#include <chrono>
#include <random>

#include "tests/loaders/csv/split_slowly.hpp"
#include "tests/support/catch.hpp"

namespace sluice::tests {
namespace {

std::vector<SlowRecord> read_all(std::string_view text, Dialect dialect) {
  std::vector<SlowRecord> records;
  RecordReader reader(text, dialect);
  Record record;
  while (reader.next(record))
    records.push_back({{record.fields.begin(), record.fields.end()},
                       record.line,
                       std::string(record.text),
                       record.broken_quote});
  CHECK(reader.position() == text.size());
  return records;
}

std::vector<std::vector<std::string>> fields_of(std::string_view text, Dialect dialect = {}) {
  std::vector<std::vector<std::string>> fields;
  for (auto& record : read_all(text, dialect)) fields.push_back(record.fields);
  return fields;
}

using Fields = std::vector<std::vector<std::string>>;

TEST_CASE("records: quotes after RFC 4180") {
  CHECK(fields_of("a,\"b,c\",d\n") == Fields{{"a", "b,c", "d"}});
  CHECK(fields_of("\"a\"\"b\",\"\"\"\",\"\"\n") == Fields{{"a\"b", "\"", ""}});
  CHECK(fields_of("\"a\nb\",c\nd,e") == Fields{{"a\nb", "c"}, {"d", "e"}});
  CHECK(fields_of("\"a\r\nb\",c\r\nd,e\r\n") == Fields{{"a\r\nb", "c"}, {"d", "e"}});
  CHECK(fields_of("  \"a,b\"  ,c") == Fields{{"a,b", "c"}});
  CHECK(fields_of("a\"b,c\"d\"\n") == Fields{{"a\"b", "c\"d\""}});
  CHECK(fields_of("a,b,\n") == Fields{{"a", "b", ""}});
  CHECK(fields_of("'a,b',c", {',', '\''}) == Fields{{"a,b", "c"}});
  CHECK(fields_of("\"a b\" c", {' ', '"'}) == Fields{{"a b", "c"}});
}

TEST_CASE("records: every kind of line end, blank lines left out") {
  CHECK(fields_of("a\rb\nc\r\nd") == Fields{{"a"}, {"b"}, {"c"}, {"d"}});
  CHECK(fields_of("\n\r\r\n \t \na,b\n\n") == Fields{{"a", "b"}});
  CHECK(fields_of("").empty());
  CHECK(fields_of("\n\n\n").empty());
  CHECK(fields_of(",\n") == Fields{{"", ""}});
  const auto records = read_all("\r\n\na,b\r\"c\rd\",e\r\n\nf", {});
  REQUIRE(records.size() == 3);
  CHECK(records[0].line == 3);
  CHECK(records[1].line == 4);
  CHECK(records[1].text == "\"c\rd\",e");
  CHECK(records[2].line == 7);
}

TEST_CASE("records: a broken quote costs its own line alone") {
  const auto text = GENERATE(as<std::string>(), "\"a,b", "\"a\"b,c", "x,\"a\" b", "\"a\"\"", "\"");
  const auto records = read_all(text + "\nc,d\n", {});
  REQUIRE(records.size() == 2);
  CHECK(records[0].broken);
  CHECK(records[0].text == text);
  CHECK(records[1].fields == std::vector<std::string>{"c", "d"});
  CHECK(records[1].line == 2);
}

TEST_CASE("records: longest quoted field that is believed") {
  const std::string fits(quoted_field_max - 1, '\n'), too_long(quoted_field_max, 'x');
  CHECK(read_all("\"" + fits + "\",b\nc", {}).size() == 2);
  const auto records = read_all("\"" + too_long + "\",b\nc", {});
  REQUIRE(records.size() == 2);
  CHECK(records[0].broken);
}

TEST_CASE("records: fields past the most that are kept are counted") {
  const std::string text(fields_max + 9, ',');
  RecordReader reader(text, {});
  Record record;
  REQUIRE(reader.next(record));
  CHECK(record.fields.size() == fields_max);
  CHECK(record.surplus == 10);
  CHECK(record.text.size() == text.size());
}

TEST_CASE("records: random texts read as a slow reader reads them") {
  const std::vector<std::string> pieces = {"\"", "\"\"", ",",  "\n", "\r",    "\r\n", " ",
                                           "a",  "'",    "bc", "\t", "\",\"", "\n\"", std::string(61, 'x')};
  std::mt19937 random(7);
  for (int round = 0; round < 30'000; ++round) {
    std::string text;
    for (auto n = random() % 40; n > 0; --n) text += pieces[random() % pieces.size()];
    const Dialect dialect{round % 3 == 0 ? '\t' : ',', round % 2 == 0 ? '\'' : '"'};
    if (read_all(text, dialect) == split_slowly(text, dialect)) continue;
    CAPTURE(text);
    REQUIRE(read_all(text, dialect) == split_slowly(text, dialect));
  }
}

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

TEST_CASE("records: cost is linear in hostile texts") {
  constexpr std::size_t size = 4u << 20;
  const auto blanks = std::string(size / 2, ' ');
  const auto text = GENERATE_COPY(as<std::string>(), repeated("x\",\"\n", size), repeated("\"a\n", size),
                                  repeated("\"", size), repeated(",\"\"", size), repeated("\"\"\"\n", size),
                                  blanks + "x" + repeated("\"", size / 2), repeated("\n", size),
                                  repeated("\"a\n\",", size) + "\"x\"y", repeated("x\",'\n'\"", size));
  const auto begin = std::chrono::steady_clock::now();
  RecordReader reader(text, {',', '\''});
  Record record;
  while (reader.next(record)) CHECK(record.fields.size() <= fields_max);
  CHECK(reader.position() == text.size());
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}

}  // namespace
}  // namespace sluice::tests
