// SPDX-License-Identifier: Apache-2.0
#include "apps/report/dot_writer.hpp"

#include <string>
#include <vector>

#include "tests/apps/report/written.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;
using namespace std::string_literals;

namespace {

std::string dot(const DrawnGraph& graph) {
  return test::written([&](std::FILE* stream) {
    OutputFile out(stream, "memory");
    write_dot(graph, out);
  });
}

}  // namespace

TEST_CASE("a traced graph in Graphviz's language") {
  const DrawnGraph graph{
      {{"A", "A\n10.00 CNY", {{"level", "0"}}}, {"B", "B", {}}},
      {{"A", "B", "10.00", {{"time", "2024-01-01T10:00:00Z"}}}},
  };
  CHECK(dot(graph) == R"(digraph traced {
  rankdir=LR;
  "A" [label="A\n10.00 CNY", "level"="0"];
  "B" [label="B"];
  "A" -> "B" [label="10.00", "time"="2024-01-01T10:00:00Z"];
}
)");
  CHECK(dot({}) == "digraph traced {\n  rankdir=LR;\n}\n");
}

TEST_CASE("hostile keys and labels stay inside their quotes") {
  struct Case {
    std::string text, id, label;
  };
  const std::vector<Case> cases = {
      {"", R"("")", R"("")"},
      {R"(a"];b [x=")", R"("a\"];b [x=\"")", R"("a\"];b [x=\"")"},
      {R"(a\)", R"("a\\")", R"("a\\")"},
      {R"(\")", R"("\\\"")", R"("\\\"")"},
      {R"(\N\G)", R"("\\N\\G")", R"("\\N\\G")"},
      {"a\nb", R"("a\x0ab")", R"("a\nb")"},
      {R"(a\x0ab)", R"("a\\x0ab")", R"("a\\x0ab")"},
      {"a\0b"s, R"("a\x00b")", R"("a\\x00b")"},
      {"\u202Ex", R"("\u{202E}x")", R"("\\u{202E}x")"},
      {"\xff", R"("\xff")", R"("\\xff")"},
      {"&#8238;<b>", R"("\x26#8238;<b>")", R"("&amp;#8238;<b>")"},
      {"A&B", R"("A&B")", R"("A&amp;B")"},
      {"张三:n", R"("张三:n")", R"("张三:n")"},
  };
  for (const auto& [text, id, label] : cases)
    CHECK(dot({{{text, text, {}}}, {}})
          == "digraph traced {\n  rankdir=LR;\n  " + id + " [label=" + label + "];\n}\n");
}
