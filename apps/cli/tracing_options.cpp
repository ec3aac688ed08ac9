// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/tracing_options.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "apps/cli/amount_option.hpp"
#include "apps/report/rule_text.hpp"
#include "engine/values/error.hpp"

namespace sluice {

void TracingOptions::add_to(CLI::App& app) {
  constexpr const char* group = "Tracing";
  app.add_option("--rule", rule_, "haircut, fifo, lifo, libr, tainted-first or poison (default: haircut)")
      ->type_name("RULE")
      ->group(group);
  app.add_option("--max-hops", hops_max_, "Follow at most N transfers from a victim")
      ->type_name("N")
      ->group(group);
  app.add_option("--horizon", horizon_, "Follow each payment for so long: 45m, 24h, 3d")
      ->type_name("D")
      ->group(group);
  app.add_option("--min-amount", min_amount_, "Do not follow smaller shares")->type_name("X")->group(group);
}

TraceQuery TracingOptions::interpret() const {
  TraceQuery query;
  const auto rule = parse_rule(rule_);
  if (!rule) {
    std::string names;
    for (const auto known : all_rules())
      names += fmt::format("{}{}", names.empty() ? "" : ", ", to_text(known));
    throw InvalidQuery(fmt::format("--rule: expected one of {}, found {}", names, rule_));
  }
  query.rule = *rule;
  query.hops_max = hops_max_;
  if (horizon_.empty()) return query;
  query.horizon = parse_duration(horizon_);
  if (!query.horizon)
    throw InvalidQuery(
        fmt::format("--horizon: expected a duration such as 45m, 24h or 3d, found {}", horizon_));
  return query;
}

void TracingOptions::set_floors(const TransferGraph& graph, TraceQuery& query) const {
  if (!min_amount_.empty()) query.amount_min = read_floors("--min-amount", min_amount_, graph);
}

void TracingOptions::require_amounts(std::string_view command) const {
  if (interpret().rule == Rule::poison)
    throw InvalidQuery(fmt::format(
        "--rule poison: poison marks accounts and measures nothing, and {} is about amounts; use haircut, "
        "fifo, lifo, libr or tainted-first",
        command));
}

}  // namespace sluice
