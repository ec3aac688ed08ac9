// SPDX-License-Identifier: Apache-2.0
#include "generator/account_tables.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "generator/calendar.hpp"
#include "generator/company_links.hpp"
#include "generator/names.hpp"
#include "generator/random.hpp"
#include "generator/transfer_rows.hpp"

namespace sluice {

namespace {

std::string_view kind_name(AccountKind kind) {
  constexpr std::string_view names[] = {
      "bank-card", "wallet", "other", "payment-account", "exchange", "pool", "merchant", "cash-point", "fee"};
  return names[static_cast<std::size_t>(kind)];
}

bool is_person(const Account& account) {
  return account.kind == AccountKind::bank_card || account.kind == AccountKind::wallet;
}

/// Cash points and fee accounts belong to their bank and have neither phone nor device.
bool has_holder(const Account& account) {
  return account.kind != AccountKind::cash_point && account.kind != AccountKind::fee;
}

}  // namespace

std::string holder_text(const Account& account) {
  return fmt::format("{}{:08}", is_person(account) ? 'P' : 'E', account.holder + 1);
}

namespace {

/// "1" and ten digits, one to one with the phone's number.
std::string phone_text(std::uint64_t seed, std::uint32_t phone) {
  constexpr std::uint64_t size = 10'000'000'000;
  const auto factor = scaled(mix(seed, 0x7068), size / 100) * 10 + 3;
  return fmt::format("1{:010}",
                     (std::uint64_t{phone} * (factor % 1'000'000'000) + mix(seed, 0x6F6E) % size) % size);
}

class AccountRows {
 public:
  AccountRows(const Population& all, const LedgerBehaviour& ledger)
      : all_(all),
        ledger_(ledger),
        balances_(balances_of(ledger)),
        digits_(minor_digits(ledger.currency)),
        first_day_(parse_day(ledger.start).value_or(0)),
        clock_(ledger) {}

  void append_header(std::string& text) const {
    text +=
        "account,institution,branch,region,holder,holder_name,holder_kind,kind,opened,phone,operator,"
        "industry";
    if (!all_.ends.empty()) text += ",closed,frozen";
    if (balances_ != Balances::none) text += ",currency,opening_balance";
    text += '\n';
  }

  void append(std::string& text, const Account& account) {
    const auto region = region_name(account.region);
    fmt::format_to(std::back_inserter(text), "{},{},{}第{}支行,{},", account.id(),
                   institution(account.institution).name, region, account.branch, region);
    append_holder(text, account);
    fmt::format_to(std::back_inserter(text), ",{},{}", kind_name(account.kind),
                   day_text(first_day_ + account.opened));
    if (has_holder(account))
      fmt::format_to(std::back_inserter(text), ",{},{},", phone_text(all_.seed, account.phone),
                     operator_name(account.phone));
    else
      text += ",,,";
    if (has_holder(account) && !is_person(account)) text += industry_name(mix(all_.seed, account.holder));
    if (!all_.ends.empty()) append_end(text, account);
    if (balances_ != Balances::none) {
      text += ',';
      if (shows_balance(account, balances_)) {
        text += ledger_.currency;
        text += ',';
        append_amount(text, account.balance + account.held, digits_);
      } else
        text += ',';
    }
    text += '\n';
  }

 private:
  void append_end(std::string& text, const Account& account) {
    text += ',';
    const auto* end =
        account.ends ? &all_.end_of(static_cast<std::uint32_t>(&account - all_.accounts.data())) : nullptr;
    if (end && !end->frozen) clock_.append(text, end->time_ms);
    text += ',';
    if (end && end->frozen) clock_.append(text, end->time_ms);
  }

  void append_holder(std::string& text, const Account& account) const {
    if (!has_holder(account)) {
      text += ",,";
      return;
    }
    const auto bits = mix(all_.seed, account.holder);
    const auto name =
        is_person(account) ? person_name(bits) : company_name(all_.accounts[account.holder].region, bits);
    fmt::format_to(std::back_inserter(text), "{},{},{}", holder_text(account), name,
                   is_person(account) ? "person" : "company");
  }

  const Population& all_;
  const LedgerBehaviour& ledger_;
  Balances balances_;
  int digits_;
  std::int64_t first_day_;
  ClockText clock_;
};

}  // namespace

void append_case(std::string& text, std::uint32_t case_no) {
  fmt::format_to(std::back_inserter(text), "C{:04}", case_no + 1);
}

void write_accounts(CsvOutput& out, const Population& all, const LedgerBehaviour& ledger) {
  AccountRows rows(all, ledger);
  rows.append_header(out.text());
  for (const auto& account : all.accounts) {
    rows.append(out.text(), account);
    out.written();
  }
}

void write_links(CsvOutput& out, const Population& all, const CasePlan& plan, const Behaviour& behaviour) {
  const auto& ledger = behaviour.ledger;
  ClockText clock(ledger);
  auto& text = out.text();
  text += "kind,a,b,from,to,value\n";
  const auto link = [&](std::string_view kind, std::string_view a, const Account& account,
                        std::int64_t from_ms) {
    fmt::format_to(std::back_inserter(text), "{},{},{},", kind, a, account.id());
    clock.append(text, from_ms);
    text += ",,\n";
    out.written();
  };
  std::string device;
  for (const auto& account : all.accounts) {
    if (!has_holder(account)) continue;
    const auto opened_ms = account.opened * day_ms;
    link("holder", holder_text(account), account, opened_ms);
    link("phone", phone_text(all.seed, account.phone), account, opened_ms);
    device.clear();
    append_device(device, all.seed, account.device);
    if (!account.terminal()) link("device", device, account, opened_ms);
    const auto number = static_cast<std::uint32_t>(&account - all.accounts.data());
    if (!all.has_second_device(number, behaviour.population)) continue;
    device.clear();
    append_device(device, all.seed, further_device(number, 0));
    link("device", device, account, opened_ms);
  }
  for (const auto& tie : plan.ties) {
    device.clear();
    append_device(device, all.seed, tie.tie);
    if (tie.phone) device = phone_text(all.seed, tie.tie);
    fmt::format_to(std::back_inserter(text), "{},{},{},", tie.phone ? "phone" : "device", device,
                   all.accounts[tie.account].id());
    clock.append(text, tie.from_ms);
    text += ',';
    clock.append(text, tie.to_ms);
    text += ",\n";
    out.written();
  }
  write_company_links(out, all, behaviour);
}

void write_labels(CsvOutput& out, const Population& all, const CasePlan& plan, const CaseBehaviour& c) {
  Random random(all.seed, 0x6C6162);
  auto& text = out.text();
  text += "account,label\n";
  std::int64_t confirmed = 0;
  const auto row = [&](std::uint32_t account, char label) {
    text += all.accounts[account].id();
    text += ',';
    text += label;
    text += '\n';
    out.written();
  };
  for (const auto& each : plan.accounts) {
    if (each.role != Role::mule || !random.percent(c.confirmed_percent)) continue;
    row(each.account, '1');
    ++confirmed;
  }
  std::set<std::uint32_t> cleared;
  const auto go_betweens = all.go_betweens();
  const Block look_alikes{0, go_betweens.first + go_betweens.count};
  for (auto left = confirmed * c.cleared_per_mule; left > 0; --left) {
    const auto& block = look_alikes.count > 0 && random.percent(40) ? look_alikes
                        : random.percent(20)                        ? all.companies
                                                                    : all.persons;
    const auto account = block.pick(random.next());
    if (all.accounts[account].case_tie != CaseTie::member && cleared.insert(account).second)
      row(account, '0');
  }
}

void write_response(CsvOutput& out, std::uint64_t seed) {
  Random random(seed, 0x726573);
  const Spread minutes{{60, 5, 30}, {30, 31, 90}, {10, 91, 240}};
  out.text() += "institution,minutes\n";
  for (std::uint8_t i = 0; i < institution_count; ++i)
    fmt::format_to(std::back_inserter(out.text()), "{},{}\n", institution(i).name, random.draw(minutes));
}

void write_truth_accounts(CsvOutput& out, const Population& all, const CasePlan& plan) {
  auto& text = out.text();
  text += "account,case,role,level\n";
  for (const auto& each : plan.accounts) {
    text += all.accounts[each.account].id();
    text += ',';
    append_case(text, each.case_no);
    text += ',';
    text += role_name(each.role);
    text += ',';
    if (each.level > 0) append_number(text, each.level);
    text += '\n';
    out.written();
  }
}

}  // namespace sluice
