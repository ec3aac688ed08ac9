// SPDX-License-Identifier: Apache-2.0
#include "apps/report/graphml_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "apps/report/display_text.hpp"

namespace sluice {
namespace {

bool forbidden_in_xml(char32_t c) {
  const bool control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
  return control || c == 0xFFFE || c == 0xFFFF;
}

// Markup as entities; hidden characters as references, which a reader restores and a person sees.
std::string xml_text(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const CodePoint c = first_code_point(text);
    const std::string_view bytes = text.substr(0, c.bytes);
    if (!c.valid || forbidden_in_xml(c.value)) {
      out += escape_for_terminal(bytes);
    } else if (is_hidden(c.value) || std::string_view("&<>\"'").find(bytes) != std::string_view::npos) {
      out += fmt::format("&#{};", static_cast<unsigned>(c.value));
    } else {
      out += bytes;
    }
    text.remove_prefix(c.bytes);
  }
  return out;
}

// The <key> declarations of nodes or of arcs: names in the order of their first use.
class Keys {
 public:
  Keys(std::string_view element, char prefix) : element_(element), prefix_(prefix) {}

  void use(const std::string& name) {
    if (numbers_.emplace(name, names_.size()).second) names_.push_back(name);
  }
  void use(const DrawnGraph::Attributes& attributes) {
    for (const auto& attribute : attributes) use(attribute.first);
  }
  [[nodiscard]] std::string declarations() const {
    std::string text;
    for (std::size_t i = 0; i < names_.size(); ++i)
      text += fmt::format("  <key id=\"{}{}\" for=\"{}\" attr.name=\"{}\" attr.type=\"string\"/>\n", prefix_,
                          i, element_, xml_text(names_[i]));
    return text;
  }
  [[nodiscard]] std::string data(const std::string& name, std::string_view text) const {
    return fmt::format("<data key=\"{}{}\">{}</data>", prefix_, numbers_.at(name), xml_text(text));
  }
  [[nodiscard]] std::string data(const DrawnGraph::Attributes& attributes) const {
    std::string text;
    for (const auto& [name, shown] : attributes) text += data(name, shown);
    return text;
  }

 private:
  std::string element_;
  char prefix_;
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::size_t> numbers_;
};

using NodeNumbers = std::unordered_map<std::string_view, std::size_t>;

NodeNumbers number_nodes(const DrawnGraph& graph) {
  NodeNumbers numbers;
  for (const auto& node : graph.nodes)
    if (!numbers.emplace(node.key, numbers.size()).second)
      throw std::invalid_argument("two nodes have the key " + escape_for_terminal(node.key));
  return numbers;
}

std::size_t number_of(const NodeNumbers& numbers, const std::string& key) {
  const auto found = numbers.find(key);
  if (found != numbers.end()) return found->second;
  throw std::invalid_argument("no node has the key " + escape_for_terminal(key));
}

void write_nodes(const DrawnGraph& graph, const Keys& keys, OutputFile& out) {
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const auto& [key, label, attributes] = graph.nodes[i];
    out.write(fmt::format("    <node id=\"n{}\">{}{}{}</node>\n", i, keys.data("id", key),
                          keys.data("label", label), keys.data(attributes)));
  }
}

void write_arcs(const DrawnGraph& graph, const NodeNumbers& numbers, const Keys& keys, OutputFile& out) {
  for (const auto& [from, to, label, attributes] : graph.arcs)
    out.write(fmt::format("    <edge source=\"n{}\" target=\"n{}\">{}{}</edge>\n", number_of(numbers, from),
                          number_of(numbers, to), keys.data("label", label), keys.data(attributes)));
}

}  // namespace

void write_graphml(const DrawnGraph& graph, OutputFile& out) {
  const NodeNumbers numbers = number_nodes(graph);
  Keys of_nodes("node", 'd'), of_arcs("edge", 'e');
  of_nodes.use("id");
  of_nodes.use("label");
  of_arcs.use("label");
  for (const auto& node : graph.nodes) of_nodes.use(node.attributes);
  for (const auto& arc : graph.arcs) of_arcs.use(arc.attributes);

  out.write(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
  out.write(of_nodes.declarations() + of_arcs.declarations());
  out.write("  <graph id=\"traced\" edgedefault=\"directed\">\n");
  write_nodes(graph, of_nodes, out);
  write_arcs(graph, numbers, of_arcs, out);
  out.write("  </graph>\n</graphml>\n");
  out.commit();
}

}  // namespace sluice
