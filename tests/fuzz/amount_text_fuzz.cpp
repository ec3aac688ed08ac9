// SPDX-License-Identifier: Apache-2.0
// Amounts: the quick reader agrees with the full one, and what is read is written back to the same amount.
#include "loaders/text/amount_text.hpp"

#include "tests/fuzz/fuzzed.hpp"

using namespace sluice;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  AmountForm form;
  const auto scale = static_cast<int>(input.choose(19));
  form.decimal = input.choose(2) == 0 ? '.' : ',';
  form.decimal_given = form.decimal == ',' || input.choose(2) == 1;
  if (input.choose(2) == 1) form.thousands = form.decimal == '.' ? ',' : '.';
  form.comma_delimited = input.choose(2) == 0;
  form.round_half_up = input.choose(2) == 1;
  require_usable(form);

  const auto quick = read_amount(input.rest(), scale, form);
  const auto full = read_any_amount(input.rest(), scale, form);
  fuzz::require(quick.amount == full.amount && quick.fault == full.fault && quick.rounded == full.rounded);
  if (full.fault != AmountFault::none) {
    fuzz::require(!expectation(full.fault).empty());
    return 0;
  }
  const auto again = read_amount(to_decimal(full.amount, scale), scale, AmountForm{});
  fuzz::require(again.fault == AmountFault::none && again.amount == full.amount && !again.rounded);
  return 0;
}
