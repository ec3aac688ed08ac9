// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "algorithms/restitution/restitution.hpp"
#include "apps/cli/ledger_options.hpp"

namespace sluice {

/// What victims have got back by other ways: the rows `victim,amount,currency` of the file, none for "";
/// rows of one victim add up. Without a currency the victim must have lost in exactly one. Throws
/// InvalidQuery for victims of no fraud payment and for currencies in which the victim lost nothing or that
/// are not clear, UnreadableInput for the file and for amounts that are none; with file, line and column.
[[nodiscard]] std::vector<Repayment> read_repayments(const std::string& file, const TransferGraph&,
                                                     const TraceQuery&, const LedgerOptions&);

}  // namespace sluice
