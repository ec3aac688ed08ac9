// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/refund.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "engine/values/error.hpp"
#include "tests/oracle/bounds.hpp"
#include "tests/oracle/claims.hpp"
#include "tests/oracle/lots.hpp"

namespace sluice::oracle {
namespace {

using Amounts = std::vector<std::int64_t>;
using BoundsAt = std::map<PocketId, Bounds>;

std::int64_t sum_of(const Amounts& amounts) {
  return std::accumulate(amounts.begin(), amounts.end(), std::int64_t{0});
}

BoundsAt bounds_at(const Ledger& ledger, const Query& query, const std::set<std::string>& victims) {
  BoundsAt at;
  for (const auto& pocket : bounds_each(ledger, query, victims)) at[pocket.id] = pocket.bounds;
  return at;
}

class Refunder {
 public:
  Refunder(const Ledger& ledger, const RefundQuery& query)
      : ledger_(ledger), query_(query), stolen_(without_limits(query.stolen, Rule::haircut)) {}
  Refund run();

 private:
  void open_accounts();
  void return_by_article_8();
  void return_directly(RefundAccount&, std::int64_t& given_before_cap);
  void return_in_proportion(RefundAccount&, std::int64_t amount, const Amounts& weights);
  void return_pari_passu();
  void return_by_rule(Rule, const std::string& step);
  void give(RefundAccount&, std::size_t victim, std::int64_t amount, const std::string& step);
  std::vector<std::size_t> victims_in(const std::string& currency) const;
  Bounds bounds_of(std::size_t victim, const PocketId& pocket);

  const Ledger& ledger_;
  const RefundQuery& query_;
  const Query stolen_;
  std::map<std::string, BoundsAt> bounds_;  // by victim; "" for all together
  Refund result_;
};

Refund Refunder::run() {
  std::tie(result_.victims, result_.receipts) = open_claims(ledger_, query_);
  open_accounts();
  switch (query_.method) {
    case Method::article_8: return_by_article_8(); break;
    case Method::pari_passu: return_pari_passu(); break;
    case Method::rolling: return_by_rule(Rule::haircut, "rolling"); break;
    case Method::fifo: return_by_rule(Rule::fifo, "fifo"); break;
    case Method::lifo: return_by_rule(Rule::lifo, "lifo"); break;
    case Method::libr: return_by_rule(Rule::libr, "libr"); break;
  }
  return result_;
}

void Refunder::open_accounts() {
  std::set<PocketId> seen;
  for (const auto& frozen : query_.frozen) {
    if (!seen.insert(frozen.id).second) throw InvalidQuery(frozen.id.account + " is frozen twice");
    if (frozen.amount < 0) throw InvalidQuery("less than nothing is frozen at " + frozen.id.account);
    result_.accounts.push_back({.pocket = frozen.id, .frozen = frozen.amount, .remains = frozen.amount});
  }
}

std::vector<std::size_t> Refunder::victims_in(const std::string& currency) const {
  std::vector<std::size_t> numbers;
  for (std::size_t v = 0; v < result_.victims.size(); ++v)
    if (result_.victims[v].currency == currency) numbers.push_back(v);
  return numbers;
}

void Refunder::give(RefundAccount& account, std::size_t victim, std::int64_t amount,
                    const std::string& step) {
  if (amount == 0) return;
  account.returned += amount;
  account.remains -= amount;
  result_.victims[victim].returned += amount;
  result_.victims[victim].open -= amount;
  result_.rows.push_back({account.pocket, result_.victims[victim].victim, amount, step});
}

Bounds Refunder::bounds_of(std::size_t victim, const PocketId& pocket) {
  return bounds_.at(result_.victims[victim].victim)[pocket];  // outside and unnamed ones have none
}

// All accounts directly first, then what is left of each in proportion.
void Refunder::return_by_article_8() {
  bounds_[""] = bounds_at(ledger_, stolen_, {});
  for (const auto& victim : result_.victims)
    bounds_.try_emplace(victim.victim, bounds_at(ledger_, stolen_, {victim.victim}));
  Amounts given_before_cap(result_.accounts.size(), 0);
  for (std::size_t a = 0; a < result_.accounts.size(); ++a)
    return_directly(result_.accounts[a], given_before_cap[a]);
  Amounts weights;
  for (const auto& victim : result_.victims)
    weights.push_back(query_.weight_open ? victim.open : victim.loss);
  for (std::size_t a = 0; a < result_.accounts.size(); ++a) {
    const auto& account = result_.accounts[a];
    const std::int64_t traceable = std::min(account.frozen, bounds_.at("")[account.pocket].most);
    return_in_proportion(result_.accounts[a], std::max<std::int64_t>(0, traceable - given_before_cap[a]),
                         weights);
  }
}

// Each gets what must be his; where less is frozen, it is split by that; never above what is open.
void Refunder::return_directly(RefundAccount& account, std::int64_t& given_before_cap) {
  const auto victims = victims_in(account.pocket.currency);
  Amounts shares;
  for (const auto v : victims) shares.push_back(bounds_of(v, account.pocket).least);
  if (sum_of(shares) > account.frozen) shares = split(account.frozen, shares);
  given_before_cap = sum_of(shares);
  for (std::size_t i = 0; i < victims.size(); ++i)
    give(account, victims[i], std::min(shares[i], result_.victims[victims[i]].open), "direct");
}

void Refunder::return_in_proportion(RefundAccount& account, std::int64_t amount, const Amounts& weights) {
  const auto victims = victims_in(account.pocket.currency);
  Amounts own_weights, caps;
  for (const auto v : victims) {
    const Bounds bounds = bounds_of(v, account.pocket);
    own_weights.push_back(weights[v]);
    caps.push_back(std::min(result_.victims[v].open, bounds.most - bounds.least));
  }
  const Amounts shares = split_with_caps(amount, own_weights, caps);
  for (std::size_t i = 0; i < victims.size(); ++i) give(account, victims[i], shares[i], "proportion");
}

// All that is frozen in one currency is one fund. Each account in order pays the victims in order.
void Refunder::return_pari_passu() {
  std::map<std::string, std::int64_t> funds;
  for (const auto& account : result_.accounts) funds[account.pocket.currency] += account.frozen;
  Amounts entitled(result_.victims.size(), 0);
  for (const auto& [currency, fund] : funds) {
    const auto victims = victims_in(currency);
    Amounts losses, open;
    for (const auto v : victims) losses.push_back(result_.victims[v].loss);
    for (const auto v : victims) open.push_back(result_.victims[v].open);
    const Amounts shares = split_with_caps(fund, losses, open);
    for (std::size_t i = 0; i < victims.size(); ++i) entitled[victims[i]] = shares[i];
  }
  for (auto& account : result_.accounts)
    for (const auto v : victims_in(account.pocket.currency)) {
      const std::int64_t paid = std::min(account.remains, entitled[v]);
      give(account, v, paid, "pari-passu");
      entitled[v] -= paid;
    }
}

// Accounts in order: what is frozen is split by what rests of each victim's money there, as far as open.
void Refunder::return_by_rule(Rule rule, const std::string& step) {
  const Result traced = trace(ledger_, without_limits(stolen_, rule));
  std::map<std::pair<PocketId, std::string>, std::int64_t> rests;
  for (const auto& account : traced.accounts)
    for (const auto& [source, amount] : account.by_source)
      rests[{{account.account, account.currency}, traced.sources[static_cast<std::size_t>(source)].victim}] +=
          amount;
  for (auto& account : result_.accounts) {
    const auto victims = victims_in(account.pocket.currency);
    Amounts shares;
    for (const auto v : victims)
      shares.push_back(std::min(rests[{account.pocket, result_.victims[v].victim}], result_.victims[v].open));
    if (sum_of(shares) > account.frozen) shares = split(account.frozen, shares);
    for (std::size_t i = 0; i < victims.size(); ++i) give(account, victims[i], shares[i], step);
  }
}

}  // namespace

Refund refund(const Ledger& ledger, const RefundQuery& query) { return Refunder(ledger, query).run(); }

std::vector<Frozen> freeze_all(const Ledger& ledger, const Query& query) {
  std::vector<Frozen> frozen;
  for (const auto& pocket : bounds_each(ledger, query))
    if (pocket.bounds.most > 0) frozen.push_back({pocket.id, pocket.balance});
  return frozen;
}

Amounts split_with_caps(std::int64_t amount, const Amounts& weights, const Amounts& caps) {
  Amounts given(weights.size(), 0);
  std::vector<std::size_t> in;
  for (std::size_t i = 0; i < caps.size(); ++i)
    if (caps[i] > 0) in.push_back(i);
  while (!in.empty()) {
    Amounts own_weights;
    for (const auto i : in) own_weights.push_back(weights[i]);
    const Amounts shares = split(amount, own_weights);
    bool is_over = false;
    for (std::size_t k = 0; k < in.size(); ++k) {
      given[in[k]] = std::min(shares[k], caps[in[k]]);
      is_over = is_over || shares[k] > caps[in[k]];
    }
    if (!is_over) return given;
    // Who is at or over the cap has got it and drops out; the others' shares are drawn up anew.
    std::erase_if(in, [&](std::size_t i) {
      if (given[i] < caps[i]) return false;
      amount -= given[i];
      return true;
    });
    for (const auto i : in) given[i] = 0;
  }
  return given;
}

}  // namespace sluice::oracle
