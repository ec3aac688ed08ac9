// SPDX-License-Identifier: Apache-2.0
#include "tests/support/random_ledger.hpp"

#include <algorithm>

namespace sluice::oracle {
namespace {

constexpr std::int64_t second_ns = 1'000'000'000;

// What one ledger is like as a whole; single rows are drawn within it.
struct Character {
  int currencies = 1, outside_percent = 0, opening_percent = 0;
  int balance_percent = 0, wrong_percent = 0, overdraw_percent = 0, equal_time_percent = 0,
      passing_on_percent = 0;
  std::int64_t amount_max = 10;
};

Character draw_character(RandomNumbers& random) {
  Character character;
  character.currencies = random.chance(25) ? 2 : 1;
  character.outside_percent = random.chance(60) ? 20 : 0;
  character.opening_percent = random.chance(40) ? 40 : 0;
  character.balance_percent = random.chance(50) ? 60 : 0;
  character.wrong_percent = random.chance(50) ? 25 : 0;
  character.overdraw_percent = random.chance(60) ? 15 : 100;
  character.equal_time_percent = random.chance(50) ? 60 : 20;
  character.passing_on_percent = random.chance(60) ? 60 : 0;
  character.amount_max = random.chance(20) ? 100'000 : random.between(3, 20);
  return character;
}

std::string currency_of(std::int64_t number) { return number == 0 ? "CNY" : "JPY"; }

// The drawing of one ledger. The balances it keeps are the "true" ones, which rows may state.
class Drawing {
 public:
  explicit Drawing(std::uint64_t seed) : random_(seed), character_(draw_character(random_)) {}

  Ledger draw() {
    const std::int64_t account_count = random_.between(3, 8);
    for (std::int64_t i = 0; i < account_count; ++i) draw_account(i);
    const std::int64_t row_count = random_.between(4, 40);
    for (std::int64_t i = 0; i < row_count; ++i) draw_row(i);  // ids sort otherwise than rows: t10 < t2
    return ledger_;
  }

 private:
  void draw_account(std::int64_t number) {
    Account account{.id = std::string(1, static_cast<char>('A' + number)), .kind = {}, .opening_balance = {}};
    if (random_.chance(character_.outside_percent))
      account.kind = random_.chance(50) ? Account::Kind::terminal : Account::Kind::uncovered;
    for (std::int64_t c = 0; c < character_.currencies; ++c) {
      const std::int64_t opening = random_.chance(40) ? 0 : random_.between(0, character_.amount_max);
      balances_[{account.id, currency_of(c)}] = opening;
      if (random_.chance(character_.opening_percent))
        account.opening_balance[currency_of(c)] = opening + error(-opening - 2);
    }
    ledger_.accounts.push_back(account);
  }

  void draw_row(std::int64_t number) {
    if (!random_.chance(character_.equal_time_percent)) time_ns_ += random_.between(1, 5) * second_ns;
    const auto& accounts = ledger_.accounts;
    const std::size_t payer =
        random_.chance(character_.passing_on_percent) ? last_payee_ : random_.below(accounts.size());
    const std::size_t payee = (payer + 1 + random_.below(accounts.size() - 1)) % accounts.size();
    last_payee_ = payee;
    Row row{.id = "t" + std::to_string(number),
            .payer = accounts[payer].id,
            .payee = accounts[payee].id,
            .time_ns = time_ns_,
            .amount = random_.between(1, character_.amount_max),
            .currency = currency_of(random_.between(0, character_.currencies - 1)),
            .payer_balance_after = {},
            .payee_balance_after = {}};
    std::int64_t& left = balances_[{row.payer, row.currency}];
    if (left > 0 && !random_.chance(character_.overdraw_percent)) row.amount = std::min(row.amount, left);
    row.payer_balance_after = stated(left -= row.amount);
    row.payee_balance_after = stated(balances_[{row.payee, row.currency}] += row.amount);
    ledger_.rows.push_back(row);
  }

  std::optional<std::int64_t> stated(std::int64_t balance) {
    if (!random_.chance(character_.balance_percent)) return std::nullopt;
    return balance + error(-balance - 2);
  }

  // Mostly 0; a small mistake, or rarely `gross`, which brings the number below zero.
  std::int64_t error(std::int64_t gross) {
    if (!random_.chance(character_.wrong_percent)) return 0;
    return random_.chance(15) ? gross : random_.between(-3, 3);
  }

  RandomNumbers random_;
  Character character_;
  std::map<PocketId, std::int64_t> balances_;
  std::size_t last_payee_ = 0;
  std::int64_t time_ns_ = 1'700'000'000 * second_ns;
  Ledger ledger_;
};

// No name (the payer's own), a name that joins payers or splits one, or a name equal to an account's id.
std::string draw_victim(RandomNumbers& random, const Ledger& ledger) {
  if (random.chance(55)) return "";
  if (random.chance(70)) return random.chance(50) ? "V" : "W";
  return ledger.accounts[random.below(ledger.accounts.size())].id;
}

// The account that becomes a victim account by this source.
const std::string& victim_account(const Query& query, const Row& row) {
  return query.backward ? row.payee : row.payer;
}

// Early rows are the better sources (backward: late ones), and few victim accounts the better ledger:
// there is more to follow, and sources mix.
void draw_sources(RandomNumbers& random, const Ledger& ledger, Query& query) {
  const std::size_t count = ledger.rows.size();
  const std::size_t within = random.chance(60) ? (count + 1) / 2 : count;
  const bool one_account = random.chance(60);
  const std::int64_t wanted = random.between(1, 4);
  std::string account;
  for (int tries = 0; tries < 30 && std::ssize(query.sources) < wanted; ++tries) {
    const std::size_t place = random.below(within);
    const Row& row = ledger.rows[query.backward ? count - 1 - place : place];
    if (query.sources.empty()) account = victim_account(query, row);
    if (one_account && victim_account(query, row) != account) continue;
    if (std::ranges::find(query.sources, row.id, &Source::transfer) == query.sources.end())
      query.sources.push_back({row.id, draw_victim(random, ledger)});
  }
}

void draw_limits(RandomNumbers& random, const Ledger& ledger, Query& query) {
  const auto some_time = [&] {
    return ledger.rows[random.below(ledger.rows.size())].time_ns + random.between(-1, 1) * second_ns;
  };
  if (random.chance(35)) query.hops_max = static_cast<int>(random.between(1, 3));
  if (random.chance(35)) query.amount_min = random.between(1, 5);
  if (random.chance(25)) query.horizon_ns = random.between(0, 30) * second_ns;
  if (random.chance(20)) query.until_ns = some_time();
  if (random.chance(15)) query.known_at_ns = some_time();
}

}  // namespace

std::uint64_t RandomNumbers::next() {
  state_ += 0x9e3779b97f4a7c15U;
  std::uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
  return mixed ^ (mixed >> 31U);
}

std::int64_t RandomNumbers::between(std::int64_t low, std::int64_t high) {
  __extension__ typedef unsigned __int128 Wide;
  const auto range = static_cast<std::uint64_t>(high - low) + 1;
  return low + static_cast<std::int64_t>(static_cast<std::uint64_t>(Wide{next()} * range >> 64U));
}

Ledger random_ledger(std::uint64_t seed) { return Drawing(seed).draw(); }

Query random_query(const Ledger& ledger, std::uint64_t seed) {
  RandomNumbers random(seed ^ 0x5e1ec7ed0f5a1d00U);  // another sequence than the ledger of the same seed
  Query query;
  constexpr Rule rules[] = {Rule::haircut, Rule::fifo,          Rule::lifo,
                            Rule::libr,    Rule::tainted_first, Rule::poison};
  query.rule = rules[random.below(std::size(rules))];
  query.backward = query.rule != Rule::libr && query.rule != Rule::tainted_first && random.chance(30);
  draw_sources(random, ledger, query);
  if (random.chance(50)) draw_limits(random, ledger, query);
  return query;
}

}  // namespace sluice::oracle
