// SPDX-License-Identifier: Apache-2.0
#include "loaders/csv/file_cuts.hpp"

#include <random>

#include "tests/loaders/csv/split_slowly.hpp"
#include "tests/support/catch.hpp"

namespace sluice::tests {
namespace {

/// What every worker relies on: stretches follow each other, lines are counted, and no stretch has more
/// records than lines.
void check_cuts(std::string_view text, std::size_t bytes) {
  const Dialect dialect;
  const auto file = cut_file(text, 0, 1, dialect, bytes);
  REQUIRE(!file.cuts.empty());
  std::size_t at = 0;
  for (const auto& cut : file.cuts) {
    REQUIRE(cut.begin == at);
    REQUIRE(cut.begin <= cut.end);
    at = cut.end;
    REQUIRE(cut.line == 1 + count_lines(text.substr(0, cut.begin)));
    RecordReader reader(text, dialect, cut.begin, cut.line);
    Record record;
    std::size_t records = 0;
    while (reader.next(record, cut.end)) ++records;
    REQUIRE(records <= cut.lines);
    if (reader.position() < text.size())
      REQUIRE(reader.line() == 1 + count_lines(text.substr(0, reader.position())));
  }
  REQUIRE(at == text.size());
}

TEST_CASE("cuts: a last line without an end, longer than a stretch") {
  const auto text = "a,b\nc,d\n" + std::string(100, 'x');
  for (std::size_t bytes = 1; bytes < 120; ++bytes) check_cuts(text, bytes);
}

TEST_CASE("cuts: random texts") {
  const std::vector<std::string> pieces = {"\"",   "\"\"", ",",   "\n",       "\r",
                                           "\r\n", "a",    "b c", "\"a\nb\"", "\n\n"};
  std::mt19937 random(3);
  for (int round = 0; round < 5'000; ++round) {
    std::string text;
    for (auto n = random() % 60; n > 0; --n) text += pieces[random() % pieces.size()];
    CAPTURE(text);
    for (const std::size_t bytes : {1u, 2u, 5u, 17u, 1000u}) check_cuts(text, bytes);
  }
}

TEST_CASE("cuts: line ends of every kind are counted once") {
  CHECK(count_lines("") == 0);
  CHECK(count_lines("a\r\nb\rc\nd") == 3);
  CHECK(count_lines("\r\r\n\n") == 3);
  for (std::size_t size = 60; size < 70; ++size) CHECK(count_lines(std::string(size, 'x') + "\r\n") == 1);
}

TEST_CASE("cuts: a quote without its twin does not join all that follows") {
  std::string text = "a,O\"Neil\n";
  while (text.size() < 3 * quoted_field_max) text += "row,without quotes\n";
  const auto file = cut_file(text, 0, 1, {}, 1 << 18);
  CHECK(file.has_quotes);
  std::size_t empty = 0;
  for (const auto& cut : file.cuts) empty += cut.begin == cut.end;
  CHECK(file.cuts.size() >= 10);
  CHECK(empty == 0);
}

}  // namespace
}  // namespace sluice::tests
