// SPDX-License-Identifier: Apache-2.0
#include "loaders/csv/forms.hpp"

#include <fmt/format.h>

#include "engine/values/error.hpp"

namespace sluice {

AmountForm amount_form(const LoadOptions& options, const Dialect& dialect) {
  AmountForm form;
  form.decimal = options.decimal.value_or('.');
  form.decimal_given = options.decimal.has_value();
  form.thousands = options.thousands.value_or('\0');
  form.comma_delimited = dialect.delimiter == ',';
  form.round_half_up = options.round_half_up;
  require_usable(form);
  return form;
}

TimeForm time_form(const LoadOptions& options) {
  TimeForm form{options.timezone, options.step, std::nullopt};
  if (!options.epoch) return form;
  const auto epoch = TimeReader({options.timezone, std::nullopt, std::nullopt}).read(*options.epoch);
  if (epoch.fault != TimeFault::none)
    throw InvalidQuery(fmt::format("--epoch {}: expected {}", *options.epoch, expectation(epoch.fault)));
  form.epoch = epoch.time;
  return form;
}

}  // namespace sluice
