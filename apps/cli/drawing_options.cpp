// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/drawing_options.hpp"

#include <CLI/CLI.hpp>

#include "apps/report/dot_writer.hpp"
#include "apps/report/graphml_writer.hpp"

namespace sluice {

void DrawingOptions::add_to(CLI::App& app, const std::string& subject) {
  constexpr const char* group = "Output";
  app.add_option("--dot", dot_, "Draw " + subject + " for Graphviz")->type_name("FILE")->group(group);
  app.add_option("--graphml", graphml_, "Write " + subject + " as GraphML")->type_name("FILE")->group(group);
}

void DrawingOptions::add_outputs(std::vector<OutputPath>& outputs) const {
  outputs.push_back({"--dot " + dot_, dot_});
  outputs.push_back({"--graphml " + graphml_, graphml_});
}

void DrawingOptions::write(const DrawnGraph& drawing) const {
  if (!dot_.empty()) {
    OutputFile out(dot_);
    write_dot(drawing, out);
  }
  if (!graphml_.empty()) {
    OutputFile out(graphml_);
    write_graphml(drawing, out);
  }
}

}  // namespace sluice
