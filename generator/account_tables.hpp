// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "generator/cases.hpp"
#include "generator/csv_output.hpp"
#include "generator/population.hpp"

namespace sluice {

// Each function writes one whole file, header first; nothing is closed. All in a fixed order.

/// accounts.csv: every account; when it was closed or frozen, if any was; openings where the behaviour shows
/// balances (call before any transfer has moved money).
void write_accounts(CsvOutput&, const Population&, const LedgerBehaviour&);

/// links.csv: holder, phone and device of every account (a: holder, phone or device; b: account),
/// then the gangs' devices and phones with their times of use, then what ties companies.
void write_links(CsvOutput&, const Population&, const CasePlan&, const Behaviour&);

/// labels.csv: some mules confirmed (1), some innocent accounts, look-alikes first, cleared (0).
void write_labels(CsvOutput&, const Population&, const CasePlan&, const CaseBehaviour&);

/// response.csv: minutes until each institution acts on an order.
void write_response(CsvOutput&, std::uint64_t seed);

/// truth-accounts.csv: the part of each account in each case.
void write_truth_accounts(CsvOutput&, const Population&, const CasePlan&);

/// The name of an account's holder: P or E and eight digits.
[[nodiscard]] std::string holder_text(const Account&);

/// Appends a case's name: "C" and at least four digits.
void append_case(std::string& text, std::uint32_t case_no);

}  // namespace sluice
