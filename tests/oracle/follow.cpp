// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include "tests/oracle/lots.hpp"
#include "tests/oracle/sweep.hpp"

namespace sluice::oracle {
namespace {

class Follower {
 public:
  explicit Follower(const Sweep& sweep) : sweep_(sweep) {}
  Result run();

 private:
  Lots& lots_at(const PocketId&);
  void end_sources(std::int64_t time_ns);
  void rest(const PocketId&, int source, std::int64_t amount);
  Lots carried_by(std::size_t row);
  void list_transfer(const CompletedRow&, const Lots&);
  void arrive(const CompletedRow&, int source, std::int64_t share, Lots& pieces);
  void finish(const CompletedRow&, int source, std::int64_t share, End);
  void give_level(const CompletedRow&, int source);
  int level_over(const CompletedRow&, int source);
  bool is_cut(const CompletedRow&, int source, std::int64_t share);
  void list_accounts();
  TracedSource& traced(int source) { return result_.sources[static_cast<std::size_t>(source)]; }

  const Sweep& sweep_;
  std::map<PocketId, Lots> lots_;
  std::map<PocketId, std::map<int, int>> levels_;
  std::map<PocketId, std::int64_t> received_;
  std::map<PocketId, std::map<int, std::int64_t>> rests_;
  Result result_;
};

Result Follower::run() {
  for (const auto& source : sweep_.sources)
    result_.sources.push_back(
        {.transfer = source.transfer, .victim = source.victim, .currency = source.currency});
  for (std::size_t i = 0; i < sweep_.rows.size(); ++i) {
    const CompletedRow& row = sweep_.rows[i];
    end_sources(row.time_ns);
    Lots pieces = carried_by(i);
    list_transfer(row, pieces);
    for (const auto& [origin, share] : by_origin(pieces))
      if (origin != clean) arrive(row, origin, share, pieces);
    // What arrives is newer than all that was there.
    Lots* const there =
        end_at(sweep_, row.payee) == End::inside ? &lots_at({row.payee, row.currency}) : nullptr;
    if (there) there->insert(there->end(), pieces.begin(), pieces.end());
  }
  for (const auto& [pocket, lots] : lots_)
    for (const auto& [origin, held] : by_origin(lots))
      if (origin != clean) rest(pocket, origin, held);
  list_accounts();
  return result_;
}

// The opening is the oldest lot, and clean.
Lots& Follower::lots_at(const PocketId& pocket) {
  const auto [found, is_new] = lots_.try_emplace(pocket);
  if (is_new && sweep_.openings.at(pocket) > 0) found->second.push_back({clean, sweep_.openings.at(pocket)});
  return found->second;
}

void Follower::rest(const PocketId& pocket, int source, std::int64_t amount) {
  rests_[pocket][source] += amount;
  traced(source).rests += amount;
}

// After its horizon, what a source holds rests there as of then and counts as clean, in its place.
void Follower::end_sources(std::int64_t time_ns) {
  for (auto& [pocket, lots] : lots_)
    for (auto& lot : lots)
      if (lot.origin != clean && is_over(sweep_, lot.origin, time_ns)) {
        rest(pocket, lot.origin, lot.amount);
        lot.origin = clean;
      }
}

Lots Follower::carried_by(std::size_t number) {
  const CompletedRow& row = sweep_.rows[number];
  // A source enters whole, whatever its payer's balance.
  if (const auto source = source_of(sweep_, row)) {
    traced(*source).stolen = row.amount;
    return {{*source, row.amount}};
  }
  // What outside accounts pay, other than sources, is clean.
  if (end_at(sweep_, row.payer) != End::inside) return {{clean, row.amount}};
  const PocketId pocket{row.payer, row.currency};
  Lots& lots = lots_at(pocket);
  if (sum_of(lots) != balance_after(sweep_.rows, number, pocket, sweep_.openings.at(pocket)))
    throw std::logic_error("the lots do not add up to the balance");
  return take(lots, row.amount, sweep_.query.rule);
}

void Follower::list_transfer(const CompletedRow& row, const Lots& pieces) {
  BySource shares;
  std::int64_t sum = 0;
  for (const auto& [origin, share] : by_origin(pieces)) {
    if (origin == clean) continue;
    shares.emplace_back(origin, share);
    sum += share;
  }
  if (sum > 0)
    result_.transfers.push_back(
        {row.id, row.payer, row.payee, row.time_ns, row.amount, row.currency, sum, shares});
}

// The ends come first, then the limits.
void Follower::arrive(const CompletedRow& row, int source, std::int64_t share, Lots& pieces) {
  const PocketId payee{row.payee, row.currency};
  const End end = end_at(sweep_, row.payee);
  if (end == End::inside && is_cut(row, source, share)) {
    // Counts in nobody's received, gives no level, lies at the payee as clean money in its place.
    traced(source).under_floor += share;
    for (auto& piece : pieces)
      if (piece.origin == source) piece.origin = clean;
    return;
  }
  received_[payee] += share;
  if (end != End::victim) give_level(row, source);  // victims have none
  finish(row, source, share, end);
}

void Follower::finish(const CompletedRow& row, int source, std::int64_t share, End end) {
  if (end == End::dissipated) traced(source).dissipated += share;
  if (end == End::left_visibility) traced(source).left_visibility += share;
  if (end != End::victim) return;
  if (sweep_.victims.at(row.payee).contains(traced(source).victim))
    traced(source).returned += share;
  else
    traced(source).other_victims += share;
}

// The payee of a source has level 1, whoever receives from p one more than p has now.
int Follower::level_over(const CompletedRow& row, int source) {
  if (source_of(sweep_, row)) return 1;
  return levels_.at({row.payer, row.currency}).at(source) + 1;
}

void Follower::give_level(const CompletedRow& row, int source) {
  const int level = level_over(row, source);
  const auto [own, is_new] = levels_[{row.payee, row.currency}].try_emplace(source, level);
  if (level < own->second) own->second = level;
}

bool Follower::is_cut(const CompletedRow& row, int source, std::int64_t share) {
  const Query& query = sweep_.query;
  if (source_of(sweep_, row)) return false;  // a source itself is never cut
  return (query.hops_max && level_over(row, source) > *query.hops_max)
         || (query.amount_min && share < *query.amount_min);
}

void Follower::list_accounts() {
  for (const auto& [pocket, received] : received_) {
    TracedAccount account{.account = pocket.account,
                          .currency = pocket.currency,
                          .end = end_name(end_at(sweep_, pocket.account)),
                          .level = std::nullopt,
                          .received = received,
                          .rests = 0,
                          .by_source = {}};
    for (const auto& [source, level] : levels_[pocket])
      if (!account.level || level < *account.level) account.level = level;
    for (const auto& [source, amount] : rests_[pocket]) {
      account.by_source.emplace_back(source, amount);
      *account.rests += amount;
    }
    result_.accounts.push_back(account);
  }
}

}  // namespace

Result follow(const Sweep& sweep) { return Follower(sweep).run(); }

}  // namespace sluice::oracle
