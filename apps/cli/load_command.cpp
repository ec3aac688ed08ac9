// SPDX-License-Identifier: Apache-2.0
#include <sys/resource.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "apps/cli/commands.hpp"
#include "apps/cli/general_options.hpp"
#include "apps/cli/ledger_options.hpp"
#include "apps/cli/messages.hpp"
#include "apps/cli/output_paths.hpp"
#include "apps/cli/progress_display.hpp"
#include "apps/report/duration_text.hpp"
#include "apps/report/load_summary.hpp"
#include "engine/store/snapshot.hpp"
#include "engine/values/error.hpp"
#include "loaders/load.hpp"

namespace sluice {
namespace {

constexpr const char* examples = R"(
Examples:
  sluice load transfers.csv -o case.sluice
  sluice load bank-a.csv bank-b.csv.gz --accounts accounts.csv -o case.sluice
  sluice load export.txt --delimiter ';' --map payer=von --map payee=an --timezone Europe/Berlin -o case.sluice)";

using Clock = std::chrono::steady_clock;

class LoadCommand {
 public:
  LoadCommand(CLI::App& app, Session& session) : session_(session) {
    app.add_option("FILE", files_, "Files of transfers, also .gz and .zst; - is standard input")
        ->required()
        ->type_name("");
    app.add_option("-o,--output", path_, "Where the ledger is written")->required()->type_name("LEDGER");
    add_general_options(app, session);
    load_.add_to(app);
    app.footer(examples);
  }

  ExitCode run() {
    const auto start = Clock::now();
    auto options = load_.interpret();
    options.files = files_;
    require_other_paths(options);
    auto [loaded, outputs] = load(options);
    if (session_.json) {
      JsonWriter json(stdout);
      write_load_json(loaded.report, outputs, json);
    } else {
      const TransferGraph graph(loaded.ledger);
      const auto overview = describe_ledger(graph, Boundary(graph, {}));
      print(load_text(loaded.report, outputs, graph, overview, style_for(stdout))
            + cost_text(Clock::now() - start));
    }
    return ExitCode::answered;
  }

 private:
  struct Result {
    LoadedLedger loaded;
    LoadOutputs outputs;
  };

  std::string reject_file() const { return path_ + ".rejects.csv"; }

  /// Neither the ledger nor its reject file may take the place of a file that it is made from.
  void require_other_paths(const LoadOptions& options) const {
    auto inputs = input_files(options);
    inputs.push_back(session_.case_file);
    require_not_an_input(
        std::array{OutputPath{"-o " + path_, path_}, OutputPath{"-o " + path_, reject_file()}}, inputs);
  }

  Result load(const LoadOptions& options) {
    const ProgressDisplay display(session_.progress);
    const auto rejects = reject_file();
    auto loaded = load_or_list_rejections(options, rejects);
    LoadOutputs outputs{path_, loaded.report.rejections.empty() ? "" : rejects, ""};
    outputs.hash = write_snapshot(*loaded.ledger, path_, session_.progress);
    if (loaded.report.rejections.empty()) {
      // One of an earlier load would be taken for this one's.
      std::error_code absent;
      std::filesystem::remove(rejects, absent);
    } else {
      write_rejections(loaded.report.rejections, rejects);
    }
    return {std::move(loaded), std::move(outputs)};
  }

  /// Where nothing at all can be loaded the reasons are what the user needs.
  LoadedLedger load_or_list_rejections(const LoadOptions& options, const std::string& rejects) {
    try {
      return load_ledger(options, session_.progress);
    } catch (const NothingLoaded& nothing) {
      if (!nothing.report.rejections.empty()) write_rejections(nothing.report.rejections, rejects);
      throw;
    }
  }

  static std::string cost_text(Clock::duration elapsed) {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto mebibytes = static_cast<std::uint64_t>(usage.ru_maxrss) / 1024;
    const auto nanoseconds = std::chrono::duration_cast<std::chrono::nanoseconds>(elapsed).count();
    return fmt::format("took      {}, at most {} MiB of memory\n", duration_text(Duration(nanoseconds)),
                       count_text(mebibytes));
  }

  Session& session_;
  std::vector<std::string> files_;
  std::string path_;
  LoadArguments load_;
};

}  // namespace

Command add_load(CLI::App& program, Session& session) {
  auto* app = program.add_subcommand("load", "Read files of transfers into a ledger that opens at once");
  const auto command = std::make_shared<LoadCommand>(*app, session);
  return {app, [command] { return command->run(); }};
}

}  // namespace sluice
