// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "apps/report/case_report.hpp"
#include "apps/report/html_writer.hpp"

namespace sluice {

// The parts of a case's page, in their order. Each writes its content; the page writes the headings.

/// What was asked, the answer in plain words, and what names both.
void write_case_answer(const CaseReport&, HtmlWriter&);
/// The payments that are followed.
void write_case_payments(const CaseReport&, HtmlWriter&);
/// Rule, formula, legal basis, limits, what is outside, evidence of missing rows.
void write_case_method(const CaseReport&, HtmlWriter&);
/// Money by level, and over time.
void write_case_pictures(const CaseReport&, HtmlWriter&);
/// The accounts that traced money reached.
void write_case_accounts(const CaseReport&, HtmlWriter&);
/// The transfers that carried it, each with file and line.
void write_case_transfers(const CaseReport&, HtmlWriter&);
void write_case_paths(const CaseReport&, HtmlWriter&);
/// Whom to ask next.
void write_case_asked(const CaseReport&, HtmlWriter&);
/// The plan, its reasons, and measures in force; there is one.
void write_case_freeze(const CaseReport&, HtmlWriter&);
/// What each victim gets of frozen money, and why; there is some.
void write_case_refund(const CaseReport&, HtmlWriter&);
/// How to check the page, and what it is not.
void write_case_verification(const CaseReport&, HtmlWriter&);

}  // namespace sluice
