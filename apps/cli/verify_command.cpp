// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "apps/cli/commands.hpp"
#include "apps/cli/general_options.hpp"
#include "apps/cli/messages.hpp"
#include "apps/cli/progress_display.hpp"
#include "apps/report/duration_text.hpp"
#include "apps/report/json_writer.hpp"
#include "engine/store/snapshot.hpp"

namespace sluice {
namespace {

constexpr const char* examples = R"(
Examples:
  sluice verify case.sluice
  sluice verify case.sluice --deep)";

class VerifyCommand {
 public:
  VerifyCommand(CLI::App& app, Session& session) : session_(session) {
    app.add_option("LEDGER", path_, "A ledger that `sluice load` wrote")->required()->type_name("");
    app.add_flag("--deep", deep_, "Also compute again whatever follows from other columns");
    add_general_options(app, session);
    app.footer(examples);
  }

  ExitCode run() {
    const auto verified = verify();
    if (session_.json)
      write_json(verified);
    else
      print(
          fmt::format("The ledger is whole: {} bytes in {} columns, {} transfers between {} accounts.\n{}\n",
                      count_text(verified.bytes), count_text(verified.columns),
                      count_text(verified.transfers), count_text(verified.accounts), verified.content_hash));
    return ExitCode::answered;
  }

 private:
  Verified verify() {
    const ProgressDisplay display(session_.progress);
    return verify_snapshot(path_, deep_, session_.progress);
  }

  void write_json(const Verified& verified) const {
    JsonWriter json(stdout);
    json.begin_object();
    json.member("ledger", verified.content_hash);
    json.member("path", path_);
    json.member("deep", deep_);
    json.member("bytes", verified.bytes);
    json.member("columns", verified.columns);
    json.member("accounts", verified.accounts);
    json.member("pockets", verified.pockets);
    json.member("transfers", verified.transfers);
    json.end_object();
    json.finish();
  }

  Session& session_;
  std::string path_;
  bool deep_ = false;
};

}  // namespace

Command add_verify(CLI::App& program, Session& session) {
  auto* app = program.add_subcommand("verify", "Check that a ledger is what was written");
  const auto command = std::make_shared<VerifyCommand>(*app, session);
  return {app, [command] { return command->run(); }};
}

}  // namespace sluice
