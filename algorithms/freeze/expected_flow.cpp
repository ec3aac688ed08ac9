// SPDX-License-Identifier: Apache-2.0
#include "algorithms/freeze/expected_flow.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <tsl/robin_map.h>
#include <Eigen/Dense>
#include <Eigen/IterativeLinearSolvers>
#include <Eigen/SparseLU>

#include "engine/values/split.hpp"

namespace sluice {
namespace {

/// What is known of dwell before anything is seen, and how many inflows each layer of experience counts for.
constexpr PhaseWeights general_phases{0.2, 0.25, 0.2, 0.05, 0.05, 0.25};
constexpr double general_count = 4, case_count = 4, group_count = 2;
/// Outflows that an account is credited with to nowhere known, beside those it made.
constexpr double unknown_outflows = 1;
/// Of what came to an account so far, this share is expected to come again from elsewhere, by other victims
/// and by accounts that nobody knows yet; less the longer nothing has come, with this mean time in seconds.
constexpr double recurring_share = 0.1, recurring_seconds = 86'400;
/// Steps in which the time up to the last bite is taken.
constexpr int time_steps = 48;

using Vector = Eigen::VectorXd;
using Phases = Eigen::Array<double, Eigen::Dynamic, static_cast<int>(phase_means.size())>;
using SparseMatrix = Eigen::SparseMatrix<double>;

Eigen::Index index(std::size_t i) { return static_cast<Eigen::Index>(i); }

/// Solves (I − m) x = b for a matrix without negative entries whose rows, or columns, add up to less than 1.
/// Money that is handed on a few times has mostly gone out of reach, so that an iteration ends soon; where it
/// does not, the matrix is factorised.
Vector solve_absorbing(const SparseMatrix& m, const Vector& b) {
  if (m.nonZeros() == 0) return b;
  SparseMatrix unit(m.rows(), m.cols());
  unit.setIdentity();
  const SparseMatrix system = unit - m;
  Eigen::BiCGSTAB<SparseMatrix> iteration(system);
  iteration.setTolerance(1e-13);
  const Vector x = iteration.solveWithGuess(b, b);
  if (iteration.info() == Eigen::Success) return x;
  Eigen::SparseLU<SparseMatrix> factors(system);
  return factors.solve(b);
}

/// Phases by candidate: the case's experience, then that of candidates of the same level and kind, then its
/// own.
std::vector<PhaseWeights> fit_candidates(const TransferGraph& graph,
                                         std::span<const FreezeCandidate> candidates,
                                         std::span<const ObservedStays> seen) {
  std::vector<Stay> all;
  std::map<std::pair<std::uint32_t, AccountKind>, std::vector<Stay>> groups;
  const auto group_of = [&](const FreezeCandidate& candidate) {
    return std::pair(candidate.level, graph.ledger().accounts.kind_of(graph.account(candidate.pocket)));
  };
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const auto& stays = seen[i].stays;
    all.insert(all.end(), stays.begin(), stays.end());
    auto& group = groups[group_of(candidates[i])];
    group.insert(group.end(), stays.begin(), stays.end());
  }
  const auto in_case = fit_phases(all, general_phases, general_count);
  std::map<std::pair<std::uint32_t, AccountKind>, PhaseWeights> in_group;
  for (const auto& [group, stays] : groups) in_group[group] = fit_phases(stays, in_case, case_count);
  std::vector<PhaseWeights> weights;
  for (std::size_t i = 0; i < candidates.size(); ++i)
    weights.push_back(fit_phases(seen[i].stays, in_group[group_of(candidates[i])], group_count));
  return weights;
}

/// Where a candidate's money goes when it leaves: row i holds the shares that go to each candidate.
SparseMatrix hand_overs(const Trace& trace, std::span<const FreezeCandidate> candidates) {
  tsl::robin_map<PocketNo, std::size_t> place;
  for (std::size_t i = 0; i < candidates.size(); ++i) place.emplace(candidates[i].pocket, i);
  std::vector<double> amount(candidates.size(), 0), count(candidates.size(), 0);
  std::map<std::pair<std::size_t, std::size_t>, double> between;
  for (const auto& transfer : trace.transfers) {
    const auto payer = place.find(transfer.payer);
    if (payer == place.end()) continue;
    const auto traced = static_cast<double>(transfer.traced.minor);
    amount[payer->second] += traced;
    count[payer->second] += 1;
    if (const auto payee = place.find(transfer.payee); payee != place.end())
      between[{payer->second, payee->second}] += traced;
  }
  std::vector<Eigen::Triplet<double>> entries;
  for (const auto& [pair, traced] : between) {
    const auto [from, to] = pair;
    const auto trust = count[from] / (count[from] + unknown_outflows);
    entries.emplace_back(index(from), index(to), trust * traced / amount[from]);
  }
  SparseMatrix matrix(index(candidates.size()), index(candidates.size()));
  matrix.setFromTriplets(entries.begin(), entries.end());
  return matrix;
}

/// What is still to come to each candidate from elsewhere: what came so far and what came on average to
/// candidates of its level, in equal parts, since where the next money goes is not where the last went.
Vector recurring_inflows(const Trace& trace, std::span<const FreezeCandidate> candidates, Time now) {
  tsl::robin_map<PocketNo, std::size_t> place;
  for (std::size_t i = 0; i < candidates.size(); ++i) place.emplace(candidates[i].pocket, i);
  Vector came = Vector::Zero(index(candidates.size()));
  for (const auto& transfer : trace.transfers)
    if (const auto payee = place.find(transfer.payee); payee != place.end())
      came[index(payee->second)] += static_cast<double>(transfer.traced.minor);
  struct Level {
    double came = 0, accounts = 0;
  };
  std::map<std::uint32_t, Level> levels;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    auto& level = levels[candidates[i].level];
    level.came += came[index(i)];
    level.accounts += 1;
  }
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const auto& level = levels[candidates[i].level];
    const auto quiet = seconds_between(candidates[i].last_receipt, now);
    auto& amount = came[index(i)];
    amount =
        recurring_share * (amount + level.came / level.accounts) / 2 * std::exp(-quiet / recurring_seconds);
  }
  return came;
}

}  // namespace

struct ExpectedFlow::Chain {
  Time now;
  std::vector<PhaseWeights> fitted;
  /// Minor units by candidate and phase at `now`.
  Phases lying;
  /// Phases of what arrives, by candidate.
  Phases arriving;
  /// Share of what arrives that ever leaves, by candidate.
  Vector leaves;
  /// What comes from elsewhere after the last bite.
  Vector recurring;
  /// Transposed hand-overs, and those of what arrives and leaves again: column i is candidate i's.
  SparseMatrix onward, onward_again;
  /// Instants up to the last possible bite, ascending, and what stays of each phase in the step up to each.
  std::vector<Time> instants;
  std::vector<Eigen::Array<double, 1, static_cast<int>(phase_means.size())>> stays;

  /// Lets the time run. at(instant, mass) may take money out; arrive(arrivals) may take out what arrives in a
  /// step. Returns what is left after the last instant, by candidate, of phases that leave.
  template <class At, class Arrive>
  Vector run(At at, Arrive arrive) const {
    Phases mass = lying;
    for (std::size_t step = 0; step < instants.size(); ++step) {
      const Phases staying = mass.rowwise() * stays[step];
      const Vector leaving = (mass - staying).rowwise().sum().matrix();
      Vector arrivals = onward * leaving;
      arrive(arrivals);
      mass = staying + arriving.colwise() * arrivals.array();
      at(instants[step], mass);
    }
    return mass.leftCols(mass.cols() - 1).rowwise().sum().matrix();
  }
};

ExpectedFlow::ExpectedFlow(const TransferGraph& graph, const Trace& trace,
                           std::span<const FreezeCandidate> candidates, Time now,
                           std::span<const Time> possible_bites)
    : chain_(std::make_unique<Chain>()) {
  auto& chain = *chain_;
  chain.now = now;
  std::vector<PocketNo> pockets;
  for (const auto& candidate : candidates) pockets.push_back(candidate.pocket);
  const auto seen = observe_stays(graph, trace, pockets, now);
  chain.fitted = fit_candidates(graph, candidates, seen);
  const auto count = index(candidates.size());
  constexpr auto phases = phase_means.size();
  chain.lying = Phases::Zero(count, index(phases));
  chain.arriving = Phases::Zero(count, index(phases));
  chain.leaves = Vector::Zero(count);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    for (std::size_t k = 0; k < phases; ++k) chain.arriving(index(i), index(k)) = chain.fitted[i][k];
    chain.leaves[index(i)] = 1 - chain.fitted[i].back();
    for (const auto& piece : seen[i].lying) {
      const auto at_age = phases_at_age(chain.fitted[i], piece.age_seconds);
      for (std::size_t k = 0; k < phases; ++k) chain.lying(index(i), index(k)) += piece.amount * at_age[k];
    }
  }
  chain.recurring = recurring_inflows(trace, candidates, now);
  chain.onward = hand_overs(trace, candidates).transpose();
  chain.onward_again = chain.onward * chain.leaves.asDiagonal();

  chain.instants.assign(possible_bites.begin(), possible_bites.end());
  const auto last = chain.instants.empty() ? now : std::ranges::max(chain.instants);
  // The calendar is longer than its 64 bits of nanoseconds count from a moment before 1970.
  const auto all_steps = Wide{last.ns} - now.ns;
  for (int step = 1; step <= time_steps; ++step)
    chain.instants.emplace_back(static_cast<std::int64_t>(now.ns + all_steps / time_steps * step));
  std::ranges::sort(chain.instants);
  const auto repeated = std::ranges::unique(chain.instants);
  chain.instants.erase(repeated.begin(), repeated.end());
  auto before = now;
  for (const auto instant : chain.instants) {
    auto& stays = chain.stays.emplace_back();
    for (std::size_t k = 0; k < phases; ++k)
      stays[index(k)] = std::exp(-std::max(0.0, seconds_between(before, instant)) / phase_means[k]);
    before = std::max(before, instant);
  }
}

ExpectedFlow::~ExpectedFlow() = default;

double ExpectedFlow::caught(std::span<const FreezeOrder> orders, Inflows inflows) const {
  const auto& chain = *chain_;
  const auto count = chain.leaves.size();
  std::vector<Time> bites(static_cast<std::size_t>(count), Time::max());
  for (const auto& order : orders) bites[order.candidate] = std::min(bites[order.candidate], order.bites_at);
  Vector frozen = Vector::Zero(count);
  double caught = 0;
  const auto freeze = [&](Time instant, Phases& mass) {
    for (Eigen::Index i = 0; i < count; ++i) {
      if (frozen[i] == 1 || bites[static_cast<std::size_t>(i)] > instant) continue;
      frozen[i] = 1;
      caught += mass.row(i).sum();
      mass.row(i) = 0;
    }
  };
  const auto catch_arrivals = [&](Vector& arrivals) {
    caught += arrivals.dot(frozen);
    arrivals = arrivals.cwiseProduct(Vector::Ones(count) - frozen);
  };
  Vector arrivals = chain.onward * chain.run(freeze, catch_arrivals);
  if (inflows == Inflows::known_and_recurring) arrivals += chain.recurring;
  // How likely what arrives at a candidate is to meet a frozen one, there or further on.
  const Vector free = Vector::Ones(count) - frozen;
  const SparseMatrix further = free.asDiagonal() * SparseMatrix(chain.onward_again.transpose());
  return caught + arrivals.dot(solve_absorbing(further, frozen));
}

std::vector<double> ExpectedFlow::alone_at_most(std::span<const Time> bites_at) const {
  const auto& chain = *chain_;
  const auto count = chain.leaves.size();
  Vector visits = Vector::Zero(count);
  std::vector<bool> bitten(bites_at.size(), false);
  const auto see_lying = [&](Time instant, const Phases& mass) {
    for (std::size_t i = 0; i < bites_at.size(); ++i) {
      if (bitten[i] || bites_at[i] > instant) continue;
      bitten[i] = true;
      visits[index(i)] += mass.row(index(i)).sum();
    }
  };
  const auto see_arrivals = [&](const Vector& arrivals) {
    for (std::size_t i = 0; i < bites_at.size(); ++i)
      if (bitten[i]) visits[index(i)] += arrivals[index(i)];
  };
  const Vector arrivals = chain.onward * chain.run(see_lying, see_arrivals) + chain.recurring;
  visits += solve_absorbing(chain.onward_again, arrivals);
  // Room for rounding: a bound must not be passed.
  visits *= 1 + 1e-9;
  return {visits.begin(), visits.end()};
}

double ExpectedFlow::share_staying(std::uint32_t candidate, Time time) const {
  const auto row = index(candidate);
  const auto seconds = std::max(0.0, seconds_between(chain_->now, time));
  const double held = chain_->lying.row(row).sum();
  double staying = 0;
  for (std::size_t k = 0; k < phase_means.size(); ++k)
    staying += chain_->lying(row, index(k)) * std::exp(-seconds / phase_means[k]);
  return held > 0 ? staying / held : 0;
}

double ExpectedFlow::median_stay(std::uint32_t candidate) const {
  const auto& weights = chain_->fitted[candidate];
  if (weights.back() >= 0.5) return std::numeric_limits<double>::infinity();
  double low = 0, high = 1;
  while (sluice::share_staying(weights, high) > 0.5) high *= 2;
  for (int i = 0; i < 60; ++i) {
    const auto middle = (low + high) / 2;
    (sluice::share_staying(weights, middle) > 0.5 ? low : high) = middle;
  }
  return high;
}

}  // namespace sluice
