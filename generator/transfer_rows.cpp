// SPDX-License-Identifier: Apache-2.0
#include "generator/transfer_rows.hpp"

#include "generator/calendar.hpp"
#include "generator/csv_output.hpp"
#include "generator/names.hpp"
#include "generator/random.hpp"

namespace sluice {

namespace {

void append_padded(std::string& text, std::uint64_t number, std::uint64_t highest_place) {
  for (auto place = highest_place; place > 0; place /= 10)
    text += static_cast<char>('0' + number / place % 10);
}

void append_hex(std::string& text, std::uint64_t bits, int digits) {
  for (int i = digits - 1; i >= 0; --i) text += "0123456789abcdef"[bits >> (4 * i) & 15];
}

void append_mac(std::string& text, std::uint64_t bits) {
  for (int i = 0; i < 6; ++i) {
    if (i > 0) text += ':';
    append_hex(text, i == 0 ? 0x02 : bits >> (8 * i), 2);  // 02: locally administered
  }
}

/// Private address space, one block per region, so that no real host is named.
void append_ip(std::string& text, std::uint16_t region, std::uint64_t bits) {
  text += "10.";
  append_number(text, region + std::uint64_t{1});
  text += '.';
  append_number(text, bits & 255);
  text += '.';
  append_number(text, (bits >> 8 & 255) % 254 + 1);
}

}  // namespace

ClockText::ClockText(const LedgerBehaviour& ledger)
    : first_day_(parse_day(ledger.start).value_or(0)),
      known_day_(first_day_),
      day_text_(day_text(first_day_)),
      milliseconds_(ledger.time_digits == 3) {}

void ClockText::append(std::string& text, std::int64_t time_ms) {
  auto day = time_ms / day_ms;
  if (time_ms < day * day_ms) --day;
  const auto of_day = static_cast<std::uint64_t>(time_ms - day * day_ms);
  if (first_day_ + day != known_day_) {
    known_day_ = first_day_ + day;
    day_text_ = day_text(known_day_);
  }
  text += day_text_;
  text += 'T';
  append_padded(text, of_day / 3'600'000, 10);
  text += ':';
  append_padded(text, of_day / 60'000 % 60, 10);
  text += ':';
  append_padded(text, of_day / 1'000 % 60, 10);
  if (milliseconds_) {
    text += '.';
    append_padded(text, of_day % 1'000, 100);
  }
  text += 'Z';
}

Balances balances_of(const LedgerBehaviour& ledger) {
  if (ledger.balances == "all") return Balances::all;
  return ledger.balances == "cases" ? Balances::cases : Balances::none;
}

bool shows_balance(const Account& account, Balances balances) {
  if (account.terminal() || balances == Balances::none) return false;
  return balances == Balances::all || account.case_tie == CaseTie::member;
}

void append_device(std::string& text, std::uint64_t seed, std::uint32_t device) {
  text += 'D';
  append_hex(text, mix(seed, device, 0x646576), 12);
}

TransferRows::TransferRows(const Population& all, const Behaviour& behaviour)
    : all_(all),
      currency_(behaviour.ledger.currency),
      digits_(minor_digits(currency_)),
      balances_(balances_of(behaviour.ledger)),
      details_(behaviour.ledger.details),
      population_(behaviour.population),
      clock_(behaviour.ledger) {}

void TransferRows::append_header(std::string& text) const {
  text += "transfer_id,payer,payee,time,amount,currency,channel";
  if (balances_ != Balances::none) text += ",payer_balance_after,payee_balance_after";
  if (details_) text += ",device,ip,mac,place";
  text += '\n';
}

void TransferRows::append_id(std::string& text, std::uint64_t serial) {
  text += 'T';
  std::uint64_t place = 100'000'000;
  while (serial / place >= 10) place *= 10;
  append_padded(text, serial, place);
}

void TransferRows::append(std::string& text, std::uint64_t serial, const SyntheticTransfer& t) {
  const auto& payer = all_.accounts[t.payer];
  const auto& payee = all_.accounts[t.payee];
  append_id(text, serial);
  text += ',';
  text += payer.id();
  text += ',';
  text += payee.id();
  text += ',';
  clock_.append(text, t.time_ms);
  text += ',';
  append_amount(text, t.amount, digits_);
  text += ',';
  text += currency_;
  text += ',';
  text += channel_name(t.channel);
  if (balances_ != Balances::none) {
    append_balance(text, payer);
    append_balance(text, payee);
  }
  if (details_) append_details(text, t);
  text += '\n';
}

void TransferRows::append_balance(std::string& text, const Account& account) const {
  text += ',';
  if (shows_balance(account, balances_)) append_amount(text, account.balance + account.held, digits_);
}

/// The payer's own device, now and then its second one, unless a gang's is named.
std::uint32_t TransferRows::device_of(const SyntheticTransfer& t) const {
  if (t.device != own_device) return t.device;
  const bool second = all_.has_second_device(t.payer, population_)
                      && mix(t.payer, static_cast<std::uint64_t>(t.time_ms)) % 3 == 0;
  return second ? further_device(t.payer, 0) : all_.accounts[t.payer].device;
}

/// Where the payer was: at home, unless it lives or works elsewhere.
std::uint16_t TransferRows::region_of(const SyntheticTransfer& t) const {
  const auto& payer = all_.accounts[t.payer];
  if (t.place != own_place) return t.place;
  if (population_.migrant_percent == 0 || payer.kind > AccountKind::wallet) return payer.region;
  const auto drawn = mix(all_.seed, payer.holder, 0x6D6967);
  const bool migrant = static_cast<std::int64_t>(drawn % 100) < population_.migrant_percent;
  return migrant ? static_cast<std::uint16_t>(drawn / 100 % region_count) : payer.region;
}

void TransferRows::append_details(std::string& text, const SyntheticTransfer& t) const {
  const auto& payer = all_.accounts[t.payer];
  const bool online = t.channel == Channel::mobile || t.channel == Channel::web || t.channel == Channel::qr;
  if (online && !payer.terminal()) {
    const auto device = device_of(t);
    text += ',';
    append_device(text, all_.seed, device);
    text += ',';
    append_ip(text, region_of(t), mix(all_.seed, device, 0x6970));
    text += ',';
    append_mac(text, mix(all_.seed, device, 0x6D6163));
  } else {
    text += ",,,";
  }
  text += ',';
  if (t.channel != Channel::batch && t.channel != Channel::settlement) text += region_name(region_of(t));
}

}  // namespace sluice
