// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/ledger_options.hpp"

#include <fmt/format.h>
#include <filesystem>

#include <CLI/CLI.hpp>

#include "apps/cli/messages.hpp"
#include "apps/cli/progress_display.hpp"
#include "apps/report/duration_text.hpp"
#include "apps/report/load_summary.hpp"
#include "engine/store/content_hash.hpp"
#include "engine/store/snapshot.hpp"
#include "engine/values/error.hpp"
#include "loaders/load.hpp"
#include "loaders/overlay.hpp"

namespace sluice {
namespace {

void tell_rejections(const LoadReport& report, const std::string& rejects) {
  for (const auto& note : report.notes) tell(note);
  if (!rejects.empty() && !report.rejections.empty()) write_rejections(report.rejections, rejects);
  if (report.rejected + report.rejected_companions == 0) return;
  const auto all =
      fmt::format("{} of {} rows were rejected", count_text(report.rejected), count_text(report.rows));
  const auto more = report.rejected_companions == 0 ? std::string()
                                                    : fmt::format(" (and {} rows of companion files)",
                                                                  count_text(report.rejected_companions));
  tell(rejects.empty() ? fmt::format(
           "{}{}; the answer rests on the others, --rejects FILE lists every one with the reason", all, more)
                       : fmt::format("{}{}; {} lists every one with the reason", all, more, rejects));
}

}  // namespace

std::vector<std::string> input_files(const LoadOptions& options) {
  std::vector<std::string> files;
  for (const auto* list : {&options.files, &options.accounts, &options.aliases, &options.links})
    files.insert(files.end(), list->begin(), list->end());
  return files;
}

const std::string& OpenedLedger::hash() {
  if (hash_.empty()) hash_ = content_hash(graph.ledger());
  return hash_;
}

void LedgerOptions::add_ledger(CLI::App& app) {
  app.add_option("LEDGER", ledger_, "A snapshot that `sluice load` wrote, or a CSV file of transfers")
      ->required()
      ->type_name("");
}

void LedgerOptions::add_reading(CLI::App& app) {
  load_.add_to(app);
  rejects_option_ =
      app.add_option("--rejects", rejects_, "Write rejected rows of a CSV, with reasons, to FILE")
          ->type_name("FILE")
          ->group("Output");
  app.add_flag("--no-map", no_map_, "Read a snapshot into memory instead of mapping it: for network disks")
      ->group("Running");
}

std::vector<std::string> LedgerOptions::inputs() const {
  auto options = load_.interpret();
  options.files = {ledger_};
  return input_files(options);
}

std::vector<OutputPath> LedgerOptions::outputs() const {
  if (rejects_.empty()) return {};
  return {{"--rejects " + rejects_, rejects_}};
}

OpenedLedger LedgerOptions::open(Session& session) const {
  auto files_read = inputs();
  files_read.push_back(session.case_file);
  require_not_an_input(outputs(), files_read);
  const ProgressDisplay display(session.progress);
  // A pipe must be opened once only: whoever writes to it would take the first closing for the end.
  std::error_code unknown;
  const bool is_file = std::filesystem::is_regular_file(ledger_, unknown);
  return is_file && is_snapshot(ledger_) ? open_snapshot_file(session) : load_file(session);
}

OpenedLedger LedgerOptions::open_snapshot_file(Session& session) const {
  load_.require_none_for_snapshot();
  if (rejects_option_->count() > 0)
    throw InvalidQuery(
        "--rejects: LEDGER is a snapshot, whose rejected rows `sluice load` has written beside it");
  auto opened = open_snapshot(ledger_, {.map = !no_map_}, session.progress);
  const auto options = load_.interpret();
  if (options.accounts.empty()) return {std::move(opened.ledger), std::move(opened.content_hash)};
  std::vector<std::string> notes;
  auto overlaid = overlay_accounts(opened.ledger, options, notes);
  for (const auto& note : notes) tell(note);
  return {std::move(overlaid), ""};
}

OpenedLedger LedgerOptions::load_file(Session& session) const {
  auto options = load_.interpret();
  options.files = {ledger_};
  try {
    auto loaded = load_ledger(options, session.progress);
    tell_rejections(loaded.report, rejects_);
    return {std::move(loaded.ledger), ""};
  } catch (const NothingLoaded& nothing) {
    if (!rejects_.empty() && !nothing.report.rejections.empty())
      write_rejections(nothing.report.rejections, rejects_);
    throw;
  }
}

LoadOptions LedgerOptions::companion_options() const { return load_.interpret(); }

Time read_start(const std::string& option, const std::string& text, const TimeForm& form) {
  const auto reading = TimeReader(form).read(text);
  if (reading.fault == TimeFault::none) return reading.time;
  throw InvalidQuery(fmt::format("{} {}: expected {}", option, text, expectation(reading.fault)));
}

Time read_end(const std::string& option, const std::string& text, const TimeForm& form) {
  const auto reading = TimeReader(form).read_to_end(text);
  if (reading.fault == TimeFault::none) return reading.time;
  throw InvalidQuery(fmt::format("{} {}: expected {}", option, text, expectation(reading.fault)));
}

}  // namespace sluice
