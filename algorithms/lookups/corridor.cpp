// SPDX-License-Identifier: Apache-2.0
#include "algorithms/lookups/corridor.hpp"

#include <algorithm>
#include <unordered_map>

namespace sluice {
namespace {

/// What the sweep knows of a pocket's account.
enum class Place : std::uint8_t { unknown, start, end, outside, reached, reached_cut };

/// Outflows of a hub that are followed: those from `first` on, among them all above `amount` and those of
/// exactly that amount up to `last_equal`.
struct Followed {
  TransferNo first;
  Amount amount{};
  TransferNo last_equal = TransferNo::none();

  bool holds(TransferNo t, Amount a) const {
    return t >= first && (a > amount || (a == amount && t <= last_equal));
  }
};

class CorridorFinder {
 public:
  CorridorFinder(const TransferGraph& graph, const ConnectQuery& query, Progress& progress)
      : graph_(graph),
        query_(query),
        progress_(progress),
        boundary_(graph, query.boundary),
        stretch_(stretch_of(graph, query.period)),
        places_(graph.pocket_count(), Place::unknown) {}

  Corridor find() {
    const auto first = first_paid(), end = end_of_receipts();
    for (const auto account : query_.ends) set_place(account, Place::end);
    for (const auto account : query_.starts) set_place(account, Place::start);
    if (first >= end) return {};
    for (const auto account : query_.starts) cut_account(account, stretch_.first, Place::start);
    sweep(first, end);
    keep_useful();
    std::ranges::sort(answer_.cut, {}, &CutPocket::pocket);
    return std::move(answer_);
  }

 private:
  template <class F>
  void for_pockets(AccountNo account, F f) const {
    const auto& pockets = graph_.ledger().pockets;
    for (auto p = pockets.first[account.value]; p < pockets.first[account.value + 1]; ++p)
      if (!query_.currency || graph_.currency(PocketNo(p)) == *query_.currency) f(PocketNo(p));
  }

  TransferNo first_paid() const {
    auto first = stretch_.end;
    for (const auto account : query_.starts)
      for_pockets(account, [&](PocketNo pocket) {
        const auto run = graph_.outflows(pocket);
        const auto i = legs_before(run, stretch_.first);
        if (i < run.size()) first = std::min(first, run[i].transfer);
      });
    return first;
  }

  /// One past the last transfer that an end received.
  TransferNo end_of_receipts() const {
    auto end = stretch_.first;
    for (const auto account : query_.ends)
      for_pockets(account, [&](PocketNo pocket) {
        const auto run = graph_.inflows(pocket);
        const auto i = legs_before(run, stretch_.end);
        if (i > 0) end = std::max(end, TransferNo(run[i - 1].transfer.value + 1));
      });
    return end;
  }

  Place& place(PocketNo pocket) { return places_[pocket.value]; }

  /// Pockets of other currencies keep unknown places: no transfer in them is looked at.
  void set_place(AccountNo account, Place value) {
    for_pockets(account, [&](PocketNo pocket) { place(pocket) = value; });
  }

  void sweep(TransferNo first, TransferNo end) {
    constexpr std::uint32_t block = 65'536;
    progress_.begin("following transfers", end.value - first.value);
    for (auto t = first; t < end; ++t) {
      if ((t.value - first.value) % block == block - 1) progress_.advance(block);
      const auto payer = graph_.payer(t), payee = graph_.payee(t);
      if (!leads_on(t, payer)) continue;
      if (place(payee) == Place::unknown) reach(payee, t);
      if (place(payee) != Place::start && place(payee) != Place::outside) answer_.transfers.push_back(t);
    }
  }

  /// Whether a connection may go on with the transfer.
  bool leads_on(TransferNo t, PocketNo payer) {
    const auto where = place(payer);
    if (where == Place::reached) return true;
    if (where != Place::start && where != Place::reached_cut) return false;
    if (followed_.empty()) return true;
    const auto cut = followed_.find(payer);
    return cut == followed_.end() || cut->second.holds(t, graph_.amount(t));
  }

  void reach(PocketNo pocket, TransferNo arrival) {
    const auto account = graph_.account(pocket);
    if (boundary_.is_terminal(account) || boundary_.is_uncovered(account))
      set_place(account, Place::outside);
    else
      cut_account(account, TransferNo(arrival.value + 1), Place::reached);
  }

  void cut_account(AccountNo account, TransferNo from, Place uncut) {
    for_pockets(account, [&](PocketNo pocket) {
      place(pocket) = uncut;
      if (query_.fanout && cut_pocket(pocket, from) && uncut == Place::reached)
        place(pocket) = Place::reached_cut;
    });
  }

  bool cut_pocket(PocketNo pocket, TransferNo from) {
    const auto run = graph_.outflows(pocket);
    const auto begin = legs_before(run, from), end = std::max(begin, legs_before(run, stretch_.end));
    const std::size_t followed = *query_.fanout;
    if (end - begin <= followed) return false;
    answer_.cut.push_back({pocket, static_cast<std::uint32_t>(end - begin), *query_.fanout});
    followed_[pocket] =
        query_.order == FanoutOrder::newest ? newest(run, end, followed) : largest(run, begin, end, followed);
    return true;
  }

  static Followed newest(std::span<const Leg> run, std::size_t end, std::size_t count) {
    if (count == 0) return {TransferNo::none()};
    return {run[end - count].transfer};
  }

  static Followed largest(std::span<const Leg> run, std::size_t begin, std::size_t end, std::size_t count) {
    if (count == 0) return {TransferNo::none()};
    std::vector<std::pair<Amount, TransferNo>> legs;
    for (auto i = begin; i < end; ++i) legs.emplace_back(-leg_amount(run, i), run[i].transfer);
    const auto last = legs.begin() + static_cast<std::ptrdiff_t>(count - 1);
    std::ranges::nth_element(legs, last);
    return {run[begin].transfer, -last->first, last->second};
  }

  /// Of the transfers that were reached, keeps those from which an end can be reached.
  void keep_useful() {
    auto& transfers = answer_.transfers;
    std::vector<bool> leads_to_end(graph_.pocket_count());
    std::vector<TransferNo> useful;
    for (auto i = transfers.size(); i-- > 0;) {
      const auto t = transfers[i];
      const auto payee = graph_.payee(t);
      if (place(payee) != Place::end && !leads_to_end[payee.value]) continue;
      useful.push_back(t);
      const auto payer = graph_.payer(t);
      if (leads_to_end[payer.value]) continue;
      for_pockets(graph_.account(payer), [&](PocketNo pocket) { leads_to_end[pocket.value] = true; });
    }
    std::ranges::reverse(useful);
    transfers = std::move(useful);
  }

  const TransferGraph& graph_;
  const ConnectQuery& query_;
  Progress& progress_;
  Boundary boundary_;
  TransferRange stretch_;
  std::vector<Place> places_;
  std::unordered_map<PocketNo, Followed> followed_;
  Corridor answer_;
};

}  // namespace

Corridor find_corridor(const TransferGraph& graph, const ConnectQuery& query, Progress& progress) {
  return CorridorFinder(graph, query, progress).find();
}

}  // namespace sluice
