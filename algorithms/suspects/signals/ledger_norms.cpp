// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/ledger_norms.hpp"

#include <algorithm>
#include <numeric>

#include "algorithms/suspects/signals/account_movements.hpp"
#include "algorithms/suspects/signals/amount_shapes.hpp"
#include "engine/run/parallel.hpp"

namespace sluice {
namespace {

/// Transfers counted by what is asked of them.
struct Counts {
  std::array<std::uint64_t, 24> by_hour{};
  std::uint64_t near_limits = 0, just_under = 0;
  std::array<std::uint64_t, 10> could_be_round{}, are_round{};

  void add(const Counts& other) {
    for (std::size_t i = 0; i < 24; ++i) by_hour[i] += other.by_hour[i];
    near_limits += other.near_limits;
    just_under += other.just_under;
    for (std::size_t i = 0; i < 10; ++i) {
      could_be_round[i] += other.could_be_round[i];
      are_round[i] += other.are_round[i];
    }
  }
};

double share_of(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

class NormsFinder {
 public:
  NormsFinder(const TransferGraph& graph, const AccountRoles& roles, LedgerNorms& norms)
      : graph_(graph), roles_(roles), norms_(norms) {}

  void count_transfers(Progress& progress) {
    const auto count = graph_.transfer_count();
    constexpr std::size_t grain = 65'536;
    std::vector<Counts> counts((count + grain - 1) / grain);
    progress.begin("what is usual", count);
    for_chunks(count, grain, [&](std::size_t chunk, std::size_t begin, std::size_t end) {
      for (auto t = begin; t < end; ++t) add(counts[chunk], TransferNo(static_cast<std::uint32_t>(t)));
      progress.advance(end - begin);
    });
    Counts all;
    for (const auto& each : counts) all.add(each);
    norms_.quiet = find_quiet_hours(all.by_hour);
    norms_.just_under_share = share_of(all.just_under, all.near_limits);
    for (std::size_t kind = 0; kind < 10; ++kind)
      norms_.round_share[kind] = share_of(all.are_round[kind], all.could_be_round[kind]);
  }

  void take_quartiles() {
    const auto currencies = norms_.unit.size();
    norms_.small.assign(currencies, Amount(0));
    norms_.large.assign(currencies, Amount(0));
    std::vector<std::vector<std::int64_t>> amounts(currencies);
    const auto step = graph_.transfer_count() / 65'536 + 1;
    for (std::size_t t = 0; t < graph_.transfer_count(); t += step) {
      const TransferNo transfer(static_cast<std::uint32_t>(t));
      amounts[graph_.currency(transfer).value].push_back(graph_.amount(transfer).minor);
    }
    for (std::size_t c = 0; c < currencies; ++c) {
      if (amounts[c].empty()) continue;
      std::ranges::sort(amounts[c]);
      norms_.small[c] = Amount(amounts[c][amounts[c].size() / 4]);
      norms_.large[c] = Amount(amounts[c][amounts[c].size() * 3 / 4]);
    }
  }

  void take_usual_through() {
    norms_.usual_through.assign(norms_.unit.size(), 0);
    std::vector<std::vector<std::int64_t>> through(norms_.unit.size());
    for (std::uint32_t p = 0; p < graph_.pocket_count(); ++p) {
      const PocketNo pocket(p);
      const auto inflows = graph_.inflows(pocket), outflows = graph_.outflows(pocket);
      if (inflows.empty() || outflows.empty() || !roles_.is_inside(graph_.account(pocket))) continue;
      through[graph_.currency(pocket).value].push_back(
          std::min(inflows.back().sum, outflows.back().sum).minor);
    }
    const auto months = std::max(1.0, static_cast<double>(in_days(norms_.length())) / 30);
    for (std::size_t c = 0; c < through.size(); ++c) {
      if (through[c].empty()) continue;
      const auto middle = through[c].begin() + static_cast<std::ptrdiff_t>(through[c].size() / 2);
      std::ranges::nth_element(through[c], middle);
      norms_.usual_through[c] = static_cast<double>(*middle) / months;
    }
  }

  void count_meetings(Progress& progress) {
    const auto step = graph_.account_count() / 16'384 + 1;
    const auto sampled = (graph_.account_count() + step - 1) / step;
    constexpr std::size_t grain = 1'024;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> counts((sampled + grain - 1) / grain);
    progress.begin("what is usual", sampled);
    for_chunks(sampled, grain, [&](std::size_t chunk, std::size_t begin, std::size_t end) {
      AccountMovements movements(graph_);
      for (auto i = begin; i < end; ++i) {
        const AccountNo account(static_cast<std::uint32_t>(i * step));
        if (!roles_.is_inside(account)) continue;
        movements.read(account);
        for (const auto& movement : movements.all()) {
          if (!norms_.tells_meetings(movement.time) || movement.is_own
              || !roles_.is_between_people(movement.counterparty))
            continue;
          ++counts[chunk].second;
          counts[chunk].first += movement.is_first_time ? 1u : 0u;
        }
      }
      progress.advance(end - begin);
    });
    std::uint64_t first_time = 0, all = 0;
    for (const auto& [firsts, movements] : counts) {
      first_time += firsts;
      all += movements;
    }
    norms_.first_time_share = share_of(first_time, all);
  }

 private:
  void add(Counts& counts, TransferNo transfer) const {
    ++counts.by_hour[static_cast<std::size_t>(hour_of(graph_.time(transfer)))];
    const auto payer = graph_.payer(transfer);
    const auto from = graph_.account(payer), to = graph_.account(graph_.payee(transfer));
    if (!roles_.is_between_people(from) || !roles_.is_between_people(to)) return;
    const auto amount = graph_.amount(transfer);
    const auto unit = norms_.unit[graph_.currency(payer).value];
    if (!is_near_limits(amount, unit)) return;
    ++counts.near_limits;
    counts.just_under += is_just_under_limit(amount, unit) ? 1u : 0u;
    if (!could_be_round(amount, unit)) return;
    const auto round = is_round(amount, unit) ? 1u : 0u;
    for (const auto account : {from, to}) {
      const auto kind = static_cast<std::size_t>(graph_.ledger().accounts.kind_of(account));
      ++counts.could_be_round[kind];
      counts.are_round[kind] += round;
    }
  }

  const TransferGraph& graph_;
  const AccountRoles& roles_;
  LedgerNorms& norms_;
};

}  // namespace

QuietHours find_quiet_hours(const std::array<std::uint64_t, 24>& transfers_by_hour) {
  QuietHours quiet;
  const auto all = std::accumulate(transfers_by_hour.begin(), transfers_by_hour.end(), std::uint64_t{0});
  const auto hours = std::ranges::count_if(transfers_by_hour, [](auto count) { return count > 0; });
  quiet.are_known = hours >= 8 && std::ranges::max(transfers_by_hour) < all - all / 2;
  if (!quiet.are_known) return quiet;
  std::uint64_t least = all + 1;
  for (int begin = 0; begin < 24; ++begin) {
    std::uint64_t inside = 0;
    for (int i = 0; i < QuietHours::count; ++i)
      inside += transfers_by_hour[static_cast<std::size_t>((begin + i) % 24)];
    if (inside >= least) continue;
    least = inside;
    quiet.begin = begin;
  }
  quiet.usual_share = share_of(least, all);
  return quiet;
}

LedgerNorms measure_norms(const TransferGraph& graph, const AccountRoles& roles, Progress& progress) {
  LedgerNorms norms;
  for (std::uint16_t c = 0; c < graph.ledger().currencies.scale.size(); ++c)
    norms.unit.push_back(minor_per_unit(graph.scale(CurrencyNo(c))));
  if (graph.transfer_count() > 0) {
    norms.first = graph.time(TransferNo(0));
    norms.last = graph.time(TransferNo(graph.end().value - 1));
  }
  NormsFinder finder(graph, roles, norms);
  finder.count_transfers(progress);
  finder.take_quartiles();
  finder.take_usual_through();
  finder.count_meetings(progress);
  return norms;
}

}  // namespace sluice
