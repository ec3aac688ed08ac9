// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/trace.hpp"

#include <algorithm>
#include <tuple>

#include "engine/values/error.hpp"
#include "tests/oracle/sweep.hpp"

namespace sluice::oracle {
namespace {

// Ids are looked up in the whole ledger, whatever is hidden later.
const Row& row_of(const Ledger& ledger, const std::string& transfer) {
  const auto row = std::ranges::find(ledger.rows, transfer, &Row::id);
  if (row == ledger.rows.end()) throw InvalidQuery("unknown transfer " + transfer);
  return *row;
}

// Everything after that time is hidden, as if it had never been loaded.
Ledger known_part(Ledger ledger, std::optional<std::int64_t> known_at_ns) {
  if (known_at_ns) std::erase_if(ledger.rows, [&](const Row& row) { return row.time_ns > *known_at_ns; });
  return ledger;
}

// Sources are numbered by first mention. A victim account is the payer of a source (backward: the payee),
// unless it is terminal; then nobody is the victim account and the payment names the victim.
void name_source(Sweep& sweep, const Ledger& known, const Source& asked, const Row& row) {
  if (std::ranges::find(sweep.sources, row.id, &SweptSource::transfer) != sweep.sources.end()) return;
  const std::string& account = sweep.query.backward ? row.payee : row.payer;
  const bool is_cash = kind_of(known, account) == Account::Kind::terminal;
  std::string victim = is_cash ? row.id : account;
  if (!asked.victim.empty()) victim = asked.victim;
  if (!is_cash) sweep.victims[account].insert(victim);
  sweep.sources.push_back({row.id, victim, row.currency, row.time_ns, row.amount});
}

// The completed ledger up to the cut-off. Openings are those of the whole known ledger.
void lay_out_rows(Sweep& sweep, const Ledger& known) {
  std::set<std::string> victim_accounts;
  for (const auto& [account, names] : sweep.victims) victim_accounts.insert(account);
  const Completed completed = complete(known, victim_accounts);
  sweep.rows = completed.rows;
  if (const auto until = sweep.query.until_ns)
    std::erase_if(sweep.rows, [&](const CompletedRow& row) { return row.time_ns > *until; });
  for (const auto& pocket : completed.pockets) {
    sweep.openings[pocket.id] = pocket.opening;
    if (!pocket.given) sweep.reconstructed.insert(pocket.id);
  }
}

template <class AnyRow>
void turn_round(std::vector<AnyRow>& rows) {
  std::ranges::reverse(rows);
  for (auto& row : rows) std::swap(row.payer, row.payee);
}

// Payer and payee swapped, order reversed, closing balances as openings.
void reverse_sweep(Sweep& sweep) {
  for (auto& [pocket, opening] : sweep.openings)
    opening = balance_after(sweep.rows, sweep.rows.size(), pocket, opening);
  turn_round(sweep.rows);
}

void order_accounts(std::vector<TracedAccount>& accounts, Rule rule) {
  if (rule == Rule::poison)  // by level, victims (who have none) last, then id
    std::ranges::sort(accounts, {}, [](const TracedAccount& a) {
      return std::tuple(!a.level.has_value(), a.level.value_or(0), a.account, a.currency);
    });
  else
    std::ranges::sort(accounts, {},
                      [](const TracedAccount& a) { return std::tuple(a.currency, -*a.rests, a.account); });
}

}  // namespace

End end_at(const Sweep& sweep, const std::string& account) {
  const auto listed = sweep.kinds.find(account);
  const auto kind = listed == sweep.kinds.end() ? Account::Kind::inside : listed->second;
  if (kind == Account::Kind::terminal) return End::dissipated;
  if (sweep.victims.contains(account)) return End::victim;
  if (kind == Account::Kind::uncovered || account == "?") return End::left_visibility;
  return End::inside;
}

std::string end_name(End end) {
  switch (end) {
    case End::inside: return "";
    case End::dissipated: return "dissipated";
    case End::victim: return "victim";
    case End::left_visibility: return "left_visibility";
  }
  return "";
}

std::optional<int> source_of(const Sweep& sweep, const CompletedRow& row) {
  for (std::size_t s = 0; s < sweep.sources.size(); ++s)
    if (row.id == sweep.sources[s].transfer) return static_cast<int>(s);
  return std::nullopt;
}

bool is_over(const Sweep& sweep, int source, std::int64_t time_ns) {
  const std::int64_t start = sweep.sources[static_cast<std::size_t>(source)].time_ns;
  const std::int64_t passed = sweep.query.backward ? start - time_ns : time_ns - start;
  return sweep.query.horizon_ns && passed > *sweep.query.horizon_ns;
}

Sweep lay_out(const Ledger& ledger, const Query& query) {
  const Ledger known = known_part(ledger, query.known_at_ns);
  Sweep sweep;
  sweep.query = query;
  for (const auto& account : known.accounts) sweep.kinds[account.id] = account.kind;
  for (const auto& asked : query.sources) {
    const Row& row = row_of(ledger, asked.transfer);
    const bool is_known = !query.known_at_ns || row.time_ns <= *query.known_at_ns;
    if (is_known) name_source(sweep, known, asked, row);
    const bool is_listed = std::ranges::find(sweep.unknown_at, row.id) != sweep.unknown_at.end();
    if (!is_known && !is_listed) sweep.unknown_at.push_back(row.id);
  }
  lay_out_rows(sweep, known);
  if (query.backward) reverse_sweep(sweep);
  return sweep;
}

Result trace(const Ledger& ledger, const Query& query) {
  if (query.backward && (query.rule == Rule::libr || query.rule == Rule::tainted_first))
    throw InvalidQuery("backward answers another question under this rule");
  const Sweep sweep = lay_out(ledger, query);
  Result result = query.rule == Rule::poison ? mark(sweep) : follow(sweep);
  if (query.backward) turn_round(result.transfers);
  order_accounts(result.accounts, query.rule);
  result.unknown_at = sweep.unknown_at;
  return result;
}

}  // namespace sluice::oracle
