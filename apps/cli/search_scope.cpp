// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/search_scope.hpp"

#include <utility>

#include <CLI/CLI.hpp>

namespace sluice {

void SearchScope::add_to(CLI::App& app) {
  constexpr const char* group = "Time";
  app.add_option("--until", until_, "Look at what happened up to this moment; a bare date means its end")
      ->type_name("T")
      ->group(group);
  app.add_option("--known-at", known_at_, "Answer with what was known at this moment only")
      ->type_name("T")
      ->group(group);
  boundary_.add_to(app);
}

TransferGraph SearchScope::known(const TransferGraph& whole, const TimeForm& form) const {
  auto graph = whole;
  for (const auto& [option, text] : {std::pair("--known-at", &known_at_), std::pair("--until", &until_)}) {
    if (text->empty()) continue;
    const auto moment = read_end(option, *text, form);
    if (!graph.known_until() || moment < *graph.known_until()) graph = graph.known_at(moment);
  }
  return graph;
}

}  // namespace sluice
