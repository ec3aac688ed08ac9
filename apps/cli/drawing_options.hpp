// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "apps/cli/output_paths.hpp"
#include "apps/report/drawn_graph.hpp"

namespace CLI {
class App;
}

namespace sluice {

/// --dot and --graphml: an answer as a picture, for other programs.
class DrawingOptions {
 public:
  /// `subject`: what is drawn, for the help text.
  void add_to(CLI::App&, const std::string& subject);
  void add_outputs(std::vector<OutputPath>&) const;
  [[nodiscard]] bool are_given() const { return !dot_.empty() || !graphml_.empty(); }
  /// Writes the files that are asked for. Throws OutputFailed.
  void write(const DrawnGraph&) const;

 private:
  std::string dot_, graphml_;
};

}  // namespace sluice
