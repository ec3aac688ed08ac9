// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "apps/report/case_report.hpp"
#include "apps/report/html_table.hpp"

namespace sluice {

/// What a case's page answers in short for one currency. Refers to the report. O(sources + accounts + paths).
class CurrencyAnswer {
 public:
  CurrencyAnswer(const CaseReport&, CurrencyNo);

  /// In plain words: what was stolen, where it rests, what of it is recoverable and certain, what became of
  /// the rest.
  [[nodiscard]] std::string sentences() const;
  /// The same as rows of what, amount and share; ends at which there is nothing are left out.
  void add_outcomes(HtmlTable&) const;

 private:
  [[nodiscard]] std::string money(Amount) const;
  [[nodiscard]] std::string share(Amount) const;
  [[nodiscard]] std::string rests() const;
  [[nodiscard]] std::string provable() const;
  [[nodiscard]] std::string clause(Amount, std::string_view what) const;

  const CaseReport& report_;
  CurrencyNo currency_;
  SourceOutcome sum_;
  Amount recoverable_;
  std::size_t payments_ = 0, victims_ = 0, accounts_ = 0;
};

}  // namespace sluice
