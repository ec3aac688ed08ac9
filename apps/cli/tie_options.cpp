// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/tie_options.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "apps/cli/whole_number.hpp"
#include "engine/values/error.hpp"

namespace sluice {

void TieOptions::add_to(CLI::App& app) {
  constexpr const char* group = "What ties accounts";
  const auto count = [&](const char* name, std::size_t& value, const char* description) {
    app.add_option(name, value, description)->check(whole_number)->type_name("N")->group(group);
  };
  count("--min-accounts", accounts_min_, "Fewest accounts of a gang (default: 3)");
  count("--hub", hub_accounts_, "What more accounts than this share ties nobody (default: 50)");
  app.add_option("--reuse", reuse_,
                 "What lay idle for longer may have changed hands: 12h, 90d (default: 90d)")
      ->type_name("D")
      ->group(group);
  count(
      "--pairs", pairs_per_tie_,
      "Parts stay one gang if a transfer of a chain joins them for every N pairs of accounts (default: 250)");
}

GangQuery TieOptions::interpret() const {
  GangQuery query;
  if (accounts_min_ < 2)
    throw InvalidQuery(fmt::format("--min-accounts: expected at least 2, found {}", accounts_min_));
  query.accounts_min = accounts_min_;
  query.shared.hub_accounts = hub_accounts_;
  constexpr std::size_t pairs_max = 1'000'000;
  if (pairs_per_tie_ == 0 || pairs_per_tie_ > pairs_max)
    throw InvalidQuery(
        fmt::format("--pairs: expected a number from 1 to {}, found {}", pairs_max, pairs_per_tie_));
  query.pairs_per_tie = static_cast<std::int64_t>(pairs_per_tie_);
  const auto reuse = parse_duration(reuse_);
  if (!reuse || reuse->ns < 0)
    throw InvalidQuery(fmt::format("--reuse: expected a duration such as 12h or 90d, found {}", reuse_));
  query.shared.reuse = *reuse;
  return query;
}

}  // namespace sluice
