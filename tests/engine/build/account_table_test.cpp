// SPDX-License-Identifier: Apache-2.0
#include "engine/build/account_table.hpp"

#include "engine/build/number_texts.hpp"
#include "tests/support/catch.hpp"

namespace sluice {
namespace {

AccountRow about(const std::string& account, std::uint32_t line = 2) {
  AccountRow row;
  row.account = account;
  row.line = line;
  return row;
}

std::string& text_of(AccountRow& row, AccountText which) {
  return row.texts[static_cast<std::size_t>(which)];
}

/// A built account table with what it was built from.
struct Built {
  explicit Built(std::vector<AccountRow> rows, std::vector<AliasRow> aliases = {}) {
    input.accounts = std::move(rows);
    input.aliases = std::move(aliases);
    input.currencies = {{"USD", 2}, {"CNY", 2}};
    std::vector<std::string_view> list = {""};
    for (const auto& row : input.accounts) list.insert(list.end(), row.texts.begin(), row.texts.end());
    texts = number_texts({list}).sorted;
    numbered = number_accounts(input);
    const std::vector<CurrencyNo> currency_of = {CurrencyNo(1), CurrencyNo(0)};
    accounts = build_accounts(input, numbered, texts, currency_of);
  }
  std::string_view text(std::string_view account, AccountText which) const {
    const auto& column = accounts.table.texts[static_cast<std::size_t>(which)];
    return column.empty() ? "" : texts[column[numbered.find(account).value]];
  }

  LedgerInput input;
  std::vector<std::string_view> texts;
  NumberedAccounts numbered;
  BuiltAccounts accounts;
};

TEST_CASE("without account rows there are only ids") {
  LedgerInput input;
  input.lanes.emplace_back().accounts.encode("a");
  const auto built = build_accounts(input, number_accounts(input), {}, {});
  CHECK(built.table.size() == 1);
  CHECK(built.table.kind.empty());
  CHECK(built.table.kind_of(AccountNo(0)) == AccountKind::unknown);
  CHECK(built.table.covered_of(AccountNo(0)) == Covered::by_default);
}

TEST_CASE("rows about one account complete each other; columns nobody filled are absent") {
  auto first = about("b"), second = about("b"), third = about("a");
  first.kind = AccountKind::wallet;
  text_of(first, AccountText::region) = "North";
  second.frozen = Time(5);
  second.uncovered = true;
  text_of(second, AccountText::region) = "North";
  third.uncovered = false;
  const Built built({first, second, third});
  const auto& table = built.accounts.table;
  CHECK(built.accounts.contradictions.empty());
  const AccountNo a(0), b(1);
  CHECK(table.kind_of(b) == AccountKind::wallet);
  CHECK(table.kind_of(a) == AccountKind::unknown);
  CHECK(table.covered_of(b) == Covered::no);
  CHECK(table.covered_of(a) == Covered::yes);
  CHECK(table.frozen[b.value] == Time(5));
  CHECK(table.frozen[a.value] == unknown_time);
  CHECK(built.text("b", AccountText::region) == "North");
  CHECK(built.text("a", AccountText::region).empty());
  CHECK(table.opened.empty());
  CHECK(table.texts[static_cast<std::size_t>(AccountText::phone)].empty());
}

TEST_CASE("a row that contradicts an earlier one is reported and left out whole") {
  auto first = about("b", 2);
  first.kind = AccountKind::wallet;
  first.uncovered = false;
  text_of(first, AccountText::holder) = "Li";
  first.opened = first.closed = first.frozen = Time(1'000'000'000);
  first.opening = Amount(5);
  auto contradicting = [&](auto change) {
    auto later = about("b", 3);
    text_of(later, AccountText::phone) = "138";
    change(later);
    const Built built({first, later});
    REQUIRE(built.accounts.contradictions.size() == 1);
    const auto& found = built.accounts.contradictions[0];
    CHECK(found.line == 3);
    CHECK(found.account == "b");
    CHECK(built.text("b", AccountText::phone).empty());
    CHECK(built.text("b", AccountText::holder) == "Li");
    return found.attribute + ": " + found.earlier + ", " + found.later;
  };
  CHECK(contradicting([](auto& row) { row.kind = AccountKind::merchant; }) == "kind: wallet, merchant");
  CHECK(contradicting([](auto& row) { row.uncovered = true; }) == "uncovered: no, yes");
  CHECK(contradicting([](auto& row) { text_of(row, AccountText::holder) = "Wu"; }) == "holder: Li, Wu");
  CHECK(contradicting([](auto& row) { row.opened = Time(2'000'000'000); })
        == "opened: 1970-01-01T00:00:01Z, 1970-01-01T00:00:02Z");
  CHECK(contradicting([](auto& row) { row.closed = Time(0); })
        == "closed: 1970-01-01T00:00:01Z, 1970-01-01T00:00:00Z");
  CHECK(contradicting([](auto& row) { row.frozen = Time(0); })
        == "frozen: 1970-01-01T00:00:01Z, 1970-01-01T00:00:00Z");
  CHECK(contradicting([](auto& row) { row.opening = Amount(6); }).starts_with("opening_balance: "));
}

TEST_CASE("a row that was left out contradicts nobody") {
  auto first = about("b", 2), second = about("b", 3), third = about("b", 4);
  first.kind = second.kind = AccountKind::wallet;
  second.kind = AccountKind::merchant;
  text_of(second, AccountText::holder) = "Wu";
  text_of(third, AccountText::holder) = "Li";
  const Built built({first, second, third});
  CHECK(built.accounts.contradictions.size() == 1);
  CHECK(built.text("b", AccountText::holder) == "Li");
}

TEST_CASE("rows under other names of an account are about that account") {
  auto first = about("card", 2), second = about("b", 3);
  first.kind = AccountKind::wallet;
  second.kind = AccountKind::merchant;
  const Built built({first, second}, {{"card", "b"}});
  REQUIRE(built.accounts.table.size() == 1);
  CHECK(built.accounts.table.kind_of(AccountNo(0)) == AccountKind::wallet);
  REQUIRE(built.accounts.contradictions.size() == 1);
  CHECK(built.accounts.contradictions[0].account == "b");
}

TEST_CASE("stated openings are sorted by account and currency; one per currency") {
  auto opening = [](const char* account, std::uint16_t place, std::int64_t amount) {
    auto row = about(account);
    row.opening = Amount(amount);
    row.currency = place;
    return row;
  };
  // Places 0 and 1 of the input are currencies 1 and 0.
  const Built built({opening("b", 0, 1), opening("b", 1, 2), opening("a", 0, 3), opening("b", 0, 1)});
  CHECK(built.accounts.contradictions.empty());
  const std::vector<StatedOpening> expected = {{AccountNo(0), CurrencyNo(1), Amount(3)},
                                               {AccountNo(1), CurrencyNo(0), Amount(2)},
                                               {AccountNo(1), CurrencyNo(1), Amount(1)}};
  CHECK(built.accounts.openings == expected);
}

}  // namespace
}  // namespace sluice
