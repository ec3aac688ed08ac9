// SPDX-License-Identifier: Apache-2.0
#include "apps/report/case_report.hpp"

#include <fmt/format.h>

#include "apps/report/case_sections.hpp"
#include "apps/report/case_style.hpp"

namespace sluice {
namespace {

/// Numbers the sections, so that those that are left out leave no gap but in the numbers that texts cite.
class Page {
 public:
  explicit Page(const CaseReport& report) : report_(report) {}

  std::string write() {
    html_.raw("<!DOCTYPE html>");
    html_.open("html", {{"lang", "en"}});
    head();
    html_.open("body");
    html_.open("main");
    html_.element("h1", report_.heading.title);
    cases();
    sections();
    html_.close();
    html_.close();
    html_.close();
    return std::move(html_).take();
  }

 private:
  using Section = void (*)(const CaseReport&, HtmlWriter&);

  void head() {
    html_.open("head");
    html_.empty("meta", {{"charset", "utf-8"}});
    html_.raw(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'\">\n");
    html_.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html_.element("title", report_.heading.title);
    html_.open("style");
    html_.raw(case_style());
    html_.close();
    html_.close();
  }

  void cases() {
    const auto names = case_names(report_.traced.found());
    if (names.empty()) return;
    html_.open("p", {{"class", "cases"}});
    html_.text(names.size() == 1 ? "Case " : "Cases ");
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (i > 0) html_.text(", ");
      html_.id(names[i]);
    }
    html_.close();
  }

  void sections() {
    add("What was asked, and the answer", write_case_answer);
    add("The fraud payments", write_case_payments);
    add("Method", write_case_method);
    if (!report_.traced.found().sources.empty()) {
      add("The way of the money", write_case_pictures, "wide");
      add("Accounts", write_case_accounts, "wide");
      add("Transfers", write_case_transfers, "wide");
      add("Fund paths", write_case_paths, "wide");
      add("Whom to ask next", write_case_asked, "wide");
      add("What to freeze", write_case_freeze, "wide");
      if (report_.refund != nullptr) add("Returning frozen money", write_case_refund, "wide");
    }
    add("How to check this page, and what it is not", write_case_verification);
  }

  void add(std::string_view title, Section content, const char* css_class = "narrow") {
    html_.open("section", {{"class", css_class}});
    html_.element("h2", fmt::format("{}. {}", ++number_, title));
    content(report_, html_);
    html_.close();
  }

  const CaseReport& report_;
  HtmlWriter html_;
  int number_ = 0;
};

}  // namespace

std::string case_report_html(const CaseReport& report) { return Page(report).write(); }

}  // namespace sluice
