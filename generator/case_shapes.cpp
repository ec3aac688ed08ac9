// SPDX-License-Identifier: Apache-2.0
#include "generator/case_shapes.hpp"

#include <algorithm>
#include <numeric>

namespace sluice {

namespace {

constexpr std::int64_t second_ms = 1'000, minute_ms = 60'000;
constexpr std::size_t fed_directly = 4;  // fewer than make a fan-out

bool starts_at_holder(CaseShapeKind kind) {
  return kind == CaseShapeKind::fan_out || kind == CaseShapeKind::scatter_gather
         || kind == CaseShapeKind::cycle || kind == CaseShapeKind::random_walk;
}

bool layered(CaseShapeKind kind) { return kind == CaseShapeKind::bipartite || kind == CaseShapeKind::stack; }

/// Lays a shape's transfers out in time and shares out the money.
class ShapePlanner {
 public:
  ShapePlanner(const ShapeDraft& draft, std::int64_t start_ms, std::int64_t amount, std::int64_t grain,
               Band evenness, const CaseBehaviour& c, Random& random)
      : draft_(draft),
        grain_(grain),
        evenness_(evenness),
        c_(c),
        random_(random),
        now_ms_(start_ms),
        slot_ms_(std::max<std::int64_t>(draft.span_ms / static_cast<std::int64_t>(slots()), 4 * second_ms)) {
    shape_.left.assign(draft.mules() + 1, 0);
    shape_.left[0] = amount;
  }

  PlannedShape plan() {
    std::vector<std::size_t> stage{0};
    std::size_t next = 1;
    if (draft_.fed()) {
      stage = feed(next);
      now_ms_ += pause();
    }
    if (draft_.kind == CaseShapeKind::random_walk)
      walk();
    else
      pass_through(std::move(stage), next);
    std::ranges::stable_sort(shape_.transfers, {}, &ShapeTransfer::time_ms);
    return std::move(shape_);
  }

 private:
  [[nodiscard]] std::size_t slots() const {
    if (draft_.kind == CaseShapeKind::random_walk) return draft_.steps;
    return draft_.stages.size() + (draft_.kind == CaseShapeKind::cycle ? 1u : 0u)
           - (starts_at_holder(draft_.kind) ? 0u : 1u);
  }

  [[nodiscard]] std::int64_t pause() {
    const auto whole_ms = random_.draw(c_.split_gap_seconds) * second_ms;
    return whole_ms + random_.between(0, second_ms - 1);
  }

  static std::vector<std::size_t> take(std::size_t& next, std::size_t count) {
    std::vector<std::size_t> accounts(count);
    std::iota(accounts.begin(), accounts.end(), next);
    next += count;
    return accounts;
  }

  void pay(std::int64_t time_ms, std::size_t payer, std::size_t payee, std::int64_t amount,
           bool feeds = false) {
    if (amount <= 0) return;
    shape_.left[payer] -= amount;
    shape_.left[payee] += amount;
    shape_.transfers.push_back({time_ms, amount, payer, payee, feeds});
  }

  /// Brings the money from the holder to the first stage, one transfer after the other.
  std::vector<std::size_t> feed(std::size_t& next) {
    const auto feeders = take(next, draft_.feeders());
    const auto first = take(next, draft_.stages.front());
    const auto each = feeders.empty() ? first.size() : (first.size() + feeders.size() - 1) / feeders.size();
    if (!feeders.empty()) give(0, feeders, true);
    for (std::size_t i = 0; i * each < first.size(); ++i) {
      const auto from = first.begin() + static_cast<std::ptrdiff_t>(i * each);
      const auto until = first.begin() + static_cast<std::ptrdiff_t>(std::min((i + 1) * each, first.size()));
      give(feeders.empty() ? 0 : feeders[i], {from, until}, false);
    }
    return first;
  }

  /// Pays several accounts; with `weighted`, each by the number of payers that it will feed.
  void give(std::size_t payer, const std::vector<std::size_t>& payees, bool weighted) {
    const auto amounts =
        parts(shape_.left[payer], weighted ? weights_of_feeders(payees.size()) : ones(payees.size()));
    for (std::size_t i = 0; i < payees.size(); ++i) {
      pay(now_ms_, payer, payees[i], amounts[i], true);
      now_ms_ += pause();
    }
  }

  static std::vector<std::int64_t> ones(std::size_t count) { return std::vector<std::int64_t>(count, 1); }

  [[nodiscard]] std::vector<std::int64_t> weights_of_feeders(std::size_t feeders) const {
    const auto payers = draft_.stages.front();
    const auto each = (payers + feeders - 1) / feeders;
    std::vector<std::int64_t> weights(feeders);
    for (std::size_t i = 0; i < feeders; ++i)
      weights[i] = static_cast<std::int64_t>(std::min(each, payers - std::min(i * each, payers)));
    return weights;
  }

  /// Uneven parts of a sum, the last one the rest; each above 0 while the sum has a unit for each.
  std::vector<std::int64_t> parts(std::int64_t sum, const std::vector<std::int64_t>& weights) {
    auto weight = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    std::vector<std::int64_t> found(weights.size());
    for (std::size_t i = 0; i < weights.size(); ++i) {
      const auto others = static_cast<std::int64_t>(weights.size() - i) - 1;
      auto part = sum;
      if (others > 0) {
        const auto even = sum / std::max<std::int64_t>(weight, 1) * weights[i];
        part = even / 100 * random_.between(evenness_.least, evenness_.most) / grain_ * grain_;
        part = std::clamp(part, std::min<std::int64_t>(sum, 1), std::max<std::int64_t>(sum - others, 0));
      }
      found[i] = part;
      sum -= part;
      weight -= weights[i];
    }
    return found;
  }

  /// What an account hands on of all it holds: all but its commission.
  std::int64_t to_hand_on(std::size_t account) {
    const auto held = shape_.left[account];
    if (account == 0) return held;
    return std::max<std::int64_t>(held - held * random_.draw(c_.commission_per_mille) / 1'000,
                                  std::min<std::int64_t>(held, 1));
  }

  void pass_through(std::vector<std::size_t> stage, std::size_t next) {
    const std::size_t first = draft_.fed() ? 1 : 0;
    for (auto i = first; i < draft_.stages.size(); ++i) {
      auto following = take(next, draft_.stages[i]);
      connect(stage, following);
      stage = std::move(following);
    }
    if (draft_.kind == CaseShapeKind::cycle) connect(stage, {0});
  }

  /// Every payer pays its payees at random moments of the next slot.
  void connect(const std::vector<std::size_t>& payers, const std::vector<std::size_t>& payees) {
    for (std::size_t i = 0; i < payers.size(); ++i) {
      std::vector<std::size_t> chosen;
      for (std::size_t j = 0; j < payees.size(); ++j)
        if (is_pair(i, j, payers.size(), payees.size())) chosen.push_back(payees[j]);
      const auto amounts = parts(to_hand_on(payers[i]), ones(chosen.size()));
      for (std::size_t j = 0; j < chosen.size(); ++j)
        pay(now_ms_ + random_.between(0, slot_ms_ - 2 * second_ms), payers[i], chosen[j], amounts[j]);
    }
    now_ms_ += slot_ms_;
  }

  /// In layers that are not complete every account still has a partner.
  bool is_pair(std::size_t payer, std::size_t payee, std::size_t payers, std::size_t payees) {
    if (!layered(draft_.kind) || c_.shape_density_percent == 100) return true;
    const bool kept = random_.percent(c_.shape_density_percent);
    return kept || (payers > payees ? payer % payees == payee : payee % payers == payer);
  }

  void walk() {
    std::size_t at = 0;
    for (std::size_t step = 0; step < draft_.steps; ++step) {
      const auto mules = draft_.stages.front();
      auto to = 1 + static_cast<std::size_t>(random_.below(mules));
      if (to == at) to = to % mules + 1;
      const auto time_ms = now_ms_ + random_.between(0, slot_ms_ - 2 * second_ms);
      pay(time_ms, at, to, to_hand_on(at));
      now_ms_ += slot_ms_;
      at = to;
    }
  }

  const ShapeDraft& draft_;
  std::int64_t grain_;
  Band evenness_;
  const CaseBehaviour& c_;
  Random& random_;
  std::int64_t now_ms_, slot_ms_;
  PlannedShape shape_;
};

}  // namespace

bool ShapeDraft::fed() const { return !starts_at_holder(kind); }

std::size_t ShapeDraft::feeders() const {
  if (!fed() || stages.front() <= fed_directly) return 0;
  return (stages.front() + fed_directly - 1) / fed_directly;
}

std::size_t ShapeDraft::mules() const { return std::accumulate(stages.begin(), stages.end(), feeders()); }

std::size_t ShapeDraft::transfers() const {
  if (kind == CaseShapeKind::random_walk) return steps;
  auto count = fed() ? std::size_t{0} : stages.front();
  for (std::size_t i = 0; i + 1 < stages.size(); ++i) count += stages[i] * stages[i + 1];
  return count + (kind == CaseShapeKind::cycle ? 1 : 0);
}

ShapeDraft draw_shape(const CaseBehaviour& c, Random& random) {
  ShapeDraft draft;
  draft.kind = static_cast<CaseShapeKind>(random.choose(c.shapes));
  const auto drawn = [&](const Spread& spread) { return static_cast<std::size_t>(random.draw(spread)); };
  switch (draft.kind) {
    case CaseShapeKind::fan_in: draft.stages = {drawn(c.shape_size), 1}; break;
    case CaseShapeKind::fan_out: draft.stages = {drawn(c.shape_size)}; break;
    case CaseShapeKind::gather_scatter: draft.stages = {drawn(c.shape_size), 1, 0}; break;
    case CaseShapeKind::scatter_gather: draft.stages = {drawn(c.shape_size), 1}; break;
    case CaseShapeKind::cycle: draft.stages.assign(drawn(c.cycle_length) - 1, 1); break;
    case CaseShapeKind::bipartite: draft.stages = {drawn(c.shape_side), 0}; break;
    case CaseShapeKind::stack: draft.stages.resize(drawn(c.shape_layers)); break;
    case CaseShapeKind::random_walk: draft.stages = {drawn(c.shape_size)}; break;
  }
  if (draft.kind == CaseShapeKind::gather_scatter) draft.stages.back() = drawn(c.shape_size);
  if (draft.kind == CaseShapeKind::bipartite) draft.stages.back() = drawn(c.shape_side);
  if (draft.kind == CaseShapeKind::stack)
    for (auto& layer : draft.stages) layer = drawn(c.shape_side);
  if (draft.kind == CaseShapeKind::random_walk) draft.steps = drawn(c.walk_steps);
  draft.span_ms = random.draw(c.shape_minutes) * minute_ms;
  return draft;
}

PlannedShape plan_shape(const ShapeDraft& draft, std::int64_t start_ms, std::int64_t amount,
                        std::int64_t grain, Band evenness, const CaseBehaviour& c, Random& random) {
  return ShapePlanner(draft, start_ms, amount, grain, evenness, c, random).plan();
}

}  // namespace sluice
