// SPDX-License-Identifier: Apache-2.0
#include "apps/report/graphml_writer.hpp"

#include <stdexcept>
#include <string>
#include <vector>

#include "tests/apps/report/written.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;
using namespace std::string_literals;

namespace {

std::string graphml(const DrawnGraph& graph) {
  return test::written([&](std::FILE* stream) {
    OutputFile out(stream, "memory");
    write_graphml(graph, out);
  });
}

}  // namespace

TEST_CASE("a traced graph as GraphML") {
  const DrawnGraph graph{
      {{"A", "a", {{"level", "0"}}}, {"B", "b", {{"bank", "X"}, {"level", "1"}}}},
      {{"A", "B", "10.00", {{"time", "T"}}}},
  };
  CHECK(graphml(graph) == R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="d0" for="node" attr.name="id" attr.type="string"/>
  <key id="d1" for="node" attr.name="label" attr.type="string"/>
  <key id="d2" for="node" attr.name="level" attr.type="string"/>
  <key id="d3" for="node" attr.name="bank" attr.type="string"/>
  <key id="e0" for="edge" attr.name="label" attr.type="string"/>
  <key id="e1" for="edge" attr.name="time" attr.type="string"/>
  <graph id="traced" edgedefault="directed">
    <node id="n0"><data key="d0">A</data><data key="d1">a</data><data key="d2">0</data></node>
    <node id="n1"><data key="d0">B</data><data key="d1">b</data><data key="d3">X</data><data key="d2">1</data></node>
    <edge source="n0" target="n1"><data key="e0">10.00</data><data key="e1">T</data></edge>
  </graph>
</graphml>
)");
}

TEST_CASE("markup, forbidden and hidden characters") {
  struct Case {
    std::string text, shown;
  };
  const std::vector<Case> cases = {
      {"</data><x a='\"'>", "&#60;/data&#62;&#60;x a=&#39;&#34;&#39;&#62;"},
      {"a&amp;b]]>", "a&#38;amp;b]]&#62;"},
      {"a\0b\x1b\x08"s, "a\\x00b\\x1b\\x08"},
      {"\t\n\r", "&#9;&#10;&#13;"},
      {"\uFFFE\uFFFF", "\\u{FFFE}\\u{FFFF}"},
      {"\u202E\u0085\U000E0041", "&#8238;&#133;&#917569;"},
      {"\xed\xa0\x80\xff", "\\xed\\xa0\\x80\\xff"},
      {"张三", "张三"},
  };
  for (const auto& [text, shown] : cases)
    CHECK(graphml({{{text, "", {}}}, {}}).find("<data key=\"d0\">" + shown + "</data>") != std::string::npos);
}

TEST_CASE("a graph that does not fit together is refused") {
  CHECK_THROWS_AS(graphml({{{"A", "", {}}, {"A", "", {}}}, {}}), std::invalid_argument);
  CHECK_THROWS_AS(graphml({{{"A", "", {}}}, {{"A", "B", "", {}}}}), std::invalid_argument);
}
