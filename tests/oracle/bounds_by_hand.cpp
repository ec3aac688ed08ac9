// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/bounds_by_hand.hpp"

#include <algorithm>
#include <limits>

#include "tests/oracle/sweep.hpp"

namespace sluice::oracle {
namespace {

std::int64_t held(const Holdings& holdings, const PocketId& pocket) {
  const auto found = holdings.find(pocket);
  return found == holdings.end() ? 0 : found->second;
}

Holdings changed(Holdings holdings, const PocketId& pocket, std::int64_t by) {
  holdings[pocket] += by;
  std::erase_if(holdings, [](const auto& entry) { return entry.second == 0; });
  return holdings;
}

class Branches {
 public:
  Branches(const Sweep& sweep, const std::set<std::string>& victims, Basis basis);
  std::set<Holdings> run();

 private:
  void enter(const CompletedRow&, bool is_dirty);
  void divide(const CompletedRow&);
  bool is_inside(const std::string& account) const { return end_at(sweep_, account) == End::inside; }

  const Sweep& sweep_;
  std::set<std::string> victims_;
  std::map<PocketId, std::int64_t> balances_;
  std::set<Holdings> all_{{}};  ///< what can be held so far; equal branches are walked on once
};

Branches::Branches(const Sweep& sweep, const std::set<std::string>& victims, Basis basis)
    : sweep_(sweep), victims_(victims), balances_(sweep.openings) {
  if (basis == Basis::completed) return;
  for (const auto& pocket : sweep.reconstructed)
    for (const auto& row : sweep.rows)
      if (row.payer == pocket.account && row.currency == pocket.currency) balances_.at(pocket) += row.amount;
}

std::set<Holdings> Branches::run() {
  for (const auto& row : sweep_.rows) {
    const auto source = source_of(sweep_, row);
    const bool is_asked =
        source
        && (victims_.empty() || victims_.contains(sweep_.sources[static_cast<std::size_t>(*source)].victim));
    if (is_inside(row.payer))
      divide(row);
    else
      enter(row, is_asked);
    if (is_inside(row.payer)) balances_.at({row.payer, row.currency}) -= row.amount;
    if (is_inside(row.payee)) balances_.at({row.payee, row.currency}) += row.amount;
  }
  return all_;
}

void Branches::enter(const CompletedRow& row, bool is_dirty) {
  if (!is_dirty || !is_inside(row.payee)) return;
  std::set<Holdings> next;
  for (const auto& holdings : all_) next.insert(changed(holdings, {row.payee, row.currency}, row.amount));
  all_ = std::move(next);
}

void Branches::divide(const CompletedRow& row) {
  const PocketId payer{row.payer, row.currency}, payee{row.payee, row.currency};
  std::set<Holdings> next;
  for (const auto& holdings : all_) {
    const std::int64_t dirty = held(holdings, payer), own = balances_.at(payer) - dirty;
    for (std::int64_t part = 0; part <= std::min(row.amount, dirty); ++part) {
      if (row.amount - part > own) continue;
      const Holdings left = changed(holdings, payer, -part);
      next.insert(is_inside(row.payee) ? changed(left, payee, part) : left);
    }
  }
  all_ = std::move(next);
}

}  // namespace

std::set<Holdings> possible_holdings(const Ledger& ledger, const Query& query,
                                     const std::set<std::string>& victims, Basis basis) {
  const Sweep sweep = lay_out(
      ledger, {.sources = query.sources, .until_ns = query.until_ns, .known_at_ns = query.known_at_ns});
  return Branches(sweep, victims, basis).run();
}

Bounds bounds_by_hand(const std::set<Holdings>& all, const std::set<PocketId>& set) {
  Bounds bounds{.least = std::numeric_limits<std::int64_t>::max(), .most = 0};
  for (const auto& holdings : all) {
    std::int64_t sum = 0;
    for (const auto& pocket : set) sum += held(holdings, pocket);
    bounds = {std::min(bounds.least, sum), std::max(bounds.most, sum)};
  }
  return bounds;
}

}  // namespace sluice::oracle
