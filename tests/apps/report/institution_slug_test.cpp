// SPDX-License-Identifier: Apache-2.0
#include "apps/report/institution_slug.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.hpp"

using namespace sluice;
using namespace std::string_view_literals;

TEST_CASE("a slug keeps ASCII letters and digits, in lower case, with one dash between") {
  struct Case {
    std::string_view name, slug;
  };
  const std::vector<Case> cases = {
      {"ICBC", "icbc"},
      {"Bank of  China -- No. 7", "bank-of-china-no-7"},
      {"Crédit Agricole", "cr-dit-agricole"},
      {"ICBC 工商银行", "icbc"},
      {"", "unknown-institution"},
      {"CON", "institution-con"},
      {"nul", "institution-nul"},
      {"Com1", "institution-com1"},
      {"lpt9", "institution-lpt9"},
      {"com10", "com10"},
      {"../../etc/passwd", "etc-passwd"},
      {"C:\\Windows\\", "c-windows"},
      {"a\0b"sv, "a-b"},
      {"a\nb\x1b[2Jc", "a-b-2jc"},
      {"\"; rm -rf '$HOME' `x`", "rm-rf-home-x"},
      {"-x", "x"},
      {"\xFF\xFEz", "z"},
      {"a\u202Egnp.exe", "a-gnp-exe"},
      {"1234567890123456789012345678901234567890x", "1234567890123456789012345678901234567890"},
      {"123456789012345678901234567890123456789 0", "123456789012345678901234567890123456789"},
  };
  for (const auto& [name, slug] : cases) CHECK(institution_slug(name) == slug);
}

TEST_CASE("a name without ASCII letters has a slug of its own, the same for ever") {
  CHECK(institution_slug("工商银行") == "institution-a946d7e6");
  std::vector<std::string> slugs;
  for (const char* name : {"建设银行", "..", ".", "/", "   ", "\x7f", "'"}) {
    const std::string slug = institution_slug(name);
    CHECK(slug.starts_with("institution-"));
    CHECK(slug.size() == std::string_view("institution-01234567").size());
    CHECK(slug.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
    CHECK(std::ranges::find(slugs, slug) == slugs.end());
    slugs.push_back(slug);
  }
}
