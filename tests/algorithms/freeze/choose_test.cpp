// SPDX-License-Identifier: Apache-2.0
#include "algorithms/freeze/choose.hpp"

#include <cmath>
#include <memory>

#include "tests/support/catch.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

/// A piece of money that an order on a candidate catches if it bites no later than the candidate's deadline.
struct Piece {
  double amount;
  std::vector<Time> deadline;
};

/// A choice of orders that together catch every piece that one of them catches.
struct Coverage {
  std::vector<Piece> pieces;
  std::vector<Duration> response;
  Duration pace;
  OrderChoice choice;
  mutable std::size_t evaluations = 0;

  Coverage(std::size_t slots, std::vector<Duration> responses, Duration between, std::vector<Piece> written)
      : pieces(std::move(written)), response(std::move(responses)), pace(between) {
    choice.candidate_count = response.size();
    choice.slots = slots;
    choice.at_once = pace == Duration(0);
    choice.bites_at = [this](std::size_t slot, std::uint32_t candidate) {
      return Time(static_cast<std::int64_t>(slot) * pace.ns + response[candidate].ns);
    };
    choice.caught = [this](std::span<const FreezeOrder> orders) { return caught(orders); };
  }
  Coverage(const Coverage&) = delete;
  Coverage& operator=(const Coverage&) = delete;

  double caught(std::span<const FreezeOrder> orders) const {
    ++evaluations;
    double amount = 0;
    for (const auto& piece : pieces) {
      const auto catches = [&](const FreezeOrder& order) {
        return order.bites_at <= piece.deadline[order.candidate];
      };
      if (std::ranges::any_of(orders, catches)) amount += piece.amount;
    }
    return amount;
  }
  double alone(std::uint32_t candidate) const {
    return caught(std::vector<FreezeOrder>{{candidate, choice.bites_at(0, candidate)}});
  }
  std::vector<double> each_alone() const {
    std::vector<double> each;
    for (std::uint32_t c = 0; c < choice.candidate_count; ++c) each.push_back(alone(c));
    return each;
  }
};

/// Orders that bite at once; what[c] are the places of the pieces that candidate c catches.
std::unique_ptr<Coverage> at_once(std::size_t slots, const std::vector<double>& amounts,
                                  const std::vector<std::vector<std::size_t>>& what) {
  std::vector<Piece> pieces;
  for (const auto amount : amounts) pieces.push_back({amount, std::vector<Time>(what.size(), Time::min())});
  for (std::size_t c = 0; c < what.size(); ++c)
    for (const auto place : what[c]) pieces[place].deadline[c] = Time::max();
  return std::make_unique<Coverage>(slots, std::vector<Duration>(what.size()), Duration(0), pieces);
}

std::unique_ptr<Coverage> random_coverage(std::uint64_t seed, bool paced) {
  oracle::RandomNumbers random(seed);
  const auto candidates = static_cast<std::size_t>(random.between(0, 6));
  const bool has_ties = random.chance(50);
  std::vector<Piece> pieces(static_cast<std::size_t>(random.between(0, 12)));
  for (auto& piece : pieces) {
    piece.amount = static_cast<double>(random.between(0, 3));
    if (!has_ties) piece.amount += static_cast<double>(random.between(0, 1'000'000)) / 1e6;
    for (std::size_t c = 0; c < candidates; ++c)
      piece.deadline.push_back(random.chance(50) ? Time::min() : Time(random.between(0, 12)));
  }
  std::vector<Duration> response;
  for (std::size_t c = 0; c < candidates; ++c) response.emplace_back(random.between(0, 4));
  const Duration pace(paced ? random.between(1, 4) : 0);
  return std::make_unique<Coverage>(static_cast<std::size_t>(random.between(0, 4)), response, pace, pieces);
}

std::vector<std::uint32_t> candidates_of(const std::vector<ChosenOrder>& chosen) {
  std::vector<std::uint32_t> candidates;
  for (const auto& each : chosen) candidates.push_back(each.order.candidate);
  return candidates;
}

double sum_of(const std::vector<ChosenOrder>& chosen) {
  double sum = 0;
  for (const auto& each : chosen) sum += each.gain;
  return sum;
}

/// The greedy choice without any shortcut.
std::vector<std::uint32_t> plainly_greedy(const OrderChoice& choice) {
  std::vector<FreezeOrder> orders;
  std::vector<std::uint32_t> chosen;
  while (orders.size() < choice.slots) {
    const auto before = choice.caught(orders);
    std::optional<FreezeOrder> best;
    double best_gain = 0;
    for (std::uint32_t c = 0; c < choice.candidate_count; ++c) {
      if (std::ranges::find(chosen, c) != chosen.end()) continue;
      const FreezeOrder order{c, choice.bites_at(orders.size(), c)};
      orders.push_back(order);
      const auto gain = choice.caught(orders) - before;
      orders.pop_back();
      if (gain > best_gain * (1 + 1e-9) && gain > before * 1e-12) best_gain = gain, best = order;
    }
    if (!best) break;
    orders.push_back(*best);
    chosen.push_back(best->candidate);
  }
  return chosen;
}

/// The best of all sequences of orders.
double best_of_all(const OrderChoice& choice, std::vector<FreezeOrder>& orders) {
  auto best = choice.caught(orders);
  if (orders.size() == choice.slots) return best;
  for (std::uint32_t c = 0; c < choice.candidate_count; ++c) {
    if (std::ranges::find(orders, c, &FreezeOrder::candidate) != orders.end()) continue;
    orders.push_back({c, choice.bites_at(orders.size(), c)});
    best = std::max(best, best_of_all(choice, orders));
    orders.pop_back();
  }
  return best;
}

}  // namespace

TEST_CASE("the greedy choice takes what adds most to what was taken before") {
  // The first catches 5, the second 4 of them; the third's 2 are its own.
  const auto coverage = at_once(2, {1, 4, 2}, {{0, 1}, {1}, {2}});
  const auto chosen = choose_greedily(coverage->choice);
  CHECK(candidates_of(chosen) == std::vector<std::uint32_t>{0, 2});
  CHECK(chosen[0].gain == 5);
  CHECK(chosen[1].gain == 2);
  CHECK(caught_at_most(coverage->choice, chosen) == 7);
  CHECK(best_caught(coverage->choice) == 7.0);
}

TEST_CASE("the greedy choice can miss the best, which is found, and never passes the upper bound") {
  const auto coverage = at_once(2, {3, 3, 2, 2}, {{0, 1}, {0, 2}, {1, 3}});
  const auto chosen = choose_greedily(coverage->choice);
  CHECK(candidates_of(chosen) == std::vector<std::uint32_t>{0, 1});
  CHECK(sum_of(chosen) == 8);
  CHECK(best_caught(coverage->choice) == 10.0);
  CHECK(caught_at_most(coverage->choice, chosen) == 10);
}

TEST_CASE("equal gains go to the earlier candidate, and so do gains that differ by rounding") {
  const auto equal = at_once(3, {2, 2, 3}, {{0}, {1}, {2}});
  CHECK(candidates_of(choose_greedily(equal->choice)) == std::vector<std::uint32_t>{2, 0, 1});
  const auto nearly = at_once(2, {1, 1 + 1e-12, 1 + 1e-6}, {{0}, {1}, {2}});
  CHECK(candidates_of(choose_greedily(nearly->choice)) == std::vector<std::uint32_t>{2, 0});
  CHECK(candidates_of(choose_greedily(nearly->choice, nearly->each_alone()))
        == std::vector<std::uint32_t>{2, 0});
}

TEST_CASE("orders that add nothing are not sent") {
  const auto coverage = at_once(8, {4, 0}, {{0}, {0}, {1}});
  CHECK(candidates_of(choose_greedily(coverage->choice)) == std::vector<std::uint32_t>{0});
  CHECK(choose_greedily(at_once(0, {4}, {{0}})->choice).empty());
  CHECK(choose_greedily(at_once(8, {4}, {})->choice).empty());
  CHECK(best_caught(at_once(8, {4}, {})->choice) == 0.0);
}

TEST_CASE("with a pace what will soon be gone goes first") {
  // 9 in the first account stay up to 10, 5 in the second up to 1 only; a second order bites at 3.
  Coverage coverage(2, {Duration(0), Duration(0)}, Duration(3),
                    {{9, {Time(10), Time::min()}}, {5, {Time::min(), Time(1)}}});
  const auto chosen = choose_greedily(coverage.choice);
  CHECK(candidates_of(chosen) == std::vector<std::uint32_t>{0});
  CHECK(best_caught(coverage.choice) == 14.0);
  CHECK(caught_at_most(coverage.choice, chosen) >= 14);
}

TEST_CASE("an order that was sent late could have been sent first: the upper bound knows") {
  // The second account's 10 can be caught at 0 only, of which 2 stay; nothing else is there but 9.
  Coverage coverage(
      2, {Duration(0), Duration(0)}, Duration(3),
      {{9, {Time(10), Time::min()}}, {2, {Time::min(), Time(10)}}, {6, {Time::min(), Time(0)}}});
  const auto chosen = choose_greedily(coverage.choice);
  CHECK(candidates_of(chosen) == std::vector<std::uint32_t>{0, 1});
  CHECK(sum_of(chosen) == 11);
  CHECK(best_caught(coverage.choice) == 17.0);
  CHECK(caught_at_most(coverage.choice, chosen) == 17);
}

TEST_CASE("the greedy choice, lazy or not, is the plain one, and as good as was proved") {
  for (const bool paced : {false, true})
    for (std::uint64_t seed = 1; seed <= 1'500; ++seed) {
      INFO("seed " << seed << (paced ? " with a pace" : ""));
      const auto coverage = random_coverage(seed, paced);
      const auto& choice = coverage->choice;
      const auto chosen = choose_greedily(choice);
      CHECK(candidates_of(chosen) == plainly_greedy(choice));
      CHECK(candidates_of(choose_greedily(choice, coverage->each_alone())) == candidates_of(chosen));
      for (std::size_t slot = 0; slot < chosen.size(); ++slot)
        CHECK(chosen[slot].order.bites_at == choice.bites_at(slot, chosen[slot].order.candidate));
      std::vector<FreezeOrder> none;
      const auto best = best_of_all(choice, none);
      const auto found = best_caught(choice);
      REQUIRE(found);
      CHECK(*found == Approx(best).epsilon(1e-9));
      CHECK(sum_of(chosen) >= (paced ? 0.5 : 1 - std::exp(-1)) * best - 1e-9);
      CHECK(sum_of(chosen) <= best + 1e-9);
      CHECK(caught_at_most(choice, chosen) >= best - 1e-9);
    }
}

TEST_CASE("bounds on what orders add alone save evaluations") {
  std::vector<double> amounts;
  std::vector<std::vector<std::size_t>> what;
  for (std::size_t c = 0; c < 50; ++c) {
    amounts.push_back(50 - static_cast<double>(c));
    what.push_back({c});
  }
  const auto coverage = at_once(8, amounts, what);
  const auto alone = coverage->each_alone();
  coverage->evaluations = 0;
  CHECK(choose_greedily(coverage->choice, alone).size() == 8);
  CHECK(coverage->evaluations <= 16);
}

TEST_CASE("a search that takes too long is given up") {
  const auto coverage = random_coverage(17, true);
  REQUIRE(coverage->choice.candidate_count > 0);
  CHECK_FALSE(best_caught(coverage->choice, 0));
  CHECK(best_caught(coverage->choice, 100'000));
}

}  // namespace sluice
