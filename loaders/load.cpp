// SPDX-License-Identifier: Apache-2.0
#include "loaders/load.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "engine/build/build_ledger.hpp"
#include "engine/values/error.hpp"
#include "loaders/csv/cell_text.hpp"
#include "loaders/csv/load_companions.hpp"
#include "loaders/csv/load_transfers.hpp"
#include "loaders/decode.hpp"
#include "loaders/text/id_text.hpp"

namespace sluice {
namespace {

class LedgerLoad {
 public:
  LedgerLoad(const LoadOptions& options, Progress& progress)
      : options_(options), progress_(progress), currencies_(options) {}

  LoadedLedger run() {
    if (options_.files.empty()) throw InvalidQuery("no file to load");
    if (options_.files.size() > 0xFFFF)
      throw InvalidQuery("more than 65,535 files: load them in parts and merge");
    require_usable_empty_party();
    for (const auto& file : options_.files) ++files_called_[input_name(file)];
    for (const auto& file : options_.files) load_file(file);
    load_companions();
    input_.currencies = currencies_.list();
    auto built = build_ledger(std::move(input_), options_.equal_times, progress_);
    report_.loaded = built.loaded;
    report_.self = built.self;
    report_.duplicate = built.duplicates;
    report_conflicts(built.conflicts, built.ledger->files);
    report_contradictions(built.contradictions);
    std::ranges::stable_sort(report_.rejections, [&](const Rejection& a, const Rejection& b) {
      return std::pair(place_[a.file], a.line) < std::pair(place_[b.file], b.line);
    });
    finish();
    return {built.ledger, std::move(report_)};
  }

 private:
  InputText open(const std::string& path) {
    auto text = open_input(path, progress_);
    decode(text, report_.notes);
    return text;
  }

  void require_usable_empty_party() const {
    if (!options_.empty_party) return;
    const auto id = read_id(*options_.empty_party);
    if (id.fault != IdFault::none || id.id != *options_.empty_party)
      throw InvalidQuery(fmt::format("--empty-party {}: expected an account's id", *options_.empty_party));
  }

  void load_file(const std::string& path) {
    const auto number = static_cast<std::uint16_t>(texts_.size());
    auto& text = texts_.emplace_back(open(path));
    input_.files.push_back({text.name});
    if (files_called_[text.name] > 1) text.name = fmt::format("{}#{}", text.name, number + 1);
    place_.emplace(text.name, number);
    auto report = load_transfers(text, number, options_, currencies_, input_, progress_);
    report_.rows += report.records;
    report_.rejected += report.rejections.size();
    report_.failed += report.failed;
    report_.rounded += report.rounded;
    report_.unwrapped_ids += report.unwrapped_ids;
    std::ranges::move(report.rejections, std::back_inserter(report_.rejections));
    std::ranges::move(report.dropped, std::back_inserter(input_.dropped));
    if (input_.files[number].newest_first)
      report_.notes.push_back(
          fmt::format("{}: lists the newest first, so it was read from its end (--file-order as-is "
                      "reads it from its beginning)",
                      text.name));
    used_empty_party_ |= report.used_empty_party;
    dialects_.push_back(report.dialect);
  }

  void load_companions() {
    const auto add = [&](const std::string& path, std::vector<Rejection> rejections) {
      place_.emplace(input_name(path), 0x10000 + place_.size());
      report_.rejected_companions += rejections.size();
      std::ranges::move(rejections, std::back_inserter(report_.rejections));
    };
    for (const auto& path : options_.accounts) {
      const auto file = static_cast<std::uint16_t>(account_files_.size());
      account_files_.push_back(input_name(path));
      add(path, load_accounts(open(path), file, options_, currencies_, input_));
    }
    for (const auto& path : options_.aliases) add(path, load_aliases(open(path), options_, input_));
    for (const auto& path : options_.links) add(path, load_links(open(path), options_, input_));
    if (!used_empty_party_) return;
    const auto has_kind = [&](const AccountRow& row) {
      return row.account == *options_.empty_party && row.kind;
    };
    if (std::ranges::any_of(input_.accounts, has_kind)) return;
    AccountRow empty_party;
    empty_party.account = *options_.empty_party;
    empty_party.kind = AccountKind::cash_point;
    input_.accounts.push_back(empty_party);
    account_files_.emplace_back("--empty-party");
  }

  /// Rows refused because of their id are shown as they stood.
  void report_conflicts(const std::vector<ConflictingRow>& conflicts, const FileTable& files) {
    for (const auto& conflict : conflicts) {
      ++report_.rejected;
      const auto expected = fmt::format("an id of its own: {}:{} has the same and says something else",
                                        files.name[conflict.earlier_file], conflict.earlier_line);
      report_.rejections.push_back({std::string(files.name[conflict.file]), conflict.line, "transfer_id",
                                    expected, conflict.id, row_text(conflict)});
    }
  }

  std::string row_text(const ConflictingRow& conflict) {
    auto& lines = line_begins_[conflict.file];
    const auto text = texts_[conflict.file].bytes;
    if (lines.empty()) lines = begins_of_lines(text);
    Record record;
    RecordReader(text, dialects_[conflict.file], lines[conflict.line - 1]).next(record);
    return excerpt(record.text);
  }

  static std::vector<std::size_t> begins_of_lines(std::string_view text) {
    std::vector<std::size_t> begins = {0};
    for (std::size_t i = 0; i < text.size(); ++i)
      if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n')))
        begins.push_back(i + 1);
    return begins;
  }

  void report_contradictions(const std::vector<Contradiction>& contradictions) {
    for (const auto& contradiction : contradictions) {
      ++report_.rejected_companions;
      report_.rejections.push_back(
          {account_files_[contradiction.file], contradiction.line, contradiction.attribute,
           fmt::format("{}, as said before of account {}", contradiction.earlier, contradiction.account),
           contradiction.later, ""});
    }
  }

  void finish() {
    const auto& r = report_;
    if (r.rows != r.loaded + r.rejected + r.failed + r.self + r.duplicate + r.merged)
      throw std::logic_error(
          fmt::format("{} rows were read, but {} loaded, {} rejected, {} failed, {} self, {} duplicate: "
                      "a fault of sluice, please report it",
                      r.rows, r.loaded, r.rejected, r.failed, r.self, r.duplicate));
    if (options_.strict && !r.rejections.empty()) throw UnreadableInput(sentence(r.rejections.front()));
    if (r.rows > 0 && r.loaded == 0) throw NothingLoaded(why_nothing(), report_);
  }

  std::string why_nothing() const {
    const auto& r = report_;
    if (r.rejections.empty())
      return fmt::format(
          "{} rows were read and none of them moves money: {} failed, {} pay an account to itself", r.rows,
          r.failed, r.self);
    return fmt::format("{} rows were read and none could be loaded; the first: {}", r.rows,
                       sentence(r.rejections.front()));
  }

  static std::string sentence(const Rejection& rejection) {
    return fmt::format("{}:{}: {}expected {}, found {}", rejection.file, rejection.line,
                       rejection.column.empty() ? "" : rejection.column + ": ", rejection.expected,
                       rejection.found.empty() ? "nothing" : rejection.found);
  }

  const LoadOptions& options_;
  Progress& progress_;
  CurrencyList currencies_;
  LedgerInput input_;
  LoadReport report_;
  std::vector<InputText> texts_;
  std::vector<Dialect> dialects_;
  std::map<std::string, std::size_t> files_called_;
  std::vector<std::string> account_files_;
  std::map<std::string, std::size_t> place_;
  std::map<std::uint16_t, std::vector<std::size_t>> line_begins_;
  bool used_empty_party_ = false;
};

}  // namespace

LoadedLedger load_ledger(const LoadOptions& options, Progress& progress) {
  return LedgerLoad(options, progress).run();
}

std::vector<CompanionRow> read_companion(const std::string& file, const std::string& prefix,
                                         const std::vector<std::string>& columns,
                                         const LoadOptions& options) {
  Progress progress;
  std::vector<std::string> notes;
  auto text = open_input(file, progress);
  decode(text, notes);
  std::vector<KnownColumn> known;
  for (const auto& column : columns) known.push_back({column, "", known.empty()});
  auto table = read_small_table(text, known, prefix, options);
  if (!table.rejections.empty()) {
    const auto& bad = table.rejections.front();
    throw UnreadableInput(
        fmt::format("{}:{}: expected {}, found {}", bad.file, bad.line, bad.expected, bad.found));
  }
  std::vector<CompanionRow> rows;
  for (auto& row : table.rows) rows.push_back({row.line, std::move(row.cells)});
  return rows;
}

}  // namespace sluice
