// SPDX-License-Identifier: Apache-2.0
#include "generator/population.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "engine/values/error.hpp"
#include "generator/calendar.hpp"
#include "generator/names.hpp"
#include "generator/random.hpp"

namespace sluice {

namespace {

enum Purpose : std::uint64_t {
  of_bank = 1,
  of_region,
  of_opening,
  of_sleep,
  of_fresh,
  of_partner,
  of_family,
  of_branch,
  of_circle,
  of_second_card,
  of_second_device,
  of_closing
};

std::uint32_t share(std::uint64_t whole, std::int64_t part, std::uint64_t of, std::uint64_t least = 0) {
  return static_cast<std::uint32_t>(std::max(least, whole * static_cast<std::uint64_t>(part) / of));
}

/// Lays the blocks one after the other.
void lay_out(Population& all, std::uint64_t asked, const PopulationBehaviour& p) {
  all.asked = static_cast<std::uint32_t>(asked);
  std::uint32_t next = 0;
  const auto lay = [&](Block& block, std::uint32_t count) {
    block = {next, count};
    next += count;
  };
  all.companies.count = share(asked, p.company_percent, 100, 1);
  all.wallets.count = share(asked, p.wallet_percent, 100);
  all.shops.count = share(asked, p.shop_percent, 100);
  all.exchanges.count = share(asked, p.exchanges_per_hundred_thousand, 100'000, 1);
  all.pools.count = std::min(share(asked, 1, 10), static_cast<std::uint32_t>(p.settlement_pools));
  const auto others =
      all.companies.count + all.wallets.count + all.shops.count + all.exchanges.count + all.pools.count;
  lay(all.persons, all.asked - others);
  lay(all.wallets, all.wallets.count);
  lay(all.companies, all.companies.count);
  lay(all.shops, all.shops.count);
  lay(all.exchanges, all.exchanges.count);
  lay(all.pools, all.pools.count);
  lay(all.merchants, share(asked, p.merchants_per_thousand, 1'000, 1));
  lay(all.cash_points, share(asked, p.cash_points_per_thousand, 1'000, 1));
  lay(all.fees, bank_count);
  all.accounts.resize(next);
  next = 0;
  lay(all.landlords, share(all.persons.count, p.landlords_per_thousand, 1'000));
  lay(all.students, share(all.persons.count, p.student_percent, 100));
  lay(all.pool_hosts, share(all.persons.count, p.pools_per_thousand, 1'000));
  lay(all.treasurers, share(all.persons.count, p.treasurers_per_thousand, 1'000));
  lay(all.rent_agents, share(all.persons.count, p.rent_agents_per_thousand, 1'000));
  lay(all.traders, share(all.persons.count, p.traders_per_thousand, 1'000));
  lay(all.payroll_agents, share(all.persons.count, p.payroll_agents_per_thousand, 1'000));
}

void set_id(Account& account, std::string_view id) {
  std::ranges::copy(id, account.id_text.begin());
  account.id_length = static_cast<std::uint8_t>(id.size());
}

/// A one-to-one scrambling of the numbers below 10^digits: a multiplier that shares no factor with 10.
std::uint64_t scrambled(std::uint64_t number, std::uint64_t seed, int digits) {
  std::uint64_t size = 1;
  for (int i = 0; i < digits; ++i) size *= 10;
  const auto factor = scaled(mix(seed, 77), size / 10) * 10 + 7;
  __extension__ using Wide = unsigned __int128;
  return static_cast<std::uint64_t>((static_cast<Wide>(number) * factor + mix(seed, 78) % size) % size);
}

std::string id_of(const Account& account, std::uint32_t number, std::uint64_t seed) {
  switch (account.kind) {
    case AccountKind::wallet: return fmt::format("W{:011}", scrambled(number, seed, 11));
    case AccountKind::payment_account: return fmt::format("Q{:010}", scrambled(number, seed, 10));
    case AccountKind::exchange: return fmt::format("EX{:010}", scrambled(number, seed, 10));
    case AccountKind::pool: return fmt::format("PL{:010}", scrambled(number, seed, 10));
    case AccountKind::merchant: return fmt::format("M{:012}", scrambled(number, seed, 12));
    case AccountKind::cash_point: return fmt::format("ATM{:010}", scrambled(number, seed, 10));
    case AccountKind::fee: return fmt::format("FEE{:03}", account.institution + 1);
    default: break;
  }
  const auto& bank = institution(account.institution);
  return fmt::format("{}{:0{}}", bank.prefix, scrambled(number, seed + account.institution, bank.body_digits),
                     bank.body_digits);
}

AccountKind kind_of(const Population& all, std::uint32_t number) {
  if (all.persons.holds(number)) return AccountKind::bank_card;
  if (all.wallets.holds(number)) return AccountKind::wallet;
  if (all.companies.holds(number)) return AccountKind::corporate;
  if (all.shops.holds(number)) return AccountKind::payment_account;
  if (all.exchanges.holds(number)) return AccountKind::exchange;
  if (all.pools.holds(number)) return AccountKind::pool;
  if (all.merchants.holds(number)) return AccountKind::merchant;
  return all.cash_points.holds(number) ? AccountKind::cash_point : AccountKind::fee;
}

Part part_of(const Population& all, std::uint32_t number) {
  if (all.landlords.holds(number)) return Part::landlord;
  if (all.students.holds(number)) return Part::student;
  if (all.pool_hosts.holds(number)) return Part::pool_host;
  if (all.go_betweens().holds(number)) return Part::go_between;
  if (all.persons.holds(number)) return Part::worker;
  if (all.companies.holds(number)) return Part::company;
  return all.shops.holds(number) ? Part::shop : Part::other;
}

class Maker {
 public:
  Maker(Population& all, const Behaviour& behaviour)
      : all_(all), p_(behaviour.population), days_(behaviour.ledger.days) {}

  void make(std::uint32_t number) {
    auto& account = all_.accounts[number];
    account.kind = kind_of(all_, number);
    account.part = part_of(all_, number);
    account.partner = partner_of(account, number);
    account.holder = shares_holder(account)            ? account.partner
                     : has_other_card(account, number) ? number - 1
                                                       : number;
    place(account, number);
    open(account, number);
    close(account, number);
    connect(account, number);
    set_id(account, id_of(account, number, all_.seed));
  }

 private:
  [[nodiscard]] std::uint64_t bits(std::uint32_t number, Purpose purpose) const {
    return mix(all_.seed, number, purpose);
  }

  [[nodiscard]] std::uint32_t partner_of(const Account& account, std::uint32_t number) const {
    const auto drawn = bits(number, of_partner);
    switch (account.kind) {
      case AccountKind::bank_card: break;
      case AccountKind::wallet: return all_.persons.pick(drawn);
      case AccountKind::payment_account:
      case AccountKind::merchant: return all_.companies.pick(drawn);
      default: return number;
    }
    if (account.part == Part::student) {  // a parent works
      const auto go_betweens = all_.go_betweens();
      const auto first = go_betweens.first + go_betweens.count;
      return first + static_cast<std::uint32_t>(scaled(drawn, all_.persons.count - first));
    }
    // The product of two draws favours low numbers: few firms employ many.
    return all_.companies.first
           + static_cast<std::uint32_t>(scaled(drawn, scaled(mix(drawn), all_.companies.count) + 1));
  }

  [[nodiscard]] static bool shares_holder(const Account& account) {
    return account.kind == AccountKind::wallet || account.kind == AccountKind::payment_account
           || account.kind == AccountKind::merchant;
  }

  /// Is it the second card of the person before?
  [[nodiscard]] bool has_other_card(const Account& account, std::uint32_t number) const {
    if (account.part != Part::worker || number % 2 == 0) return false;
    return static_cast<std::int64_t>(bits(number, of_second_card) % 50) < p_.second_card_percent;
  }

  /// Some leave their bank for reasons of their own.
  void close(Account& account, std::uint32_t number) const {
    if (account.part != Part::worker || account.opened >= 0) return;
    const auto drawn = bits(number, of_closing);
    if (static_cast<std::int64_t>(drawn % 100) >= p_.closing_percent) return;
    account.ends = true;
    const auto of_day_ms = 9 * day_ms / 24 + static_cast<std::int64_t>(scaled(mix(drawn), day_ms / 3));
    all_.ends.push_back({number, false, day(drawn) * day_ms + of_day_ms});
  }

  void place(Account& account, std::uint32_t number) const {
    const auto drawn = bits(number, of_bank);
    const auto firm = static_cast<std::uint8_t>(bank_count + drawn % payment_firm_count);
    account.institution = static_cast<std::uint8_t>(scaled(drawn, scaled(mix(drawn), bank_count) + 1));
    if (shares_holder(account) || account.kind == AccountKind::pool) account.institution = firm;
    if (account.kind == AccountKind::exchange) account.institution = institution_count - 1;
    if (account.kind == AccountKind::fee)
      account.institution = static_cast<std::uint8_t>(number - all_.fees.first);
    // Neighbours by number live in one region, so friends and families mostly share it.
    const auto home = account.part == Part::go_between ? all_.circle_of(number) : account.holder;
    account.region = static_cast<std::uint16_t>(bits(home / 64, of_region) % region_count);
    account.branch = static_cast<std::uint8_t>(bits(number, of_branch) % 30 + 1);
  }

  void open(Account& account, std::uint32_t number) const {
    const auto drawn = bits(number, of_opening);
    account.opened = static_cast<std::int16_t>(-120 - static_cast<std::int64_t>(scaled(drawn, 5'400)));
    account.active_from = account.opened;
    if (account.kind != AccountKind::bank_card || account.part == Part::go_between) return;
    const auto sleep = bits(number, of_sleep);
    if (static_cast<std::int64_t>(sleep % 100) < p_.dormant_percent) {
      const bool wakes = static_cast<std::int64_t>(sleep / 100 % 100) < p_.waking_percent;
      account.active_from = wakes ? day(mix(sleep)) : never_active;
    } else if (static_cast<std::int64_t>(bits(number, of_fresh) % 100) < p_.fresh_percent) {
      account.opened = static_cast<std::int16_t>(scaled(drawn, static_cast<std::uint64_t>(days_) + 45)) - 45;
      account.active_from = account.opened;
    }
  }

  [[nodiscard]] std::int16_t day(std::uint64_t drawn) const {
    return static_cast<std::int16_t>(scaled(drawn, static_cast<std::uint64_t>(days_)));
  }

  void connect(Account& account, std::uint32_t number) const {
    account.phone = account.device = account.holder;
    if (account.kind != AccountKind::bank_card) return;
    const auto drawn = bits(number, of_family);
    const auto head = number / 4 * 4;  // families are four neighbours
    if (static_cast<std::int64_t>(drawn % 100) < p_.family_device_percent) account.device = head;
    if (static_cast<std::int64_t>(drawn / 100 % 100) < p_.family_phone_percent) account.phone = head;
  }

  Population& all_;
  const PopulationBehaviour& p_;
  std::int64_t days_;
};

}  // namespace

std::uint32_t Block::pick(std::uint64_t bits) const {
  return first + static_cast<std::uint32_t>(scaled(bits, count));
}

Block Population::go_betweens() const {
  return {treasurers.first, treasurers.count + rent_agents.count + traders.count + payroll_agents.count};
}

std::uint32_t Population::circle_of(std::uint32_t go_between) const {
  const auto block = go_betweens();
  const auto first = block.first + block.count;
  return first + static_cast<std::uint32_t>(scaled(mix(seed, go_between, of_circle), persons.count - first));
}

bool Population::has_second_device(std::uint32_t account, const PopulationBehaviour& p) const {
  if (p.second_device_percent == 0 || !persons.holds(account)) return false;
  return static_cast<std::int64_t>(mix(seed, account, of_second_device) % 100) < p.second_device_percent;
}

const AccountEnd& Population::end_of(std::uint32_t account) const {
  return *std::ranges::lower_bound(ends, account, {}, &AccountEnd::account);
}

std::int64_t Population::end_day(std::uint32_t account) const { return end_of(account).time_ms / day_ms; }

Population make_population(std::uint64_t accounts, std::uint64_t seed, const Behaviour& behaviour) {
  if (accounts < accounts_least)
    throw InvalidQuery(fmt::format("accounts: expected at least {}, found {}", accounts_least, accounts));
  if (accounts > 400'000'000)
    throw InvalidQuery(fmt::format("accounts: expected at most 400000000, found {}", accounts));
  Population all;
  all.seed = mix(seed, 0x706F70);
  lay_out(all, accounts, behaviour.population);
  Maker maker(all, behaviour);
  for (std::uint32_t number = 0; number < all.accounts.size(); ++number) maker.make(number);
  return all;
}

}  // namespace sluice
