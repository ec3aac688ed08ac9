// SPDX-License-Identifier: Apache-2.0
#include "apps/report/suspects_text.hpp"

#include <cmath>

#include <fmt/format.h>

#include "apps/report/display_text.hpp"
#include "apps/report/duration_text.hpp"
#include "apps/report/query_text.hpp"
#include "apps/report/suspect_reason.hpp"
#include "apps/report/table.hpp"

namespace sluice {
namespace {

class SuspectsText {
 public:
  SuspectsText(const SuspectsAnswer& answer, const TransferGraph& graph, const Style& style)
      : answer_(answer), graph_(graph), style_(style) {}

  std::string write() const {
    std::string text;
    if (answer_.trained && answer_.trained->evaluation) text += warning(*answer_.trained->evaluation);
    if (!answer_.suspects.empty()) text += table();
    for (const auto& suspect : answer_.suspects) text += reasons(suspect);
    if (answer_.trained) text += evaluation(*answer_.trained);
    return text + closing();
  }

 private:
  std::string table() const {
    Table table({{"Account", Table::Align::left, id_width_max},
                 {"Score", Table::Align::right},
                 {"Label"},
                 {"Institution"},
                 {"Signals, the weightiest first", Table::Align::left, 100}});
    for (const auto& suspect : answer_.suspects)
      table.add_row({std::string(graph_.account_id(suspect.account)), score_text(suspect.score),
                     std::string(label(suspect)),
                     std::string(graph_.account_text(suspect.account, AccountText::institution)),
                     names(suspect)});
    const auto count = answer_.is_explained ? answer_.suspects.size() : answer_.listable;
    return section_text("Accounts to look at", table, count, "account", style_);
  }

  static std::string_view label(const Suspect& suspect) {
    if (!suspect.is_confirmed) return "";
    return *suspect.is_confirmed ? "confirmed" : "cleared";
  }
  /// Cut off, so that 0.999 is never told as 1.
  static std::string score_text(double score) {
    return fmt::format("{:.3f}", static_cast<int>(score * 1'000) / 1'000.0);
  }

  static std::string names(const Suspect& suspect) {
    std::string text;
    for (const auto& signal : suspect.signals)
      if (signal.is_reason) text += fmt::format("{}{}", text.empty() ? "" : ", ", to_text(signal.signal));
    return text;
  }

  std::string reasons(const Suspect& suspect) const {
    const auto has_label = suspect.is_confirmed.has_value();
    auto text =
        style_.bold(fmt::format("{}, score {}{}{}", escape_for_terminal(graph_.account_id(suspect.account)),
                                score_text(suspect.score), has_label ? ", " : "", label(suspect)))
        + '\n';
    for (const auto& signal : suspect.signals)
      if (signal.is_reason) text += reason(signal);
    std::string below;
    for (const auto& signal : suspect.signals)
      if (!signal.is_reason)
        below += fmt::format("    {}: {} (looked at from {} on)\n", to_text(signal.signal),
                             reason_text(signal, graph_), threshold_text(signal.signal, signal.threshold));
    if (!below.empty()) text += "  Below their thresholds:\n" + below;
    if (!suspect.unknown.empty()) text += "  Cannot be told:\n";
    for (const auto signal : suspect.unknown)
      text += fmt::format("    {}: {}\n", to_text(signal), unknown_reason(signal, answer_.confirmed > 0));
    return text + '\n';
  }

  /// What is not to be expected of a signal.
  static std::string_view by_the_labels(const SuspectSignal& signal) {
    if (signal.contribution < 0) return " (by the labels this speaks against suspicion)";
    return signal.reaches_threshold() ? "" : " (below its threshold, but by the labels it tells)";
  }

  std::string reason(const SuspectSignal& signal) const {
    auto sentence = reason_text(signal, graph_);
    if (!sentence.empty() && sentence.front() >= 'a' && sentence.front() <= 'z')
      sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
    auto text = fmt::format("  {}; {}{}.\n", sentence, rarity_text(signal), by_the_labels(signal));
    if (signal.transfers.empty()) return text;
    std::string ids;
    for (const auto transfer : signal.transfers)
      ids += (ids.empty() ? "" : ", ") + escape_for_terminal(graph_.transfer_id(transfer));
    return text + style_.dim(fmt::format("    {}{}", ids, signal.is_cut ? ", …" : "")) + '\n';
  }

  /// Before anything else: who sees a list takes it for one that the labels made better.
  static std::string warning(const Evaluation& found) {
    if (labels_taught(found)) return "";
    return fmt::format(
        "The labels taught nothing: on accounts that the weights were not learnt from, scores err as much as "
        "always predicting the same share (mean squared error {:.4f}, against {:.4f}). Without --labels the "
        "default weights are used.\n\n",
        found.brier, found.brier_of_share);
  }

  std::string evaluation(const TrainedWeights& trained) const {
    std::string text =
        fmt::format("The weights were learnt from {} confirmed and {} cleared accounts{}.\n",
                    count_text(answer_.confirmed), count_text(answer_.cleared),
                    trained.fitted.has_converged ? "" : "; the search for them did not converge");
    text += fmt::format(
        "Scores are made for a ledger in which {} % of the accounts without a label are like the confirmed "
        "ones; of "
        "those that were learnt from {} % are confirmed.\n",
        digits(trained.fitted.assumed_share * 100), digits(trained.fitted.labelled_share * 100));
    if (!trained.evaluation)
      return text + "There are too few labels to tell how well such weights do on accounts they were not learnt from.\n\n";
    const auto& found = *trained.evaluation;
    text += fmt::format(
        "Learnt from the {} earlier of them as known at {}, and tried on the {} later ones ({} confirmed), "
        "each "
        "cleared one standing for {} accounts:\n"
        "  from a score of 0.5 on: precision {} ({} among the labelled alone), recall {:.3f}, F1 {:.3f}; "
        "among "
        "the {} highest scores of labelled accounts: precision {:.3f}\n"
        "  mean squared error {:.4f}, against {:.4f} of always predicting the same share\n",
        count_text(found.trained_on), to_iso8601(found.split, 0), count_text(found.confirmed + found.cleared),
        count_text(found.confirmed), digits(found.cleared_weight), share_or_none(found.precision),
        share_or_none(found.precision_among_labelled), found.recall, found.f1, count_text(found.confirmed),
        found.precision_at_top, found.brier, found.brier_of_share);
    return text + calibration(found) + '\n';
  }

  /// Two digits: 1.2, 36, 0.31.
  static std::string digits(double number) {
    return number >= 10 ? fmt::format("{:.0f}", number) : fmt::format("{:.2g}", number);
  }

  /// Where nobody has such a score there is no precision.
  static std::string share_or_none(double share) {
    return std::isnan(share) ? "none" : fmt::format("{:.3f}", share);
  }

  std::string calibration(const Evaluation& found) const {
    Table table({{"  Score"},
                 {"Accounts", Table::Align::right},
                 {"Predicted", Table::Align::right},
                 {"Confirmed", Table::Align::right}});
    for (std::size_t i = 0; i < found.calibration.size(); ++i) {
      const auto& bin = found.calibration[i];
      if (bin.accounts == 0) continue;
      table.add_row(
          {fmt::format("  {:.1f} to {:.1f}", static_cast<double>(i) / 10, static_cast<double>(i + 1) / 10),
           count_text(bin.accounts), fmt::format("{:.3f}", bin.predicted), fmt::format("{:.3f}", bin.share)});
    }
    return table.to_text(style_);
  }

  std::string closing() const {
    auto text = fmt::format("{} scored, {} of them 0.5 or more; weights: {}.\n",
                            counted_text(answer_.scored, "account"), count_text(answer_.likely),
                            answer_.trained ? "learnt from the labels" : "defaults");
    return text
           + "A score tells where to look first, not who is guilty: look at the transfers, `sluice show LEDGER "
             "ACCOUNT`.\n";
  }

  const SuspectsAnswer& answer_;
  const TransferGraph& graph_;
  const Style& style_;
};

}  // namespace

std::string suspects_text(const SuspectsAnswer& answer, const TransferGraph& graph, const Style& style) {
  return SuspectsText(answer, graph, style).write();
}

}  // namespace sluice
