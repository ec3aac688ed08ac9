// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/connect.hpp"

#include <algorithm>
#include <tuple>

namespace sluice::oracle {
namespace {

class Enumeration {
 public:
  Enumeration(const Ledger& ledger, const ConnectQuery& query) : ledger_(ledger), query_(query) {}

  Connections best() {
    cut_hubs();
    for (int i = 0; i < size(); ++i)
      if (may_follow(i) && query_.starts.contains(row(i).payer)) extend({i});
    for (const auto& path : paths_) {
      take_if(answer_.shortest, path, [this](const Path& p) { return by_hops(p); });
      take_if(answer_.earliest, path, [this](const Path& p) { return by_arrival(p); });
      take_wider(path);
    }
    return answer_;
  }

 private:
  int size() const { return static_cast<int>(ledger_.rows.size()); }
  const Row& row(int i) const { return ledger_.rows[static_cast<std::size_t>(i)]; }

  bool is_asked(int i) const {
    if (query_.from_ns && row(i).time_ns < *query_.from_ns) return false;
    if (query_.to_ns && row(i).time_ns > *query_.to_ns) return false;
    return !query_.currency || row(i).currency == *query_.currency;
  }
  bool may_follow(int i) const { return is_asked(i) && !not_followed_.contains(i); }
  bool passes(const std::string& account) const {
    return kind_of(ledger_, account) == Account::Kind::inside && !query_.starts.contains(account)
           && !query_.ends.contains(account);
  }

  // Rows in order: an account's outflows are cut when it is first reached, a start's before all.
  void cut_hubs() {
    int last_received = -1, first_paid = size();
    for (int i = size() - 1; i >= 0; --i) {
      if (!is_asked(i)) continue;
      if (last_received < 0 && query_.ends.contains(row(i).payee)) last_received = i;
      if (query_.starts.contains(row(i).payer)) first_paid = i;
    }
    if (first_paid > last_received) return;
    std::set<std::string> reached;
    for (const auto& start : query_.starts) cut(start, -1);
    for (int i = first_paid; i <= last_received; ++i) {
      const auto& [payer, payee] = std::pair(row(i).payer, row(i).payee);
      if (!may_follow(i) || !(query_.starts.contains(payer) || reached.contains(payer))) continue;
      if (passes(payee) && reached.insert(payee).second) cut(payee, i);
    }
  }

  void cut(const std::string& account, int arrival) {
    if (!query_.fanout) return;
    std::map<std::string, std::vector<int>> outflows;
    for (int i = arrival + 1; i < size(); ++i)
      if (is_asked(i) && row(i).payer == account) outflows[row(i).currency].push_back(i);
    for (auto& [currency, rows] : outflows) {
      if (rows.size() <= *query_.fanout) continue;
      answer_.cut[{account, currency}] = {rows.size(), *query_.fanout};
      std::ranges::sort(rows, [this](int a, int b) {
        if (query_.largest && row(a).amount != row(b).amount) return row(a).amount > row(b).amount;
        return query_.largest ? a < b : a > b;
      });
      not_followed_.insert(rows.begin() + static_cast<std::ptrdiff_t>(*query_.fanout), rows.end());
    }
  }

  void extend(const Path& path) {
    if (query_.hops_max && path.size() > *query_.hops_max) return;
    if (query_.window_ns && row(path.back()).time_ns - row(path.front()).time_ns > *query_.window_ns) return;
    const auto& at = row(path.back()).payee;
    if (query_.ends.contains(at)) paths_.push_back(path);
    if (!passes(at)) return;
    for (int i = path.back() + 1; i < size(); ++i) {
      if (!may_follow(i) || row(i).payer != at) continue;
      auto longer = path;
      longer.push_back(i);
      extend(longer);
    }
  }

  // Smaller is better. Equal ones: begins last, then the earlier row at each step back from the end.
  using Rank = std::tuple<std::int64_t, std::int64_t, std::int64_t, Path>;
  static Path backward(Path path) {
    std::ranges::reverse(path);
    return path;
  }
  Rank by_hops(const Path& path) const {
    return {std::ssize(path), path.back(), -path.front(), backward(path)};
  }
  Rank by_arrival(const Path& path) const {
    return {path.back(), std::ssize(path), -path.front(), backward(path)};
  }

  template <class RankOf>
  static void take_if(Path& best, const Path& path, RankOf rank) {
    if (best.empty() || rank(path) < rank(best)) best = path;
  }

  void take_wider(const Path& path) {
    const auto& currency = row(path.front()).currency;
    auto width = row(path.front()).amount;
    for (const int i : path) {
      if (row(i).currency != currency) return;
      width = std::min(width, row(i).amount);
    }
    auto& [best_width, best] = answer_.widest[currency];
    if (best.empty() || width > best_width || (width == best_width && by_arrival(path) < by_arrival(best))) {
      best = path;
      best_width = width;
    }
  }

  const Ledger& ledger_;
  const ConnectQuery& query_;
  std::set<int> not_followed_;
  std::vector<Path> paths_;
  Connections answer_;
};

}  // namespace

Connections connections(const Ledger& ledger, const ConnectQuery& query) {
  return Enumeration(ledger, query).best();
}

}  // namespace sluice::oracle
