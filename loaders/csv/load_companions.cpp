// SPDX-License-Identifier: Apache-2.0
#include "loaders/csv/load_companions.hpp"

#include <array>

#include "loaders/csv/forms.hpp"
#include "loaders/text/boolean_text.hpp"
#include "loaders/text/id_text.hpp"

namespace sluice {
namespace {

enum AccountColumn : std::size_t {
  account,
  currency,
  kind,
  opened,
  closed,
  frozen,
  opening_balance,
  uncovered,
  first_text
};

constexpr std::array<KnownColumn, 17> account_columns = {{
    {"account", "accountid acctid id accountnumber accountno 账号 卡号 账户 交易卡号", true},
    {"currency", "ccy 币种"},
    {"kind", "accountkind accounttype type 账户类型"},
    {"opened", "opendate opendt opentime createtime 开户时间 账号开户时间"},
    {"closed", "closedate closedt 销户日期"},
    {"frozen", "frozenat 冻结时间"},
    {"opening_balance", "initbalance initialbalance initialdeposit 期初余额"},
    {"uncovered", ""},
    {"institution", "bank bankname 开户银行 账号开户银行 银行名称"},
    {"branch", "branchname 开户网点"},
    {"region", "province city 地区"},
    {"holder", "holderid entityid customerid 开户人证件号码 证件号"},
    {"holder_name", "name entityname customername 账户开户名称 户名"},
    {"holder_kind", ""},
    {"phone", "phonenum mobile 手机号"},
    {"operator", "carrier 运营商"},
    {"industry", "行业"},
}};

constexpr std::string_view known_kinds =
    "bank-card, payment-account, wallet, merchant, cash-point, fee, exchange, pool or other";

class AccountReader {
 public:
  AccountReader(SmallTable& table, std::uint16_t file, const LoadOptions& options, CurrencyList& currencies)
      : table_(table),
        file_(file),
        amounts_(amount_form(options, table.dialect)),
        times_(time_form(options)),
        currencies_(currencies) {}

  bool read(const SmallRow& row, AccountRow& out) {
    out.file = file_;
    out.line = row.line;
    const auto id = read_id(row.cells[account]);
    if (id.fault != IdFault::none) return reject(row, account, expectation(id.fault));
    out.account = id.id;
    for (std::size_t t = 0; t < account_text_count; ++t) out.texts[t] = row.cells[first_text + t];
    return read_kind(row, out) && read_time(row, opened, out.opened) && read_time(row, closed, out.closed)
           && read_time(row, frozen, out.frozen) && read_opening(row, out);
  }

 private:
  bool reject(const SmallRow& row, AccountColumn column, std::string_view expected) {
    table_.reject(row, account_columns[column].name, expected, row.cells[column]);
    return false;
  }

  bool read_kind(const SmallRow& row, AccountRow& out) {
    if (const auto& text = row.cells[kind]; !text.empty()) {
      out.kind = parse_account_kind(text);
      if (!out.kind) return reject(row, kind, known_kinds);
    }
    if (const auto& text = row.cells[uncovered]; !text.empty()) {
      out.uncovered = read_boolean(text);
      if (!out.uncovered) return reject(row, uncovered, "1/0, true/false, yes/no or 是/否");
    }
    return true;
  }

  bool read_time(const SmallRow& row, AccountColumn column, Time& time) {
    if (row.cells[column].empty()) return true;
    const auto reading = times_.read(row.cells[column]);
    if (reading.fault != TimeFault::none) return reject(row, column, expectation(reading.fault));
    time = reading.time;
    return true;
  }

  bool read_opening(const SmallRow& row, AccountRow& out) {
    auto unit = currencies_.default_currency();
    if (const auto& text = row.cells[currency]; !text.empty()) {
      const auto known = currencies_.find(text);
      if (!known) return reject(row, currency, "a currency of ISO 4217, or one given by --scale CODE=N");
      unit = *known;
    }
    out.currency = unit.place;
    if (row.cells[opening_balance].empty()) return true;
    const auto reading = read_amount(row.cells[opening_balance], unit.scale, amounts_);
    if (reading.fault != AmountFault::none && reading.fault != AmountFault::rounds_to_zero)
      return reject(row, opening_balance, expectation(reading.fault));
    // Nobody's balance is below zero in the completed ledger.
    out.opening = std::max(Amount(0), reading.fault == AmountFault::none ? reading.amount : Amount(0));
    return true;
  }

  SmallTable& table_;
  std::uint16_t file_;
  AmountForm amounts_;
  TimeReader times_;
  CurrencyList& currencies_;
};

constexpr std::array<KnownColumn, 2> alias_columns = {
    {{"alias", "card cardno 卡号", true}, {"account", "accountid accountno 账号", true}}};

constexpr std::array<KnownColumn, 6> link_columns = {{{"kind", "type", true},
                                                      {"a", "", true},
                                                      {"b", "", true},
                                                      {"from", "since"},
                                                      {"to", "until"},
                                                      {"value", ""}}};

}  // namespace

std::vector<Rejection> load_accounts(const InputText& text, std::uint16_t file, const LoadOptions& options,
                                     CurrencyList& currencies, LedgerInput& input) {
  auto table = read_small_table(text, account_columns, "accounts", options);
  AccountReader reader(table, file, options, currencies);
  for (const auto& row : table.rows)
    if (AccountRow account; reader.read(row, account)) input.accounts.push_back(std::move(account));
  return std::move(table.rejections);
}

std::vector<Rejection> load_aliases(const InputText& text, const LoadOptions& options, LedgerInput& input) {
  auto table = read_small_table(text, alias_columns, "aliases", options);
  for (const auto& row : table.rows) {
    const auto alias = read_id(row.cells[0]), owner = read_id(row.cells[1]);
    if (alias.fault != IdFault::none)
      table.reject(row, "alias", expectation(alias.fault), row.cells[0]);
    else if (owner.fault != IdFault::none)
      table.reject(row, "account", expectation(owner.fault), row.cells[1]);
    else
      input.aliases.push_back({std::string(alias.id), std::string(owner.id)});
  }
  return std::move(table.rejections);
}

std::vector<Rejection> load_links(const InputText& text, const LoadOptions& options, LedgerInput& input) {
  auto table = read_small_table(text, link_columns, "links", options);
  TimeReader times(time_form(options));
  const auto read_time = [&](const SmallRow& row, std::size_t column, Time& time) {
    if (row.cells[column].empty()) return true;
    const auto reading = times.read(row.cells[column]);
    time = reading.time;
    if (reading.fault != TimeFault::none)
      table.reject(row, link_columns[column].name, expectation(reading.fault), row.cells[column]);
    return reading.fault == TimeFault::none;
  };
  for (const auto& row : table.rows) {
    LinkRow link{{}, row.cells[1], row.cells[2], row.cells[5]};
    const auto kind = parse_link_kind(row.cells[0]);
    if (!kind)
      table.reject(row, "kind", "holder, phone, device, shareholder, guarantee or loan", row.cells[0]);
    else if (link.a.empty() || link.b.empty())
      table.reject(row, link.a.empty() ? "a" : "b", "both ends of the link", "");
    else if (link.kind = *kind; read_time(row, 3, link.from) && read_time(row, 4, link.to))
      input.links.push_back(std::move(link));
  }
  return std::move(table.rejections);
}

}  // namespace sluice
