// SPDX-License-Identifier: Apache-2.0
#include "loaders/csv/load_transfers.hpp"

#include <algorithm>
#include <atomic>

#include "engine/run/parallel.hpp"
#include "engine/values/error.hpp"
#include "loaders/csv/file_cuts.hpp"
#include "loaders/csv/forms.hpp"
#include "loaders/csv/row_space.hpp"
#include "loaders/text/encoding.hpp"

namespace sluice {
namespace {

class TransferLoad {
 public:
  TransferLoad(const InputText& text, TransferFormat format, LedgerInput& input, Progress& progress,
               std::size_t chunk_bytes)
      : text_(text.bytes), format_(std::move(format)), input_(input), progress_(progress) {
    file_ =
        cut_file(text_, format_.plan.data_begin, format_.plan.data_line, format_.plan.dialect, chunk_bytes);
    format_.is_utf8 = file_.is_ascii || is_utf8(text_);
    first_chunk_ = input.rows.chunks.size();
  }

  ChunkReport run() {
    const auto earlier = input_.rows.size();
    while (input_.lanes.size() < thread_count()) input_.lanes.emplace_back();
    for (const auto& lane : input_.lanes) known_.emplace_back(lane.accounts.size(), lane.texts.size());
    reports_.resize(file_.cuts.size());
    progress_.begin("reading rows", text_.size());
    if (!parse_in_parallel()) {
      // Quotes did not come in pairs somewhere: each record begins where the one before it ended.
      input_.rows.chunks.resize(first_chunk_);
      shrink_rows(input_.rows, earlier);
      forget_new_names();
      reports_.assign(file_.cuts.size(), {});
      progress_.begin("reading rows one by one", text_.size());
      parse_in_turn();
    }
    return joined_reports();
  }

 private:
  std::size_t rows_of(std::size_t lines) const {
    const bool splits = format_.plan.has(static_cast<std::size_t>(TransferColumn::amount_received))
                        || format_.plan.has(static_cast<std::size_t>(TransferColumn::currency_received));
    return lines * (splits ? 2 : 1);
  }

  bool parse_in_parallel() {
    auto& rows = input_.rows;
    std::size_t end = rows.size();
    for (const auto& cut : file_.cuts) {
      rows.chunks.push_back({end, 0, format_.file, 0, {}});
      end += rows_of(cut.lines);
    }
    add_rows(rows, end - rows.size(), format_.plan);
    std::atomic<std::size_t> next{0};
    std::atomic<bool> agree{true};
    for_each_index(thread_count(), [&](std::size_t lane) {
      TransferParser parser(format_, input_.lanes[lane], rows);
      for (auto c = next++; c < file_.cuts.size() && agree; c = next++) {
        const auto& cut = file_.cuts[c];
        auto& chunk = rows.chunks[first_chunk_ + c];
        chunk.lane = static_cast<std::uint32_t>(lane);
        clear_rows(rows, chunk.first, rows_of(cut.lines));
        RecordReader reader(text_, format_.plan.dialect, cut.begin, cut.line);
        parse_cut(parser, reader, cut, chunk, reports_[c]);
        if (reader.position() != cut.end) agree = false;
      }
    });
    return agree;
  }

  /// What was read of misplaced records must leave no trace in the ledger. Dictionaries number by first
  /// appearance, so the names of earlier files get their numbers again.
  void forget_new_names() {
    const auto first_of = [](const TextDictionary& dictionary, std::size_t count) {
      TextDictionary kept;
      for (std::size_t i = 0; i < count; ++i) kept.encode(dictionary[i]);
      return kept;
    };
    for (std::size_t l = 0; l < known_.size(); ++l) {
      auto& lane = input_.lanes[l];
      lane.accounts = first_of(lane.accounts, known_[l].first);
      lane.texts = first_of(lane.texts, known_[l].second);
    }
  }

  void parse_in_turn() {
    auto& rows = input_.rows;
    TransferParser parser(format_, input_.lanes[0], rows);
    RecordReader reader(text_, format_.plan.dialect, format_.plan.data_begin, format_.plan.data_line);
    for (std::size_t c = 0; c < file_.cuts.size(); ++c) {
      const auto& cut = file_.cuts[c];
      if (reader.position() >= cut.end) continue;
      const auto lines = count_lines(text_.substr(reader.position(), cut.end - reader.position())) + 1;
      rows.chunks.push_back({rows.size(), 0, format_.file, 0, {}});
      add_rows(rows, rows_of(lines), format_.plan);
      clear_rows(rows, rows.chunks.back().first, rows_of(lines));
      parse_cut(parser, reader, cut, rows.chunks.back(), reports_[c]);
    }
  }

  void parse_cut(TransferParser& parser, RecordReader& reader, const FileCut& cut, RowChunk& chunk,
                 ChunkReport& report) {
    Record record;
    while (reader.next(record, cut.end)) parser.parse(record, chunk, report);
    parser.finish();
    progress_.advance(cut.end - cut.begin);
  }

  ChunkReport joined_reports() {
    ChunkReport all;
    all.dialect = format_.plan.dialect;
    for (auto& report : reports_) {
      all.records += report.records;
      all.failed += report.failed;
      all.rounded += report.rounded;
      all.unwrapped_ids += report.unwrapped_ids;
      std::ranges::move(report.rejections, std::back_inserter(all.rejections));
      std::ranges::move(report.dropped, std::back_inserter(all.dropped));
      all.used_empty_party |= report.used_empty_party;
      all.rises |= report.rises;
      all.falls |= report.falls;
      if (!report.first) continue;
      all.see(*report.first);
      all.last = report.last;
    }
    return all;
  }

  std::string_view text_;
  TransferFormat format_;
  LedgerInput& input_;
  Progress& progress_;
  FileCuts file_;
  std::size_t first_chunk_;
  std::vector<ChunkReport> reports_;
  /// How many accounts and texts each lane knew before this file.
  std::vector<std::pair<std::size_t, std::size_t>> known_;
};

/// Whether a first record reads as a transfer, where columns are named by place alone.
bool is_transfer(const TransferFormat& shared, const Record& record, const ColumnPlan& plan) {
  LedgerInput trial;
  auto format = shared;
  format.plan = plan;
  trial.lanes.resize(1);
  trial.rows.chunks.push_back({});
  add_rows(trial.rows, 2, plan);
  ChunkReport report;
  TransferParser(format, trial.lanes[0], trial.rows).parse(record, trial.rows.chunks[0], report);
  return report.rejections.empty();
}

}  // namespace

ChunkReport load_transfers(const InputText& text, std::uint16_t file, const LoadOptions& options,
                           CurrencyList& currencies, LedgerInput& input, Progress& progress,
                           std::size_t chunk_bytes) {
  const auto choices = parse_map(options.map);
  TransferFormat format{&options,    {},   text.name, file, {}, TimeReader(time_form(options)),
                        &currencies, false};
  PlanRequest request{transfer_columns, "", choices, options.no_header, options.delimiter, options.quote, {}};
  request.is_data = [&](const Record& record, const ColumnPlan& plan) {
    format.amounts = amount_form(options, plan.dialect);
    return is_transfer(format, record, plan);
  };
  format.plan = plan_columns(text.bytes, text.name, request);
  format.amounts = amount_form(options, format.plan.dialect);
  const auto first_chunk = input.rows.chunks.size();
  auto report = TransferLoad(text, std::move(format), input, progress, chunk_bytes).run();
  if (report.falls && !report.rises && !options.file_order_as_is) {
    reverse_rows(input.rows, first_chunk);
    input.files[file].newest_first = true;
  }
  return report;
}

}  // namespace sluice
