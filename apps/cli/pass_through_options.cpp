// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/pass_through_options.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "apps/cli/amount_option.hpp"
#include "apps/cli/whole_number.hpp"
#include "apps/cli/window_option.hpp"
#include "engine/values/error.hpp"
#include "loaders/text/amount_text.hpp"

namespace sluice {
namespace {

/// A share such as 0.2 in parts per million.
std::uint32_t read_share(const std::string& option, const std::string& text, std::int64_t ppm_max) {
  const auto reading = read_amount(text, 6, AmountForm{});
  if (reading.fault != AmountFault::none || reading.amount < Amount(0) || reading.amount.minor > ppm_max)
    throw InvalidQuery(fmt::format("{}: expected a share from 0 to {} with at most 6 decimals, found {}",
                                   option, to_decimal(Amount(ppm_max), 6), text));
  return static_cast<std::uint32_t>(reading.amount.minor);
}

}  // namespace

void PassThroughOptions::add_to(CLI::App& app) {
  constexpr const char* group = "What is searched for";
  app.add_option("--window", window_, "Longest stay at an account: 45m, 24h, 3d (default: 24h)")
      ->type_name("D")
      ->group(group);
  app.add_option("--keep", keep_, "Share that a mule may keep (default: 0.2)")->type_name("X")->group(group);
  app.add_option("--slack", slack_, "Share by which more may leave than came (default: 0.02)")
      ->type_name("X")
      ->group(group);
  app.add_option("--min-mules", mules_min_, "Fewest different mules of a chain or group (default: 3)")
      ->check(whole_number)
      ->type_name("N")
      ->group(group);
  app.add_option("--min-amount", min_amount_, "Leave out smaller transfers")->type_name("X")->group(group);
  app.add_option("--hub", hub_transfers_,
                 "Accounts with more transfers in a window never join groups (default: 1000)")
      ->check(whole_number)
      ->type_name("N")
      ->group(group);
}

PassThroughQuery PassThroughOptions::interpret() const {
  constexpr std::int64_t below_all = 999'999, tenfold = 10'000'000;
  PassThroughQuery query;
  query.window = read_window("--window", window_);
  query.keep_ppm = read_share("--keep", keep_, below_all);
  query.slack_ppm = read_share("--slack", slack_, tenfold);
  if (mules_min_ == 0) throw InvalidQuery("--min-mules: expected at least 1, found 0");
  query.mules_min = mules_min_;
  query.hub_transfers = hub_transfers_;
  return query;
}

void PassThroughOptions::set_floors(const TransferGraph& graph, PassThroughQuery& query) const {
  if (!min_amount_.empty()) query.amount_min = read_floors("--min-amount", min_amount_, graph);
}

}  // namespace sluice
