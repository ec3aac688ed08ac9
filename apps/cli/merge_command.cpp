// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <filesystem>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "apps/cli/commands.hpp"
#include "apps/cli/general_options.hpp"
#include "apps/cli/messages.hpp"
#include "apps/cli/output_paths.hpp"
#include "apps/cli/progress_display.hpp"
#include "apps/report/load_summary.hpp"
#include "engine/store/snapshot.hpp"
#include "engine/values/error.hpp"
#include "loaders/snapshot/merge.hpp"

namespace sluice {
namespace {

constexpr const char* examples = R"(
Only ledgers that `sluice load` wrote can be merged; several CSV files are loaded together by `sluice load`.

Examples:
  sluice merge bank-a.sluice bank-b.sluice -o both.sluice)";

class MergeCommand {
 public:
  MergeCommand(CLI::App& app, Session& session) : session_(session) {
    app.add_option("LEDGER", parts_, "Ledgers that `sluice load` wrote, in the order of their files")
        ->required()
        ->expected(2, CLI::detail::expected_max_vector_size)
        ->type_name("");
    app.add_option("-o,--output", path_, "Where the merged ledger is written")
        ->required()
        ->type_name("LEDGER");
    app.add_option("--equal-times", equal_times_,
                   "credits-first: within one time, credits before what they pay")
        ->type_name("HOW");
    add_general_options(app, session);
    app.footer(examples);
  }

  ExitCode run() {
    if (!equal_times_.empty() && equal_times_ != "credits-first")
      throw InvalidQuery(fmt::format("--equal-times: expected credits-first, found {}", equal_times_));
    if (parts_.size() > parts_max)
      throw InvalidQuery(
          fmt::format("{} ledgers are too many; merge at most {} at once", parts_.size(), parts_max));
    require_other_path();
    const auto [built, outputs] = merge();
    LoadReport report;
    report.loaded = built.loaded;
    report.self = built.self;
    report.duplicate = built.duplicates;
    report.rejected = built.conflicts.size();
    report.rows = report.loaded + report.self + report.duplicate + report.rejected;
    if (session_.json) {
      JsonWriter json(stdout);
      write_load_json(report, outputs, json);
    } else {
      const TransferGraph graph(built.ledger);
      print(
          load_text(report, outputs, graph, describe_ledger(graph, Boundary(graph, {})), style_for(stdout)));
    }
    return ExitCode::answered;
  }

 private:
  static constexpr std::size_t parts_max = 60'000;

  struct Result {
    BuiltLedger built;
    LoadOutputs outputs;
  };

  void require_other_path() const {
    auto inputs = parts_;
    inputs.push_back(session_.case_file);
    require_not_an_input(std::array{OutputPath{"-o " + path_, path_}}, inputs);
  }

  Result merge() {
    const ProgressDisplay display(session_.progress);
    std::vector<MergedLedger> ledgers;
    for (const auto& part : parts_) {
      std::error_code unknown;
      if (std::filesystem::exists(part, unknown) && !is_snapshot(part))
        throw UnreadableInput(fmt::format(
            "{} is no ledger that `sluice load` wrote; load CSV files together with `sluice load` instead",
            part));
      ledgers.push_back({part, open_snapshot(part, {}, session_.progress).ledger});
    }
    const auto order = equal_times_.empty() ? EqualTimes::as_listed : EqualTimes::credits_first;
    auto built = merge_ledgers(ledgers, order, session_.progress);
    for (const auto& row : built.conflicts) {
      const auto& files = built.ledger->files.name;
      tell(fmt::format("{}:{}: transfer {} has the id of {}:{} and says something else, so it is left out",
                       files[row.file], row.line, row.id, files[row.earlier_file], row.earlier_line));
    }
    LoadOutputs outputs{path_, "", write_snapshot(*built.ledger, path_, session_.progress)};
    return {std::move(built), std::move(outputs)};
  }

  Session& session_;
  std::vector<std::string> parts_;
  std::string path_, equal_times_;
};

}  // namespace

Command add_merge(CLI::App& program, Session& session) {
  auto* app =
      program.add_subcommand("merge", "Join ledgers into one, as if their files had been loaded together");
  const auto command = std::make_shared<MergeCommand>(*app, session);
  return {app, [command] { return command->run(); }};
}

}  // namespace sluice
