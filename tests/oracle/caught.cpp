// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/caught.hpp"

#include <algorithm>

#include "engine/values/error.hpp"

namespace sluice::oracle {
namespace {

// Units of one source, of which some are free and some were caught; the two add up to the amount.
struct Units {
  long double amount = 0, free = 0, caught = 0;

  void add(const Units& more) {
    amount += more.amount;
    free += more.free;
    caught += more.caught;
  }
  // The exchangeable units of which `part` leaves: each kind in proportion.
  Units take(long double part) {
    const Units taken{part, part * free / amount, part * caught / amount};
    add({-taken.amount, -taken.free, -taken.caught});
    return taken;
  }
  long double catch_free() {
    const long double now = free;
    caught += free;
    free = 0;
    return now;
  }
};

struct Outcome {
  ByCurrency caught, gone_later;  // gone_later: caught units that leave inside accounts after the time
};

std::string end_of(const Result& traced, const PocketId& pocket) {
  for (const auto& account : traced.accounts)
    if (account.account == pocket.account && account.currency == pocket.currency) return account.end;
  return "";
}

bool is_source(const Result& traced, int source, const TracedTransfer& transfer) {
  return transfer.id == traced.sources[static_cast<std::size_t>(source)].transfer;
}

bool is_over_after(const FrozenPockets& frozen, const PocketId& payer, std::int64_t time_ns) {
  const auto order = frozen.find(payer);
  return order != frozen.end() && time_ns > order->second;
}

// Walks the recorded transfers in order; no transfer is undone.
Outcome walk(const Result& traced, const FrozenPockets& frozen, std::int64_t later_than_ns) {
  std::map<PocketId, std::map<int, Units>> lies;
  Outcome outcome;
  for (const auto& source : traced.sources)
    outcome.caught[source.currency] = outcome.gone_later[source.currency] = 0;
  for (const auto& row : traced.transfers) {
    const PocketId payer{row.payer, row.currency}, payee{row.payee, row.currency};
    const std::string end = end_of(traced, payee);
    for (const auto& [source, share] : row.by_source) {
      const auto amount = static_cast<long double>(share);
      Units moved{amount, amount, 0};
      const bool enters = is_source(traced, source, row);  // from outside, where nothing is frozen
      if (!enters) moved = lies.at(payer).at(source).take(amount);
      if (!enters && is_over_after(frozen, payer, row.time_ns))
        outcome.caught[row.currency] += moved.catch_free();
      if (end.empty()) lies[payee][source].add(moved);
      if ((end == "dissipated" || end == "left_visibility") && row.time_ns > later_than_ns)
        outcome.gone_later[row.currency] += moved.caught;
    }
  }
  for (const auto& [pocket, bite_ns] : frozen)
    for (auto& [source, units] : lies[pocket]) outcome.caught[pocket.currency] += units.catch_free();
  return outcome;
}

Result traced_flow(const Ledger& ledger, const Query& query) {
  if (query.rule != Rule::haircut || query.backward) throw InvalidQuery("caught is defined under haircut");
  if (query.hops_max || query.amount_min || query.horizon_ns)
    throw InvalidQuery("caught is defined without limits");
  return trace(ledger, query);
}

// Tries every way to go on from the orders chosen so far.
class Search {
 public:
  Search(const Result& traced, const std::string& currency) : traced_(traced), currency_(currency) {}

  void sets(const FrozenPockets& bites, FrozenPockets::const_iterator next, std::size_t slots) {
    compare();
    if (slots == 0) return;
    for (; next != bites.end(); ++next) {
      if (next->first.currency != currency_) continue;
      choose(next->first, next->second);
      sets(bites, std::next(next), slots - 1);
      drop();
    }
  }

  void sequences(const std::map<PocketId, std::int64_t>& response_ns,
                 const std::vector<std::int64_t>& sent_ns) {
    compare();
    if (chosen_.size() == sent_ns.size()) return;
    for (const auto& [pocket, response] : response_ns) {
      if (pocket.currency != currency_ || frozen_.contains(pocket)) continue;
      choose(pocket, sent_ns[chosen_.size()] + response);
      sequences(response_ns, sent_ns);
      drop();
    }
  }

  const BestFreeze& best() const { return best_; }

 private:
  void choose(const PocketId& pocket, std::int64_t bite_ns) {
    chosen_.push_back(pocket);
    frozen_[pocket] = bite_ns;
  }
  void drop() {
    frozen_.erase(chosen_.back());
    chosen_.pop_back();
  }
  void compare() {
    const long double amount = walk(traced_, frozen_, 0).caught[currency_];
    if (amount > best_.caught) best_ = {chosen_, amount};
  }

  const Result& traced_;
  const std::string& currency_;
  std::vector<PocketId> chosen_;
  FrozenPockets frozen_;
  BestFreeze best_;
};

}  // namespace

ByCurrency caught(const Ledger& ledger, const Query& query, const FrozenPockets& frozen) {
  return walk(traced_flow(ledger, query), frozen, 0).caught;
}

std::vector<PocketId> candidates(const Ledger& ledger, const Query& query, std::int64_t at_ns) {
  Query known = query;
  known.known_at_ns = at_ns;
  std::vector<PocketId> found;
  for (const auto& account : traced_flow(ledger, known).accounts)
    if (account.end.empty()) found.push_back({account.account, account.currency});
  std::ranges::sort(found);
  return found;
}

ByCurrency lost(const Ledger& ledger, const Query& query, std::int64_t at_ns, const FrozenPockets& bites) {
  FrozenPockets frozen;
  for (const auto& pocket : candidates(ledger, query, at_ns)) frozen[pocket] = bites.at(pocket);
  return walk(traced_flow(ledger, query), frozen, at_ns).gone_later;
}

BestFreeze best_set(const Ledger& ledger, const Query& query, const std::string& currency,
                    const FrozenPockets& bites, std::size_t slots) {
  const Result traced = traced_flow(ledger, query);
  Search search(traced, currency);
  search.sets(bites, bites.begin(), slots);
  return search.best();
}

BestFreeze best_order(const Ledger& ledger, const Query& query, const std::string& currency,
                      const std::map<PocketId, std::int64_t>& response_ns,
                      const std::vector<std::int64_t>& sent_ns) {
  const Result traced = traced_flow(ledger, query);
  Search search(traced, currency);
  search.sequences(response_ns, sent_ns);
  return search.best();
}

}  // namespace sluice::oracle
