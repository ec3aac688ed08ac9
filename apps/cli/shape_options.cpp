// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/shape_options.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "algorithms/trace/sources.hpp"
#include "apps/cli/amount_option.hpp"
#include "apps/cli/general_options.hpp"
#include "apps/cli/id_list.hpp"
#include "apps/cli/whole_number.hpp"
#include "apps/cli/window_option.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

std::string known_kinds() {
  std::string names;
  for (std::size_t kind = 0; kind < shape_kind_count; ++kind)
    names += fmt::format("{}{}", names.empty() ? "" : ", ", to_text(static_cast<ShapeKind>(kind)));
  return names;
}

}  // namespace

void ShapeOptions::add_to(CLI::App& app) {
  constexpr const char* group = "What is searched for";
  add_repeatable(app, "--kind", kinds_, "Shapes: " + known_kinds() + " (default: all)", "K")->group(group);
  app.add_option("--window", window_, "From the first transfer of a shape to its last (default: 24h)")
      ->type_name("D")
      ->group(group);
  const auto count = [&](const std::string& name, std::size_t& value, const std::string& description) {
    app.add_option(name, value, description)->check(whole_number)->type_name("N")->group(group);
  };
  count("--min-degree", degree_min_, "Fewest payers, payees or middles of a shape (default: 5)");
  count("--min-length", length_min_, "Fewest transfers of a cycle or walk (default: 3)");
  count("--max-length", length_max_, "Most transfers of a cycle (default: 6)");
  add_repeatable(app, "--through", through_, "Only cycles through both of these two accounts", id_list_type)
      ->group(group);
  app.add_option("--min-amount", amount_min_, "Leave out smaller transfers")->type_name("X")->group(group);
}

PatternsQuestion ShapeOptions::interpret() const {
  PatternsQuestion question{kinds(), {}};
  auto& query = question.query;
  query.window = read_window("--window", window_);
  if (degree_min_ == 0) throw InvalidQuery("--min-degree: expected at least 1, found 0");
  query.degree_min = degree_min_;
  if (length_min_ < 2 || length_min_ > length_max_ || length_max_ > cycle_length_limit)
    throw InvalidQuery(
        fmt::format("--min-length {}, --max-length {}: expected lengths from 2 to {}, the first not above "
                    "the second",
                    length_min_, length_max_, cycle_length_limit));
  query.length_min = length_min_;
  query.length_max = length_max_;
  return question;
}

void ShapeOptions::complete(const TransferGraph& graph, PatternsQuestion& question) const {
  if (!amount_min_.empty()) question.query.amount_min = read_floors("--min-amount", amount_min_, graph);
  const auto ids = split_ids(through_);
  if (ids.empty()) return;
  if (ids.size() != 2)
    throw InvalidQuery(fmt::format("--through: expected two accounts, found {}", ids.size()));
  question.query.through.emplace(require_account(graph, ids[0]), require_account(graph, ids[1]));
  if (question.query.through->first == question.query.through->second)
    throw InvalidQuery("--through: expected two different accounts");
}

std::set<ShapeKind> ShapeOptions::kinds() const {
  std::set<ShapeKind> kinds;
  for (const auto& name : split_ids(kinds_)) {
    const auto kind = parse_shape_kind(name);
    if (!kind) throw InvalidQuery(fmt::format("--kind: there is no {}; known are {}", name, known_kinds()));
    kinds.insert(*kind);
  }
  if (!split_ids(through_).empty()) {
    kinds.insert(ShapeKind::cycle);
    if (kinds.size() > 1) throw InvalidQuery("--through: only cycles are searched for through two accounts");
  }
  if (kinds.empty())
    for (std::size_t kind = 0; kind < shape_kind_count; ++kind) kinds.insert(static_cast<ShapeKind>(kind));
  return kinds;
}

}  // namespace sluice
