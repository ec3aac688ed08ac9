// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "generator/csv_output.hpp"
#include "generator/population.hpp"

namespace sluice {

/// Rows of links.csv about companies, where `population.company_links_percent` asks for them:
/// shareholder (a: person or company, b: company, value: percent held), guarantee (a: who vouches, b: for
/// whom, value: up to which amount) and loan (a: lender, b: borrower, value: amount), between holders.
/// O(companies).
void write_company_links(CsvOutput&, const Population&, const Behaviour&);

}  // namespace sluice
