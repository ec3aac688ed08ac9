// SPDX-License-Identifier: Apache-2.0
#include "apps/report/suspects_json.hpp"

#include <cmath>

#include "apps/report/suspect_reason.hpp"

namespace sluice {
namespace {

/// Six decimals: what is beyond them differs from machine to machine, and tells nothing.
double rounded(double number) { return std::round(number * 1e6) / 1e6; }

class SuspectsJson {
 public:
  SuspectsJson(const SuspectsAnswer& answer, const TransferGraph& graph, JsonWriter& json)
      : answer_(answer), graph_(graph), json_(json) {}

  void write(std::string_view ledger) {
    json_.begin_object();
    json_.member("ledger", ledger);
    json_.member("weights", answer_.trained ? "trained" : "defaults");
    json_.member("accounts_scored", answer_.scored);
    json_.member("accounts_from_half", answer_.likely);
    json_.key("labels");
    json_.begin_object();
    json_.member("confirmed", answer_.confirmed);
    json_.member("cleared", answer_.cleared);
    json_.end_object();
    if (answer_.trained) write_training(*answer_.trained);
    json_.list("suspects", answer_.suspects, [&](const Suspect& suspect) { write_suspect(suspect); });
    json_.end_object();
    json_.finish();
  }

 private:
  void write_training(const TrainedWeights& trained) {
    const auto& weights = trained.fitted.weights;
    json_.key("training");
    json_.begin_object();
    json_.member("converged", trained.fitted.has_converged);
    json_.member("labelled_share", rounded(trained.fitted.labelled_share));
    json_.member("assumed_share", rounded(trained.fitted.assumed_share));
    json_.member("bias", rounded(weights.bias));
    json_.member("slope", rounded(weights.slope));
    json_.member("shift", rounded(weights.shift));
    json_.key("weights");
    json_.begin_array();
    for (std::size_t s = 0; s < signal_count; ++s) {
      json_.begin_object();
      json_.member("signal", to_text(static_cast<Signal>(s)));
      json_.member("weight", rounded(weights.among_comparable[s]));
      json_.member("weight_among_all", rounded(weights.among_all[s]));
      json_.end_object();
    }
    json_.end_array();
    json_.end_object();
    json_.key("evaluation");
    trained.evaluation ? write_evaluation(*trained.evaluation) : json_.null();
  }

  void write_evaluation(const Evaluation& evaluation) {
    json_.begin_object();
    json_.member("split", to_iso8601(evaluation.split, 0));
    json_.member("trained_on", evaluation.trained_on);
    json_.member("confirmed", evaluation.confirmed);
    json_.member("cleared", evaluation.cleared);
    json_.member("assumed_share", rounded(evaluation.assumed_share));
    json_.member("cleared_weight", rounded(evaluation.cleared_weight));
    json_.member("precision", rounded(evaluation.precision));
    json_.member("recall", rounded(evaluation.recall));
    json_.member("f1", rounded(evaluation.f1));
    json_.member("precision_among_labelled", rounded(evaluation.precision_among_labelled));
    json_.member("precision_at_top", rounded(evaluation.precision_at_top));
    json_.member("brier", rounded(evaluation.brier));
    json_.member("brier_of_share", rounded(evaluation.brier_of_share));
    json_.member("taught_anything", labels_taught(evaluation));
    json_.list("calibration", evaluation.calibration, [&](const CalibrationBin& bin) {
      json_.begin_object();
      json_.member("accounts", bin.accounts);
      json_.member("confirmed", bin.confirmed);
      json_.member("predicted", rounded(bin.predicted));
      json_.member("share", rounded(bin.share));
      json_.end_object();
    });
    json_.end_object();
  }

  void write_suspect(const Suspect& suspect) {
    json_.begin_object();
    json_.member("account", graph_.account_id(suspect.account));
    json_.member("score", rounded(suspect.score));
    json_.key("label");
    suspect.is_confirmed ? json_.string(*suspect.is_confirmed ? "confirmed" : "cleared") : json_.null();
    json_.list("signals", suspect.signals, [&](const SuspectSignal& signal) { write_signal(signal); });
    json_.list("unknown", suspect.unknown, [&](Signal signal) {
      json_.begin_object();
      json_.member("signal", to_text(signal));
      json_.member("reason", unknown_reason(signal, answer_.confirmed > 0));
      json_.end_object();
    });
    json_.end_object();
  }

  void write_signal(const SuspectSignal& signal) {
    json_.begin_object();
    json_.member("signal", to_text(signal.signal));
    json_.member("value", short_number(signal.value));
    json_.member("threshold", short_number(signal.threshold));
    json_.member("rarity", short_number(signal.rarity));
    json_.member("comparable", signal.comparable);
    json_.member("contribution", rounded(signal.contribution));
    json_.member("reason", reason_text(signal, graph_));
    json_.list("transfers", signal.transfers,
               [&](TransferNo transfer) { json_.string(graph_.transfer_id(transfer)); });
    json_.end_object();
  }

  const SuspectsAnswer& answer_;
  const TransferGraph& graph_;
  JsonWriter& json_;
};

}  // namespace

void write_suspects_json(const SuspectsAnswer& answer, const TransferGraph& graph, std::string_view ledger,
                         JsonWriter& json) {
  SuspectsJson(answer, graph, json).write(ledger);
}

}  // namespace sluice
