// SPDX-License-Identifier: Apache-2.0
#include "bench/detection/account_detection.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "algorithms/suspects/training.hpp"
#include "bench/detection/plain_rules.hpp"
#include "bench/detection/ranking.hpp"

namespace sluice::bench {
namespace {

/// The sum of a score of 0.5.
constexpr double from_half = 0;

class AccountDetection {
 public:
  AccountDetection(const DetectionLedger& ledger, const PassThroughQuery& query, const Figures& figures)
      : ledger_(ledger),
        figures_(figures),
        is_labelled_(ledger.graph.account_count()),
        query_{.signals = {query}},
        suspicion_(ledger.graph, query_, {}, progress_) {
    for (const auto& label : ledger.labels) is_labelled_[label.account.value] = true;
  }

  void measure_plain_rules() const {
    const auto& graph = ledger_.graph;
    rank("counterparties", count_counterparties(graph), {});
    rank("amount through", amounts_through(graph), {});
    rank("PageRank", page_ranks(graph), {});
    rank("fast in fast out", shares_gone_within(graph, Duration::seconds(24 * 3'600), 1'000), 0.8);
    rank("random", random_numbers(graph, 1), {});
  }

  void measure_chains(const ChainFindings& findings) const {
    rank("chains", chain_memberships(ledger_.graph, findings), 1);
  }

  /// Without labels, with confirmed accounts as known cases, and with weights learnt from labels.
  void measure_suspects() {
    auto sums = listed_sums(default_weights());
    rank("suspects", sums, from_half);
    count_cases("suspects", sums);
    if (ledger_.labels.empty()) return measure_signals();
    is_unlabelled_only_ = true;
    rank("suspects (unlabelled)", sums, from_half);
    suspicion_.set_known_cases(confirmed_among(ledger_.labels), progress_);
    sums = listed_sums(default_weights());
    rank("suspects + known cases", sums, from_half);
    count_cases("suspects + known cases", sums);
    measure_signals();
    measure_trained();
  }

 private:
  bool is_measured(AccountNo account) const {
    return suspicion_.comparable().is_compared(account)
           && ledger_.accounts[account.value] != AccountTruth::neither
           && !(is_unlabelled_only_ && is_labelled_[account.value]);
  }

  /// As the command lists them, in logits: accounts that show nothing are not in the list, whatever their
  /// score.
  std::vector<double> listed_sums(const ScoreWeights& weights) const {
    auto sums = sum_accounts(suspicion_, weights);
    for (std::uint32_t a = 0; a < sums.size(); ++a)
      if (!std::isnan(sums[a]) && !shows_anything(suspicion_, weights, AccountNo(a)))
        sums[a] = std::numeric_limits<double>::quiet_NaN();
    return sums;
  }

  bool is_mule(AccountNo account) const { return ledger_.accounts[account.value] == AccountTruth::mule; }

  template <class Visit>
  void visit_measured(Visit visit) const {
    for (std::uint32_t a = 0; a < ledger_.accounts.size(); ++a)
      if (is_measured(AccountNo(a))) visit(AccountNo(a));
  }

  Ranking ranking(const std::vector<double>& scores, double flagged_from) const {
    std::vector<Judged> judged;
    visit_measured([&](AccountNo account) {
      const auto score = scores[account.value];
      judged.push_back({score, score >= flagged_from, is_mule(account)});
    });
    return Ranking(std::move(judged));
  }

  void rank(std::string_view method, const std::vector<double>& scores,
            std::optional<double> flagged_from) const {
    const auto ranking = this->ranking(scores, flagged_from.value_or(0));
    const auto add = [&](std::string_view measure, double value) {
      figures_.add("accounts", method, measure, value);
    };
    add("accounts", static_cast<double>(ranking.count()));
    add("mules", static_cast<double>(ranking.positives()));
    if (flagged_from) {
      add("flagged", static_cast<double>(ranking.flagged()));
      add("precision", ranking.precision());
      add("recall", ranking.recall());
      add("F1", ranking.f1());
    }
    for (const std::size_t top : {10u, 100u, 1'000u})
      add(fmt::format("P@{}", top), ranking.precision_at(top));
    add("AP", ranking.average_precision());
    add("AUC", ranking.auc());
  }

  void count_cases(std::string_view method, const std::vector<double>& sums) const {
    std::size_t found = 0, all = 0;
    for (const auto& mules : ledger_.cases) {
      std::size_t measured = 0, flagged = 0;
      for (const auto account : mules) {
        measured += is_measured(account) ? 1u : 0u;
        flagged += is_measured(account) && sums[account.value] >= from_half ? 1u : 0u;
      }
      all += measured > 0 ? 1u : 0u;
      found += measured > 0 && 2 * flagged >= measured ? 1u : 0u;
    }
    if (all == 0) return;
    figures_.add("cases", method, "cases", all);
    figures_.add("cases", method, "recall", static_cast<double>(found) / static_cast<double>(all));
  }

  /// Each signal by itself, and what the score's average precision is without it.
  void measure_signals() const {
    const auto weights = default_weights();
    const auto whole = ranking(listed_sums(weights), from_half).average_precision();
    for (std::size_t s = 0; s < signal_count; ++s) {
      const auto signal = static_cast<Signal>(s);
      auto without = weights;
      without.among_comparable[s] = 0;
      const auto left = ranking(listed_sums(without), from_half).average_precision();
      figures_.add("signals", to_text(signal), "AP lost without", whole - left);
      measure_signal(signal);
    }
  }

  void measure_signal(Signal signal) const {
    std::vector<Judged> judged;
    std::size_t accounts = 0;
    visit_measured([&](AccountNo account) {
      ++accounts;
      const auto value = suspicion_.values().at(signal, account);
      if (is_known(value))
        judged.push_back({value, suspicion_.thresholds().reaches(signal, value), is_mule(account)});
    });
    const Ranking ranking(std::move(judged));
    const auto add = [&](std::string_view measure, double value) {
      figures_.add("signals", to_text(signal), measure, value);
    };
    add("known", static_cast<double>(ranking.count()) / static_cast<double>(accounts));
    if (ranking.count() == 0) return;
    add("AUC", ranking.auc());
    add("shown", static_cast<double>(ranking.flagged()));
    add("precision", ranking.precision());
    add("recall", ranking.recall());
  }

  void measure_trained() {
    const auto trained = train_weights(suspicion_, query_, ledger_.labels, progress_);
    if (!trained) return;
    const auto& weights = trained->fitted.weights;
    const auto sums = listed_sums(weights);
    rank("suspects trained", sums, from_half);
    count_cases("suspects trained", sums);
    figures_.add("weights", "bias", "weight", weights.slope * weights.bias + weights.shift);
    figures_.add("weights", "assumed share", "weight", trained->fitted.assumed_share);
    for (std::size_t s = 0; s < signal_count; ++s) {
      const auto add = [&](std::string_view measure, double weight) {
        figures_.add("weights", to_text(static_cast<Signal>(s)), measure, weights.slope * weight);
      };
      add("weight", weights.among_comparable[s]);
      add("weight among all", weights.among_all[s]);
    }
    if (!trained->evaluation) return;
    figures_.add("evaluation", "told", "precision", trained->evaluation->precision);
    figures_.add("evaluation", "told", "recall", trained->evaluation->recall);
  }

  const DetectionLedger& ledger_;
  const Figures& figures_;
  std::vector<bool> is_labelled_;
  bool is_unlabelled_only_ = false;
  SuspicionQuery query_;
  Progress progress_;
  Suspicion suspicion_;
};

}  // namespace

void measure_accounts(const DetectionLedger& ledger, const PassThroughQuery& query,
                      const ChainFindings& findings, const Figures& figures) {
  AccountDetection detection(ledger, query, figures);
  detection.measure_plain_rules();
  detection.measure_chains(findings);
  detection.measure_suspects();
}

}  // namespace sluice::bench
