// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/bounds.hpp"

#include <algorithm>

#include "engine/values/error.hpp"
#include "tests/oracle/max_flow.hpp"
#include "tests/oracle/sweep.hpp"

namespace sluice::oracle {
namespace {

using Openings = std::map<PocketId, std::int64_t>;
enum class Supply { dirty, clean };

Sweep lay_out_without_limits(const Ledger& ledger, const Query& query) {
  return lay_out(ledger,
                 {.sources = query.sources, .until_ns = query.until_ns, .known_at_ns = query.known_at_ns});
}

// Every reconstructed opening raised by the sum of its pocket's outflows: more would change nothing.
Openings raised(const Sweep& sweep) {
  Openings openings = sweep.openings;
  for (const auto& row : sweep.rows) {
    const PocketId payer{row.payer, row.currency};
    if (sweep.reconstructed.contains(payer)) openings.at(payer) += row.amount;
  }
  return openings;
}

// The time-expanded network: a node for the opening and for each event of an inside pocket.
class TimeExpanded {
 public:
  TimeExpanded(const Sweep& sweep, const Openings& openings, const std::set<std::string>& victims);

  /// How much of that supply can lie in the pockets at the end. Ask once.
  std::int64_t most_of(Supply supply, const std::set<PocketId>& set);
  std::int64_t balance_of(const std::set<PocketId>& set) const;

 private:
  struct Event {
    FlowNetwork::Node node = 0;
    std::int64_t balance = 0;  ///< after it
  };
  bool is_inside(const std::string& account) const { return end_at(sweep_, account) == End::inside; }
  FlowNetwork::Node add_event(const PocketId&, std::int64_t effect);
  void add_row(const CompletedRow&, const std::set<std::string>& victims);

  const Sweep& sweep_;
  FlowNetwork network_;
  FlowNetwork::Node dirty_, clean_, sink_;
  std::map<PocketId, Event> last_;
};

TimeExpanded::TimeExpanded(const Sweep& sweep, const Openings& openings, const std::set<std::string>& victims)
    : sweep_(sweep), dirty_(network_.add_node()), clean_(network_.add_node()), sink_(network_.add_node()) {
  for (const auto& [pocket, opening] : openings) {
    last_[pocket] = {network_.add_node(), opening};
    network_.add_arc(clean_, last_[pocket].node, opening);
  }
  for (const auto& row : sweep.rows) add_row(row, victims);
}

// What lay there before the event can be held over to it.
FlowNetwork::Node TimeExpanded::add_event(const PocketId& pocket, std::int64_t effect) {
  Event& last = last_.at(pocket);
  const FlowNetwork::Node node = network_.add_node();
  network_.add_arc(last.node, node, last.balance);
  last = {node, last.balance + effect};
  return node;
}

// Asked victims' sources are dirty; whatever else comes from outside is clean. To outside there is no arc.
void TimeExpanded::add_row(const CompletedRow& row, const std::set<std::string>& victims) {
  const bool from_inside = is_inside(row.payer), to_inside = is_inside(row.payee);
  FlowNetwork::Node from = clean_;
  if (const auto source = source_of(sweep_, row)) {
    const auto& victim = sweep_.sources[static_cast<std::size_t>(*source)].victim;
    if (victims.empty() || victims.contains(victim)) from = dirty_;
  }
  if (from_inside) from = add_event({row.payer, row.currency}, -row.amount);
  if (to_inside) network_.add_arc(from, add_event({row.payee, row.currency}, row.amount), row.amount);
}

std::int64_t TimeExpanded::most_of(Supply supply, const std::set<PocketId>& set) {
  for (const auto& pocket : set)
    if (const auto last = last_.find(pocket); last != last_.end())
      network_.add_arc(last->second.node, sink_, last->second.balance);
  return network_.push_all(supply == Supply::dirty ? dirty_ : clean_, sink_);
}

std::int64_t TimeExpanded::balance_of(const std::set<PocketId>& set) const {
  std::int64_t balance = 0;
  for (const auto& pocket : set)
    if (const auto last = last_.find(pocket); last != last_.end()) balance += last->second.balance;
  return balance;
}

Bounds bounds_with(const Sweep& sweep, const Openings& openings, const std::set<std::string>& victims,
                   const std::set<PocketId>& set) {
  TimeExpanded with_dirty(sweep, openings, victims), with_clean(sweep, openings, victims);
  return {.least = with_clean.balance_of(set) - with_clean.most_of(Supply::clean, set),
          .most = with_dirty.most_of(Supply::dirty, set)};
}

SetBounds bounds_in(const Sweep& sweep, const std::set<std::string>& victims, const std::set<PocketId>& set) {
  return {.balance = TimeExpanded(sweep, sweep.openings, victims).balance_of(set),
          .bounds = bounds_with(sweep, raised(sweep), victims, set),
          .completed = bounds_with(sweep, sweep.openings, victims, set)};
}

}  // namespace

std::vector<PocketBounds> bounds_each(const Ledger& ledger, const Query& query,
                                      const std::set<std::string>& victims) {
  const Sweep sweep = lay_out_without_limits(ledger, query);
  std::vector<PocketBounds> each;
  for (const auto& [pocket, opening] : sweep.openings) {
    const SetBounds alone = bounds_in(sweep, victims, {pocket});
    each.push_back({pocket, alone.balance, alone.bounds, alone.completed});
  }
  return each;
}

SetBounds bounds_of_set(const Ledger& ledger, const Query& query, const std::set<std::string>& victims,
                        const std::set<PocketId>& set) {
  for (const auto& pocket : set)
    if (pocket.currency != set.begin()->currency)
      throw InvalidQuery("amounts of different currencies are never added");
  return bounds_in(lay_out_without_limits(ledger, query), victims, set);
}

}  // namespace sluice::oracle
