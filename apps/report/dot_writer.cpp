// SPDX-License-Identifier: Apache-2.0
#include "apps/report/dot_writer.hpp"

#include <string>
#include <string_view>

#include "apps/report/display_text.hpp"

namespace sluice {
namespace {

// In ids a lone backslash is an ordinary character. Those of the text are doubled, those of the
// escapes are not, so no two texts share an id. An ampersand that may begin an entity is escaped:
// the id becomes a title in SVG, where a viewer would replace it.
std::string quoted_id(std::string_view text) {
  std::string doubled;
  for (const char c : text) {
    if (c == '\\') doubled += '\\';
    doubled += c;
  }
  const bool may_be_entity = text.find(';') != std::string_view::npos;
  std::string out = "\"";
  for (const char c : escape_for_terminal(doubled)) {
    if (c == '"') out += '\\';
    if (c == '&' && may_be_entity) {
      out += "\\x26";
    } else {
      out += c;
    }
  }
  return out + '"';
}

// Labels are escape strings in which \N, \G … and HTML entities are replaced: both are disarmed.
std::string escaped_label_line(std::string_view line) {
  std::string out;
  for (const char c : escape_for_terminal(line)) {
    if (c == '\\' || c == '"') out += '\\';
    out += c;
    if (c == '&') out += "amp;";
  }
  return out;
}

std::string quoted_label(std::string_view text) {
  std::string out = "\"";
  for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
    out += escaped_label_line(text.substr(0, end)) + "\\n";
    text.remove_prefix(end + 1);
  }
  return out + escaped_label_line(text) + '"';
}

std::string attribute_list(std::string_view label, const DrawnGraph::Attributes& attributes) {
  std::string list = " [label=" + quoted_label(label);
  for (const auto& [name, text] : attributes) list += ", " + quoted_id(name) + "=" + quoted_id(text);
  return list + "];\n";
}

}  // namespace

void write_dot(const DrawnGraph& graph, OutputFile& out) {
  out.write("digraph traced {\n  rankdir=LR;\n");
  for (const auto& node : graph.nodes)
    out.write("  " + quoted_id(node.key) + attribute_list(node.label, node.attributes));
  for (const auto& arc : graph.arcs)
    out.write("  " + quoted_id(arc.from) + " -> " + quoted_id(arc.to)
              + attribute_list(arc.label, arc.attributes));
  out.write("}\n");
  out.commit();
}

}  // namespace sluice
