// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "tests/oracle/sweep.hpp"

namespace sluice::oracle {
namespace {

using Levels = std::map<PocketId, std::map<int, int>>;  // pocket → source that marked it → level

bool is_cut(const Query& query, std::int64_t amount, int level) {
  return (query.hops_max && level > *query.hops_max) || (query.amount_min && amount < *query.amount_min);
}

// The level that a mark of the source would give to the row's payee; none: the source does not mark it.
// A source marks a transfer if the transfer is that source, or its payer is inside and was marked before.
std::optional<int> marked_level(const Sweep& sweep, const CompletedRow& row, int source,
                                const Levels& levels) {
  if (source_of(sweep, row) == source) return 1;
  if (end_at(sweep, row.payer) != End::inside || is_over(sweep, source, row.time_ns)) return std::nullopt;
  const auto payer = levels.find({row.payer, row.currency});
  if (payer == levels.end() || !payer->second.contains(source)) return std::nullopt;
  return payer->second.at(source) + 1;
}

bool mark_row(const Sweep& sweep, const CompletedRow& row, int source, Levels& levels) {
  const auto level = marked_level(sweep, row, source, levels);
  if (!level) return false;
  // A cut mark is listed on the transfer and ends there; sources and marks that reach an end are not cut.
  const bool reaches = end_at(sweep, row.payee) != End::inside || source_of(sweep, row) == source
                       || !is_cut(sweep.query, row.amount, *level);
  if (reaches) {
    const auto [own, is_new] = levels[{row.payee, row.currency}].try_emplace(source, *level);
    own->second = std::min(own->second, *level);  // a mark never wears off
  }
  return true;
}

TracedAccount marked_account(const Sweep& sweep, const PocketId& pocket, const std::map<int, int>& levels) {
  const End end = end_at(sweep, pocket.account);
  TracedAccount account{.account = pocket.account,
                        .currency = pocket.currency,
                        .end = end_name(end),
                        .level = std::nullopt,
                        .received = std::nullopt,
                        .rests = std::nullopt,
                        .by_source = {}};
  for (const auto& [source, level] : levels)
    if (end != End::victim && (!account.level || level < *account.level)) account.level = level;
  return account;
}

}  // namespace

Result mark(const Sweep& sweep) {
  Result result;
  Levels levels;
  for (const auto& source : sweep.sources)
    result.sources.push_back(
        {.transfer = source.transfer, .victim = source.victim, .currency = source.currency});
  for (const auto& row : sweep.rows) {
    bool marked = false;
    for (std::size_t s = 0; s < sweep.sources.size(); ++s) {
      const bool by_this = mark_row(sweep, row, static_cast<int>(s), levels);
      marked = marked || by_this;
      if (source_of(sweep, row) == static_cast<int>(s)) result.sources[s].stolen = row.amount;
    }
    if (marked)
      result.transfers.push_back(
          {row.id, row.payer, row.payee, row.time_ns, row.amount, row.currency, std::nullopt, {}});
  }
  for (const auto& [pocket, by_source] : levels)
    result.accounts.push_back(marked_account(sweep, pocket, by_source));
  return result;
}

}  // namespace sluice::oracle
