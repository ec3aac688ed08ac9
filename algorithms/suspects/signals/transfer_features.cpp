// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/transfer_features.hpp"

#include "algorithms/suspects/signals/account_movements.hpp"
#include "algorithms/suspects/signals/days.hpp"
#include "algorithms/suspects/signals/signal.hpp"
#include "engine/run/parallel.hpp"

namespace sluice {
namespace {

constexpr std::uint8_t first_between = 1, first_this_way = 2;

/// One pocket's run of legs before a transfer.
struct Before {
  std::span<const Leg> legs;
  std::size_t count;

  Before(std::span<const Leg> run, TransferNo transfer) : legs(run), count(legs_before(run, transfer)) {}

  float seconds_since(const TransferGraph& graph, TransferNo transfer) const {
    if (count == 0) return unknown_signal();
    const auto since = graph.time(transfer) - graph.time(legs[count - 1].transfer);
    return static_cast<float>(static_cast<double>(since.ns) / 1e9);
  }
  float over_last(Amount amount) const {
    if (count == 0) return unknown_signal();
    return static_cast<float>(static_cast<double>(amount.minor)
                              / static_cast<double>(leg_amount(legs, count - 1).minor));
  }
  float over_mean(Amount amount) const {
    if (count == 0) return unknown_signal();
    return static_cast<float>(static_cast<double>(amount.minor) * static_cast<double>(count)
                              / static_cast<double>(legs[count - 1].sum.minor));
  }
};

/// 1970-01-01 was a Thursday.
std::uint8_t weekday_of(Time time) {
  const auto day = (day_of(time, Duration(0)) + 3) % 7;
  return static_cast<std::uint8_t>(day < 0 ? day + 7 : day);
}

void clear(TransferFeatures& all, TransferNo first) {
  all.first = first;
  for (auto* column : {&all.since_payer_inflow, &all.since_payer_outflow, &all.since_payee_inflow,
                       &all.over_last_inflow, &all.over_payer_mean, &all.over_payee_mean})
    column->clear();
  for (auto* column : {&all.payer_outflows_before, &all.payee_inflows_before}) column->clear();
  for (auto* column : {&all.hour, &all.weekday, &all.is_first_between, &all.is_first_this_way, &all.hands_on,
                       &all.is_handed_on, &all.in_payer_episode, &all.in_payee_episode})
    column->clear();
}

}  // namespace

TransferFeatureReader::TransferFeatureReader(const TransferGraph& graph, const PassThroughQuery& query,
                                             Progress& progress)
    : graph_(graph),
      episodes_(find_episodes(graph, query, progress)),
      hand_offs_(find_hand_offs(graph, query, progress)),
      firsts_(graph.transfer_count(), 0),
      hands_on_(graph.transfer_count(), 0) {
  for (const auto answer : hand_offs_.answer)
    if (answer != TransferNo::none()) hands_on_[answer.value] = 1;
  find_first_times(progress);
}

void TransferFeatureReader::find_first_times(Progress& progress) {
  progress.begin("first meetings", graph_.account_count());
  for_chunks(graph_.account_count(), 1'024, [&](std::size_t, std::size_t begin, std::size_t end) {
    AccountMovements movements(graph_);
    for (auto i = begin; i < end; ++i) {
      movements.read(AccountNo(static_cast<std::uint32_t>(i)));
      // Every transfer has one payer, so that no two threads write the same byte.
      for (const auto& movement : movements.all())
        if (movement.is_outflow)
          firsts_[movement.transfer.value] =
              static_cast<std::uint8_t>((movement.is_first_time ? first_between : 0)
                                        | (movement.previous_alike == Movement::none ? first_this_way : 0));
    }
    progress.advance(end - begin);
  });
}

void TransferFeatureReader::read(TransferNo begin, TransferNo end, TransferFeatures& features) const {
  clear(features, begin);
  for (auto transfer = begin; transfer < end; ++transfer) read_one(transfer, features);
}

void TransferFeatureReader::read_one(TransferNo transfer, TransferFeatures& features) const {
  const auto payer = graph_.payer(transfer), payee = graph_.payee(transfer);
  const Before came(graph_.inflows(payer), transfer), paid(graph_.outflows(payer), transfer),
      got(graph_.inflows(payee), transfer);
  const auto amount = graph_.amount(transfer);
  const auto t = transfer.value;
  const auto flag = [](bool is) { return static_cast<std::uint8_t>(is ? 1 : 0); };
  features.since_payer_inflow.push_back(came.seconds_since(graph_, transfer));
  features.since_payer_outflow.push_back(paid.seconds_since(graph_, transfer));
  features.since_payee_inflow.push_back(got.seconds_since(graph_, transfer));
  features.over_last_inflow.push_back(came.over_last(amount));
  features.over_payer_mean.push_back(paid.over_mean(amount));
  features.over_payee_mean.push_back(got.over_mean(amount));
  features.payer_outflows_before.push_back(static_cast<std::uint32_t>(paid.count));
  features.payee_inflows_before.push_back(static_cast<std::uint32_t>(got.count));
  features.hour.push_back(static_cast<std::uint8_t>(hour_of(graph_.time(transfer))));
  features.weekday.push_back(weekday_of(graph_.time(transfer)));
  features.is_first_between.push_back(flag((firsts_[t] & first_between) != 0));
  features.is_first_this_way.push_back(flag((firsts_[t] & first_this_way) != 0));
  features.hands_on.push_back(hands_on_[t]);
  features.is_handed_on.push_back(flag(hand_offs_.answer[t] != TransferNo::none()));
  features.in_payer_episode.push_back(flag(episodes_.of_outflow[t] != TransferNo::none()));
  features.in_payee_episode.push_back(flag(episodes_.of_inflow[t] != TransferNo::none()));
}

}  // namespace sluice
