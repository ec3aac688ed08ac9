// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "engine/build/ledger_input.hpp"
#include "loaders/csv/small_table.hpp"
#include "loaders/csv/transfer_parser.hpp"

namespace sluice {

/// Reads an accounts file (account, and any of currency, institution, branch, …) into input.accounts; file
/// `file` is noted with every row, for contradictions. Returns the rejected rows.
std::vector<Rejection> load_accounts(const InputText& text, std::uint16_t file, const LoadOptions& options,
                                     CurrencyList& currencies, LedgerInput& input);

/// alias, account.
std::vector<Rejection> load_aliases(const InputText& text, const LoadOptions& options, LedgerInput& input);

/// kind, a, b, from, to, value.
std::vector<Rejection> load_links(const InputText& text, const LoadOptions& options, LedgerInput& input);

}  // namespace sluice
