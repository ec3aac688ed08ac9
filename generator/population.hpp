// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "generator/behaviour.hpp"

namespace sluice {

enum class AccountKind : std::uint8_t {
  bank_card,
  wallet,
  corporate,
  payment_account,
  exchange,
  pool,
  merchant,
  cash_point,
  fee
};

/// What an account's owner lives by; decides which recurring transfers it has.
enum class Part : std::uint8_t { worker, student, landlord, pool_host, go_between, company, shop, other };

/// Whether a case needs the account. Befriended: it only trades small sums with a mule, or was recruited
/// and never used; no other case takes it.
enum class CaseTie : std::uint8_t { none, befriended, member };

/// One account, one cache line: a transfer touches two of these at random.
struct Account {
  std::array<char, 19> id_text{};
  std::uint8_t id_length = 0;
  AccountKind kind = AccountKind::bank_card;
  Part part = Part::worker;
  std::uint8_t institution = 0;
  CaseTie case_tie = CaseTie::none;
  std::uint16_t region = 0;
  std::int16_t opened = 0;       // days after the ledger's first day, negative before it
  std::int16_t active_from = 0;  // first day of ordinary activity
  std::uint8_t branch = 0;
  bool ends = false;         // has a row in Population::ends
  std::uint32_t holder = 0;  // the holder's first account
  std::uint32_t phone = 0;
  std::uint32_t device = 0;
  std::uint32_t partner = 0;  // employer, parent, own card, main account; else itself
  std::int64_t balance = 0;   // money of ordinary life, never below 0
  std::int64_t held = 0;      // money of cases, kept apart so that ordinary life cannot spend it

  [[nodiscard]] std::string_view id() const { return {id_text.data(), id_length}; }
  /// Cash points, merchants and fee accounts have no balance that could run out.
  [[nodiscard]] bool terminal() const { return kind >= AccountKind::merchant; }
};
static_assert(sizeof(Account) <= 64);

/// An account that does nothing on its own, whatever the day.
constexpr std::int16_t never_active = 32'767;

/// When an account was closed by its holder, or frozen.
struct AccountEnd {
  std::uint32_t account = 0;
  bool frozen = false;
  std::int64_t time_ms = 0;
};

/// Consecutive account numbers of one sort.
struct Block {
  std::uint32_t first = 0, count = 0;
  [[nodiscard]] std::uint32_t pick(std::uint64_t bits) const;
  [[nodiscard]] bool holds(std::uint32_t account) const { return account - first < count; }
};

/// The number of a device that an account uses beside its own; `which` is 0 or 1. Above the numbers
/// of all accounts, and below those of gangs.
[[nodiscard]] constexpr std::uint32_t further_device(std::uint32_t account, std::uint32_t which) {
  return 0x40000000u + account * 2 + which;
}

/// All accounts of a ledger. The first `asked` are those that the query counts; merchants, cash
/// points and fee accounts follow. Memory O(accounts).
struct Population {
  std::uint64_t seed = 0;
  std::vector<Account> accounts;
  std::uint32_t asked = 0;
  Block persons, wallets, companies, shops, exchanges, pools;  // persons: one bank card each
  Block landlords, students, pool_hosts;                       // the first persons, in this order
  Block treasurers, rent_agents, traders, payroll_agents;      // the persons after those
  Block merchants, cash_points, fees;
  std::vector<AccountEnd> ends;  // by account

  /// Those through whose hands others' money goes, innocently: the last four blocks of persons.
  [[nodiscard]] Block go_betweens() const;
  /// A person in the middle of those for whom a go-between acts; they live in one region.
  [[nodiscard]] std::uint32_t circle_of(std::uint32_t go_between) const;
  /// Does a person's card have a second device, innocently? (further_device 0)
  [[nodiscard]] bool has_second_device(std::uint32_t account, const PopulationBehaviour&) const;
  /// The end of an account that has one (Account::ends). O(log ends).
  [[nodiscard]] const AccountEnd& end_of(std::uint32_t account) const;
  /// Does the account take part in ordinary life on this day of the ledger?
  [[nodiscard]] bool active(std::uint32_t account, std::int64_t day) const {
    const auto& found = accounts[account];
    return found.active_from <= day && (!found.ends || day < end_day(account));
  }

 private:
  [[nodiscard]] std::int64_t end_day(std::uint32_t account) const;
};

/// The least number of accounts a ledger can have: one of each sort must fit.
constexpr std::uint64_t accounts_least = 10;

/// Draws the accounts: kind, institution, region, holder, opening date, phone, device, employer.
/// Balances are 0. Time and memory O(accounts). Throws InvalidQuery for fewer than accounts_least or
/// more than 400 million accounts.
[[nodiscard]] Population make_population(std::uint64_t accounts, std::uint64_t seed, const Behaviour&);

}  // namespace sluice
