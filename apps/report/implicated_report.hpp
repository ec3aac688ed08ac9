// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "algorithms/implicated/implicated.hpp"
#include "algorithms/trace/sources.hpp"
#include "apps/report/csv_writer.hpp"
#include "apps/report/json_writer.hpp"

namespace sluice {

/// Who is implicated in a ledger, and the question that says so.
struct ImplicatedAnswer {
  Implicated implicated;
  /// Sources are empty where no money was traced.
  FoundSources found;
  TraceQuery traced;
};

/// "until", "ledger", "basis", the list of what makes accounts implicated, and, where there are any,
/// "confirmed_outside", the number of confirmed accounts that are outside.
void write_implicated_query(const ImplicatedAnswer&, std::string_view ledger, JsonWriter&);

/// A member "why" of an implicated account: "confirmed", "traced", "chains".
void write_why(const ImplicatedAccount&, JsonWriter&);
/// The same in one cell: "confirmed+traced".
[[nodiscard]] std::string why_text(const ImplicatedAccount&);

/// A member with one object for each currency.
void write_amounts(std::string_view name, std::span<const CurrencyAmount>, const TransferGraph&, JsonWriter&);
/// "12,000.00 CNY, 30.00 USD"; "-" for none.
[[nodiscard]] std::string amounts_text(std::span<const CurrencyAmount>, const TransferGraph&);

/// A member that lists the ids of the transfers.
void write_transfer_ids(std::string_view name, std::span<const TransferNo>, const TransferGraph&,
                        JsonWriter&);

/// The account's id, holder, holder_name and institution: four cells.
CsvWriter& write_account(CsvWriter&, const TransferGraph&, AccountNo);
/// transfer, payer, payee, time, amount, currency, file, line: eight cells.
CsvWriter& write_transfer(CsvWriter&, const TransferGraph&, TransferNo);

/// A line for people: how many accounts are implicated, and by what.
[[nodiscard]] std::string implicated_text(const Implicated&);

}  // namespace sluice
