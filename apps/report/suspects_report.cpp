// SPDX-License-Identifier: Apache-2.0
#include "apps/report/suspects_report.hpp"

#include <algorithm>
#include <cmath>

#include "algorithms/suspects/known_cases.hpp"
#include "engine/run/parallel.hpp"

namespace sluice {
namespace {

std::vector<TransferNo> evidence_for(Signal signal, std::span<const SignalEvidence> evidence) {
  const auto found = std::ranges::find(evidence, signal, &SignalEvidence::signal);
  return found == evidence.end() ? std::vector<TransferNo>() : found->transfers;
}

/// Puts together what is said of one account.
class Explainer {
 public:
  Explainer(const Suspicion& suspicion, const SuspectsQuery& query, const ScoreWeights& weights)
      : suspicion_(suspicion), query_(query), weights_(weights), confirmed_(confirmed_among(query.labels)) {}

  Suspect explain(AccountNo account, double score) const {
    Suspect suspect{account, score, label_of(account), {}, {}};
    const bool wants_all = !query_.explained.empty();
    const auto strengths = suspicion_.strengths(account, weights_);
    const auto added = contributions(weights_, strengths);
    const auto evidence = suspicion_.signals().explain(account, query_.transfers_max);
    for (std::size_t s = 0; s < signal_count; ++s) {
      const auto signal = static_cast<Signal>(s);
      const auto value = suspicion_.values().at(signal, account);
      const bool is_reason = sluice::is_reason(suspicion_, weights_, added, account, signal);
      if (!is_known(strengths.among_comparable[s])) {
        if (wants_all) suspect.unknown.push_back(signal);
      } else if (wants_all || is_reason) {
        auto transfers =
            signal == Signal::near_known_cases ? near_transfers(account) : evidence_for(signal, evidence);
        const bool is_cut = transfers.size() >= query_.transfers_max;
        suspect.signals.push_back({signal, value, suspicion_.thresholds().of(signal),
                                   suspicion_.rarity().share.at(signal, account),
                                   strengths.among_comparable[s], comparable(s, account), added[s],
                                   std::move(transfers), is_cut, is_reason});
      }
    }
    std::ranges::stable_sort(suspect.signals, std::ranges::greater(), &SuspectSignal::contribution);
    return suspect;
  }

 private:
  std::optional<bool> label_of(AccountNo account) const {
    const auto found = std::ranges::find(query_.labels, account, &LabelledAccount::account);
    if (found == query_.labels.end()) return std::nullopt;
    return found->is_confirmed;
  }

  std::size_t comparable(std::size_t signal, AccountNo account) const {
    return suspicion_.rarity().known[signal][suspicion_.comparable().class_of(account)];
  }

  std::vector<TransferNo> near_transfers(AccountNo account) const {
    const auto& values = suspicion_.values().values[static_cast<std::size_t>(Signal::near_known_cases)];
    if (!(values[account.value] > 0)) return {};
    return transfers_near_known(suspicion_.ties(), values, confirmed_, account, query_.transfers_max);
  }

  const Suspicion& suspicion_;
  const SuspectsQuery& query_;
  const ScoreWeights& weights_;
  std::vector<AccountNo> confirmed_;
};

struct Listed {
  AccountNo account;
  /// What the score is made of.
  double sum;
};

void put_in_order(std::vector<Listed>& listed) {
  std::ranges::sort(listed, [](const Listed& a, const Listed& b) {
    return a.sum != b.sum ? a.sum > b.sum : a.account < b.account;
  });
}

std::vector<Listed> choose(const Suspicion& suspicion, const SuspectsQuery& query,
                           std::span<const double> sums, SuspectsAnswer& answer) {
  std::vector<Listed> listed;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const AccountNo account(static_cast<std::uint32_t>(i));
    if (std::isnan(sums[i])) continue;
    ++answer.scored;
    if (!shows_anything(suspicion, answer.weights, account)) continue;
    const auto score = logistic(sums[i]);
    answer.likely += score >= 0.5 ? 1u : 0u;
    if (score >= query.score_min) listed.push_back({account, sums[i]});
  }
  answer.listable = listed.size();
  put_in_order(listed);
  if (listed.size() > query.accounts_max) listed.resize(query.accounts_max);
  if (query.explained.empty()) return listed;
  listed.clear();
  for (const auto account : query.explained)
    if (!std::isnan(sums[account.value])) listed.push_back({account, sums[account.value]});
  put_in_order(listed);
  const auto is_same = [](const Listed& a, const Listed& b) { return a.account == b.account; };
  listed.erase(std::unique(listed.begin(), listed.end(), is_same), listed.end());
  return listed;
}

}  // namespace

SuspectsAnswer find_suspects(Suspicion& suspicion, const SuspectsQuery& query, Progress& progress) {
  SuspectsAnswer answer;
  for (const auto& label : query.labels) ++(label.is_confirmed ? answer.confirmed : answer.cleared);
  answer.is_explained = !query.explained.empty();
  answer.trained = train_weights(suspicion, query.suspicion, query.labels, progress);
  answer.weights = answer.trained ? answer.trained->fitted.weights : default_weights();
  const auto listed = choose(suspicion, query, sum_accounts(suspicion, answer.weights), answer);
  const Explainer explainer(suspicion, query, answer.weights);
  answer.suspects.resize(listed.size());
  progress.begin("reasons", listed.size());
  for_each_index(listed.size(), [&](std::size_t i) {
    answer.suspects[i] = explainer.explain(listed[i].account, logistic(listed[i].sum));
    progress.advance(1);
  });
  return answer;
}

}  // namespace sluice
