// SPDX-License-Identifier: Apache-2.0
#include "algorithms/governance/governance.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "algorithms/governance/dormancy.hpp"
#include "algorithms/holders/account_existence.hpp"
#include "engine/run/parallel.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

constexpr std::array<std::string_view, dimension_count> dimension_names{"region",   "branch",   "institution",
                                                                        "operator", "industry", "kind"};

AccountText attribute_of(Dimension dimension) {
  switch (dimension) {
    case Dimension::region: return AccountText::region;
    case Dimension::branch: return AccountText::branch;
    case Dimension::institution: return AccountText::institution;
    case Dimension::operator_name: return AccountText::operator_name;
    default: return AccountText::industry;
  }
}

/// Which combination of values each account has.
class Combinations {
 public:
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  Combinations(const TransferGraph& graph, std::span<const Dimension> by) : of_(graph.account_count(), none) {
    std::map<std::vector<std::string_view>, std::uint32_t> known;
    std::vector<std::string_view> values(by.size());
    for (std::size_t i = 0; i < of_.size(); ++i) {
      const AccountNo account(static_cast<std::uint32_t>(i));
      if (is_nobodys(graph, account) || !exists_by_then(graph, account)) continue;
      for (std::size_t d = 0; d < by.size(); ++d) values[d] = dimension_text(graph, account, by[d]);
      of_[i] = known.try_emplace(values, static_cast<std::uint32_t>(known.size())).first->second;
      ++accounts_;
    }
    values_.resize(known.size());
    for (const auto& [texts, number] : known) values_[number] = texts;
  }

  std::uint32_t of(AccountNo account) const { return of_[account.value]; }
  std::size_t accounts() const { return accounts_; }
  const std::vector<std::vector<std::string_view>>& values() const { return values_; }

 private:
  static bool is_nobodys(const TransferGraph& graph, AccountNo account) {
    const auto kind = graph.ledger().accounts.kind_of(account);
    return kind == AccountKind::cash_point || kind == AccountKind::fee
           || graph.account_id(account).starts_with('?');
  }

  std::vector<std::uint32_t> of_;
  std::vector<std::vector<std::string_view>> values_;
  std::size_t accounts_ = 0;
};

class Counting {
 public:
  Counting(const TransferGraph& graph, const Implicated& implicated, const GovernanceQuery& query)
      : graph_(graph),
        implicated_(implicated),
        query_(query),
        combinations_(graph, query.by),
        result_{
            Periods(query.period, graph.time(TransferNo(0)), graph.time(TransferNo(graph.end().value - 1))),
            {},
            0,
            false,
            {},
            0},
        dormancy_(graph, result_.periods, query.dormant) {
    constexpr std::size_t cells_max = 50'000'000;
    const auto cells = combinations_.values().size() * periods();
    if (cells > cells_max)
      throw InvalidQuery(
          fmt::format("{} combinations in {} periods are too many to count; use fewer "
                      "dimensions with --by or a longer --period",
                      combinations_.values().size(), periods()));
    cells_.resize(cells);
    dormant_.resize(cells, 0);
    amounts_.resize(graph.ledger().currencies.scale.size());
  }

  Governance count(Progress& progress) {
    result_.accounts = combinations_.accounts();
    result_.is_dormant_by_whole_ledger = dormancy_.is_by_whole_ledger();
    count_accounts();
    count_dormant(progress);
    for (const auto& each : implicated_.accounts) count_implicated(each);
    write_rows();
    return std::move(result_);
  }

 private:
  struct Cell {
    /// Change of the number of accounts from the period before.
    std::int64_t accounts = 0;
    std::uint32_t implicated = 0, newly_opened = 0;
  };

  std::size_t periods() const { return result_.periods.count(); }
  std::size_t cell(std::uint32_t combination, std::size_t period) const {
    return combination * periods() + period;
  }
  /// From when to when the account existed; unknown_time for always. Transfers before its opening and after
  /// its closing show that it did then.
  std::pair<Time, Time> existence(AccountNo account) const {
    auto from = opening_by_then(graph_, account), to = closing_by_then(graph_, account);
    const auto& pockets = graph_.ledger().pockets.first;
    for (auto p = pockets[account.value]; p < pockets[account.value + 1]; ++p)
      for (const auto run : {graph_.inflows(PocketNo(p)), graph_.outflows(PocketNo(p))}) {
        if (run.empty()) continue;
        if (from != unknown_time) from = std::min(from, graph_.time(run.front().transfer));
        if (to != unknown_time) to = std::max(to, graph_.time(run.back().transfer));
      }
    // A closing before the opening closed something else.
    return {from, to < from ? unknown_time : to};
  }

  void count_accounts() {
    const auto first = result_.periods.begin(0), end = result_.periods.begin(periods());
    for (std::uint32_t i = 0; i < graph_.account_count(); ++i) {
      const auto combination = combinations_.of(AccountNo(i));
      if (combination == Combinations::none) continue;
      const auto [from, to] = existence(AccountNo(i));
      if ((from != unknown_time && from >= end) || (to != unknown_time && to < first)) continue;
      ++cells_[cell(combination, from == unknown_time ? 0 : result_.periods.of(from))].accounts;
      if (to == unknown_time || to >= end) continue;
      if (const auto last = result_.periods.of(to); last + 1 < periods())
        --cells_[cell(combination, last + 1)].accounts;
    }
  }

  void count_dormant(Progress& progress) {
    constexpr std::size_t grain = 4'096;
    const auto accounts = graph_.account_count();
    const Boundary boundary(graph_, query_.boundary);
    std::vector<std::vector<DormantAccount>> found((accounts + grain - 1) / grain);
    progress.begin("dormant accounts", accounts);
    for_chunks(accounts, grain, [&](std::size_t chunk, std::size_t begin, std::size_t end) {
      for (auto i = begin; i < end; ++i) {
        const AccountNo account(static_cast<std::uint32_t>(i));
        const auto combination = combinations_.of(account);
        if (combination == Combinations::none || boundary.is_terminal(account)
            || boundary.is_uncovered(account))
          continue;
        dormancy_.visit_dormant(account, [&](std::size_t period) {
          std::atomic_ref(dormant_[cell(combination, period)]).fetch_add(1, std::memory_order_relaxed);
          if (period + 1 == periods()) found[chunk].push_back({account, dormancy_.last_transfer(account)});
        });
      }
      progress.advance(end - begin);
    });
    for (const auto& part : found) result_.dormant.insert(result_.dormant.end(), part.begin(), part.end());
  }

  void count_implicated(const ImplicatedAccount& each) {
    const auto combination = combinations_.of(each.account);
    if (combination == Combinations::none) return;
    const auto from = opening_by_then(graph_, each.account);
    if (from != unknown_time && from >= result_.periods.begin(0) && from < result_.periods.begin(periods()))
      ++cells_[cell(combination, result_.periods.of(from))].newly_opened;
    std::vector<std::size_t> at_work;
    if (each.traced)
      add_traced(each, combination, at_work);
    else if (implicated_.has(Basis::chains))
      add_chains(each, combination, at_work);
    else
      add_transfers(each.account, combination, at_work);
    if (at_work.empty()) ++result_.implicated_without_transfer;
    std::ranges::sort(at_work);
    at_work.erase(std::unique(at_work.begin(), at_work.end()), at_work.end());
    for (const auto period : at_work) ++cells_[cell(combination, period)].implicated;
  }

  void add_traced(const ImplicatedAccount& each, std::uint32_t combination,
                  std::vector<std::size_t>& at_work) {
    for (const auto transfer : each.evidence) {
      const auto inflow =
          std::ranges::lower_bound(implicated_.inflows, transfer, {}, &TracedInflow::transfer);
      if (inflow == implicated_.inflows.end() || inflow->transfer != transfer
          || inflow->account != each.account)
        continue;
      add_amount(combination, transfer, inflow->traced, at_work);
    }
  }

  void add_chains(const ImplicatedAccount& each, std::uint32_t combination,
                  std::vector<std::size_t>& at_work) {
    for (const auto transfer : each.evidence)
      add_amount(combination, transfer,
                 graph_.account(graph_.payee(transfer)) == each.account ? graph_.amount(transfer) : Amount(0),
                 at_work);
  }

  void add_transfers(AccountNo account, std::uint32_t combination, std::vector<std::size_t>& at_work) {
    const auto& pockets = graph_.ledger().pockets.first;
    for (auto p = pockets[account.value]; p < pockets[account.value + 1]; ++p) {
      const auto inflows = graph_.inflows(PocketNo(p));
      for (std::size_t i = 0; i < inflows.size(); ++i)
        add_amount(combination, inflows[i].transfer,
                   implicated_.has(Basis::traced) ? Amount(0) : leg_amount(inflows, i), at_work);
      for (const auto& leg : graph_.outflows(PocketNo(p)))
        at_work.push_back(result_.periods.of(graph_.time(leg.transfer)));
    }
  }

  void add_amount(std::uint32_t combination, TransferNo transfer, Amount amount,
                  std::vector<std::size_t>& at_work) {
    const auto period = result_.periods.of(graph_.time(transfer));
    at_work.push_back(period);
    if (amount > Amount(0)) amounts_[graph_.currency(transfer).value][cell(combination, period)] += amount;
  }

  void write_rows() {
    for (std::uint32_t combination = 0; combination < combinations_.values().size(); ++combination) {
      std::int64_t accounts = 0;
      for (std::size_t period = 0; period < periods(); ++period) {
        accounts += cells_[cell(combination, period)].accounts;
        if (accounts > 0)
          result_.rows.push_back(row(combination, period, static_cast<std::size_t>(accounts)));
      }
    }
    std::ranges::sort(result_.rows, [](const GovernanceRow& a, const GovernanceRow& b) {
      if (a.implicated != b.implicated) return a.implicated > b.implicated;
      if (a.accounts != b.accounts) return a.accounts > b.accounts;
      return std::tie(a.values, a.period) < std::tie(b.values, b.period);
    });
  }

  GovernanceRow row(std::uint32_t combination, std::size_t period, std::size_t accounts) const {
    const auto at = cell(combination, period);
    GovernanceRow row{combinations_.values()[combination],
                      period,
                      accounts,
                      cells_[at].implicated,
                      cells_[at].newly_opened,
                      std::nullopt,
                      {},
                      std::nullopt};
    if (const auto year = result_.periods.per_year(); period >= year)
      row.newly_opened_year_before = cells_[at - year].newly_opened;
    for (std::size_t c = 0; c < amounts_.size(); ++c)
      if (const auto sum = amounts_[c].find(at); sum != amounts_[c].end())
        row.amounts.push_back({CurrencyNo(static_cast<std::uint16_t>(c)), sum->second});
    if (dormancy_.is_told(period)) row.dormant = dormant_[at];
    return row;
  }

  const TransferGraph& graph_;
  const Implicated& implicated_;
  const GovernanceQuery& query_;
  Combinations combinations_;
  Governance result_;
  Dormancy dormancy_;
  std::vector<Cell> cells_;
  std::vector<std::uint32_t> dormant_;
  /// By currency and cell.
  std::vector<std::map<std::size_t, Amount>> amounts_;
};

}  // namespace

std::string_view to_text(Dimension dimension) {
  return dimension_names.at(static_cast<std::size_t>(dimension));
}

std::optional<Dimension> parse_dimension(std::string_view text) {
  const auto found = std::ranges::find(dimension_names, text);
  if (found == dimension_names.end()) return std::nullopt;
  return static_cast<Dimension>(found - dimension_names.begin());
}

std::string_view dimension_text(const TransferGraph& graph, AccountNo account, Dimension dimension) {
  if (dimension != Dimension::kind) return graph.account_text(account, attribute_of(dimension));
  const auto kind = graph.ledger().accounts.kind_of(account);
  return kind == AccountKind::unknown ? std::string_view() : to_text(kind);
}

Governance govern(const TransferGraph& graph, const Implicated& implicated, const GovernanceQuery& query,
                  Progress& progress) {
  if (graph.transfer_count() == 0) return {Periods(query.period, Time(0), Time(0)), {}, 0, false, {}, 0};
  return Counting(graph, implicated, query).count(progress);
}

}  // namespace sluice
