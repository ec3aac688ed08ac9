// SPDX-License-Identifier: Apache-2.0
#include "apps/report/features_csv.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "algorithms/suspects/signals/transfer_features.hpp"
#include "apps/report/csv_writer.hpp"

namespace sluice {
namespace {

constexpr std::uint64_t rows_per_step = 4'096;

void number_or_nothing(CsvWriter& csv, float number) {
  is_known(number) ? csv.cell(fmt::format("{}", number)) : csv.empty_cell();
}

void write_header(CsvWriter& csv) {
  csv.cell("account").cell("label").cell("score");
  for (std::size_t s = 0; s < signal_count; ++s) {
    const auto name = to_text(static_cast<Signal>(s));
    csv.cell(name).cell(fmt::format("{}-rarity", name)).cell(fmt::format("{}-strength", name));
  }
  csv.end_row();
}

/// Labels that are asked for in the order of their accounts.
class LabelCursor {
 public:
  explicit LabelCursor(std::span<const LabelledAccount> labels) : labels_(labels) {}

  std::string_view of(AccountNo account) {
    while (next_ < labels_.size() && labels_[next_].account < account) ++next_;
    if (next_ == labels_.size() || labels_[next_].account != account) return "";
    return labels_[next_].is_confirmed ? "1" : "0";
  }

 private:
  std::span<const LabelledAccount> labels_;
  std::size_t next_ = 0;
};

void write_accounts(const Suspicion& suspicion, std::span<const LabelledAccount> labels,
                    const ScoreWeights& weights, CsvWriter& csv, Progress& progress) {
  write_header(csv);
  LabelCursor cursor(labels);
  const auto scores = score_accounts(suspicion, weights);
  progress.begin("account features", scores.size());
  std::uint64_t done = 0;
  for (std::uint32_t i = 0; i < scores.size(); ++i) {
    if (++done % rows_per_step == 0) progress.advance(rows_per_step);
    if (std::isnan(scores[i])) continue;
    const AccountNo account(i);
    csv.cell(suspicion.graph().account_id(account)).cell(cursor.of(account));
    csv.cell(fmt::format("{:.6f}", scores[i]));
    for (std::size_t s = 0; s < signal_count; ++s) {
      number_or_nothing(csv, suspicion.values().values[s][i]);
      number_or_nothing(csv, suspicion.rarity().share.values[s][i]);
      number_or_nothing(csv, suspicion.strength().values[s][i]);
    }
    csv.end_row();
  }
}

void write_row(CsvWriter& csv, const TransferGraph& graph, const TransferFeatures& features, std::size_t i) {
  const TransferNo transfer(features.first.value + static_cast<std::uint32_t>(i));
  const auto currency = graph.currency(transfer);
  csv.cell(graph.transfer_id(transfer));
  csv.cell(graph.account_id(graph.payer(transfer))).cell(graph.account_id(graph.payee(transfer)));
  csv.cell(to_iso8601(graph.time(transfer), graph.digits(transfer)));
  csv.amount(graph.amount(transfer), graph.scale(currency)).cell(graph.currency_code(currency));
  for (const auto* column :
       {&features.since_payer_inflow, &features.since_payer_outflow, &features.since_payee_inflow,
        &features.over_last_inflow, &features.over_payer_mean, &features.over_payee_mean})
    number_or_nothing(csv, (*column)[i]);
  csv.number(features.payer_outflows_before[i]).number(features.payee_inflows_before[i]);
  for (const auto* column :
       {&features.hour, &features.weekday, &features.is_first_between, &features.is_first_this_way,
        &features.hands_on, &features.is_handed_on, &features.in_payer_episode, &features.in_payee_episode})
    csv.number(unsigned{(*column)[i]});
  csv.end_row();
}

void write_transfers(const TransferGraph& graph, const PassThroughQuery& query, CsvWriter& csv,
                     Progress& progress) {
  const TransferFeatureReader reader(graph, query, progress);
  csv.text_row({"transfer",
                "payer",
                "payee",
                "time",
                "amount",
                "currency",
                "since_payer_inflow",
                "since_payer_outflow",
                "since_payee_inflow",
                "over_last_inflow",
                "over_payer_mean",
                "over_payee_mean",
                "payer_outflows_before",
                "payee_inflows_before",
                "hour",
                "weekday",
                "is_first_between",
                "is_first_this_way",
                "hands_on",
                "is_handed_on",
                "in_payer_episode",
                "in_payee_episode"});
  progress.begin("transfer features", graph.transfer_count());
  TransferFeatures features;
  for (TransferNo begin(0); begin < graph.end();) {
    const auto size = std::min<std::uint32_t>(65'536, graph.end().value - begin.value);
    const TransferNo end(begin.value + size);
    reader.read(begin, end, features);
    for (std::size_t i = 0; i < features.size(); ++i) write_row(csv, graph, features, i);
    progress.advance(size);
    begin = end;
  }
}

}  // namespace

std::vector<std::filesystem::path> features_files(const std::filesystem::path& file) {
  auto transfers = file.parent_path() / file.stem();
  transfers += "-transfers.csv";
  return {file, transfers};
}

void write_features(const Suspicion& suspicion, std::span<const LabelledAccount> labels,
                    const ScoreWeights& weights, const PassThroughQuery& query,
                    const std::filesystem::path& file, Progress& progress) {
  const auto files = features_files(file);
  CsvWriter accounts(files[0]), transfers(files[1]);
  write_accounts(suspicion, labels, weights, accounts, progress);
  write_transfers(suspicion.graph(), query, transfers, progress);
  // Who finds the file that was asked for finds the other, too.
  transfers.finish();
  accounts.finish();
}

}  // namespace sluice
