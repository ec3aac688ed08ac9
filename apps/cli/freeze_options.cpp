// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/freeze_options.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "apps/cli/minutes.hpp"
#include "apps/cli/response_file.hpp"
#include "apps/cli/whole_number.hpp"
#include "engine/values/error.hpp"

namespace sluice {

void FreezeOptions::add_to(CLI::App& app) {
  constexpr const char* group = "Freezing";
  app.add_option("--response", response_,
                 "Minutes from an order to its effect: institution,minutes (default: 30 for all)")
      ->type_name("FILE")
      ->group(group);
  app.add_option("--slots", slots_, "Orders that can be sent, in each currency (default: 8)")
      ->check(whole_number)
      ->type_name("K")
      ->group(group);
  app.add_option("--pace", pace_, "Minutes from one order to the next (default: all are sent at once)")
      ->type_name("M")
      ->group(group);
  app.add_option("--model", model_, "none: expect that nothing moves (default: as it moved so far)")
      ->type_name("none")
      ->group(group);
}

FreezeQuery FreezeOptions::interpret(const LedgerOptions& ledger) const {
  FreezeQuery query;
  constexpr std::size_t slots_max = 1'000'000;
  if (slots_ == 0 || slots_ > slots_max)
    throw InvalidQuery(fmt::format("--slots: expected from 1 to {} orders, found {}", slots_max, slots_));
  query.slots = slots_;
  if (!pace_.empty()) query.pace = read_minutes("--pace", pace_, 1);
  if (!model_.empty() && model_ != "none")
    throw InvalidQuery(fmt::format("--model: expected none, found {}", model_));
  query.model = model_.empty();
  query.response = read_response_times(response_, ledger);
  return query;
}

}  // namespace sluice
