// SPDX-License-Identifier: Apache-2.0
// Files of accounts, aliases and links: rows are taken or rejected with a reason, whatever the bytes, and
// what was taken can be built into a ledger.
#include "engine/build/build_ledger.hpp"
#include "engine/values/error.hpp"
#include "loaders/csv/load_companions.hpp"
#include "tests/fuzz/fuzzed.hpp"

using namespace sluice;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  LoadOptions options;
  const auto choice = input.choose(16);
  const auto kind = input.choose(3);
  if ((choice & 1) != 0) options.quote = '\'';
  if ((choice & 2) != 0) options.round_half_up = true;
  if ((choice & 4) != 0) options.decimal = ',';
  if ((choice & 8) != 0) options.map = {"accounts.account=#1", "aliases.alias=#1", "aliases.account=#2"};
  const InputText text{"f", "f", input.rest(), nullptr};
  try {
    CurrencyList currencies(options);
    LedgerInput ledger;
    const auto rejections = kind == 0   ? load_accounts(text, 0, options, currencies, ledger)
                            : kind == 1 ? load_aliases(text, options, ledger)
                                        : load_links(text, options, ledger);
    for (const auto& rejection : rejections) fuzz::require(rejection.line > 0 && !rejection.expected.empty());
    for (const auto& row : ledger.accounts) fuzz::require(!row.account.empty() && row.account.front() != '?');
    ledger.currencies = currencies.list();
    Progress progress;
    fuzz::require(build_ledger(std::move(ledger), EqualTimes::as_listed, progress).loaded == 0);
  } catch (const UnreadableInput&) {
  } catch (const InvalidQuery&) {}
  return 0;
}
