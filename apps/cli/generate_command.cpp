// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "apps/cli/commands.hpp"
#include "apps/cli/general_options.hpp"
#include "apps/cli/messages.hpp"
#include "apps/cli/progress_display.hpp"
#include "apps/cli/whole_number.hpp"
#include "apps/report/display_text.hpp"
#include "apps/report/duration_text.hpp"
#include "apps/report/json_writer.hpp"
#include "engine/values/error.hpp"
#include "generator/generate.hpp"
#include "generator/presets.hpp"

namespace sluice {
namespace {

constexpr const char* examples = R"(
The same arguments give the same bytes on every machine. truth.csv and truth-accounts.csv tell which transfers and
accounts belong to which case, truth-shapes.csv which of them make a laundering shape.

Examples:
  sluice generate -o made
  sluice generate -o made --accounts 1000 --transfers 50000 --cases 5 --seed 7
  sluice generate -o made --behaviour mixed)";

std::string preset_list() {
  std::string list;
  for (const auto name : preset_names()) list += fmt::format("{}{}", list.empty() ? "" : ", ", name);
  return list;
}

class GenerateCommand {
 public:
  GenerateCommand(CLI::App& app, Session& session) : session_(session) {
    app.add_option("-o,--output", query_.directory, "Folder for the files; created where it does not exist")
        ->required()
        ->type_name("DIR");
    const auto number = [&](const std::string& name, std::uint64_t& value, const std::string& description) {
      app.add_option(name, value, fmt::format("{} (default: {})", description, value))
          ->check(whole_number)
          ->type_name("N");
    };
    number("--accounts", query_.accounts, "Accounts, merchants, cash points and fee accounts aside");
    number("--transfers", query_.transfers, "Transfers");
    number("--cases", query_.cases, "Fraud cases among them");
    number("--seed", query_.seed, "Another number is another ledger");
    app.add_option("--behaviour", behaviour_,
                   fmt::format("How people and gangs behave: a TOML file, or one of {}", preset_list()))
        ->type_name("FILE|PRESET");
    app.add_option("--statements", query_.statements,
                   "Bank statements: only none can be made so far (default: none)")
        ->type_name("WHICH");
    add_general_options(app, session);
    app.footer(examples);
  }

  ExitCode run() {
    if (query_.statements != "none")
      throw InvalidQuery(fmt::format("--statements: expected none, found {}", query_.statements));
    if (!behaviour_.empty()) query_.behaviour = read_behaviour(behaviour_);
    const auto made = make();
    session_.json ? write_json(made) : print(text(made));
    return ExitCode::answered;
  }

 private:
  Generated make() {
    auto& progress = session_.progress;
    const ProgressDisplay display(progress);
    progress.begin("generating", query_.transfers);
    return generate(query_, [&](std::uint64_t done, std::uint64_t total) {
      progress.total = total;
      progress.done = done;
      progress.check();
    });
  }

  std::string text(const Generated& made) const {
    return fmt::format(
        "{} transfers between {} accounts and {} merchants, cash points and fee accounts\n"
        "{} cases with {} transfers: {} fraud payments of {} victims, {} mules{}\n"
        "{} bytes in {}\n"
        "Next: `sluice load {}/transfers.csv --accounts {}/accounts.csv -o made.sluice`\n",
        count_text(made.transfers), count_text(made.accounts), count_text(made.extra_accounts),
        count_text(made.cases), count_text(made.case_transfers), count_text(made.fraud_payments),
        count_text(made.victims), count_text(made.mules), shapes(made), count_text(made.bytes), folder(),
        folder(), folder());
  }

  static std::string shapes(const Generated& made) {
    if (made.shapes == 0) return {};
    return fmt::format(", {} laundering {}", count_text(made.shapes), made.shapes == 1 ? "shape" : "shapes");
  }

  std::string folder() const { return escape_for_terminal(query_.directory); }

  void write_json(const Generated& made) const {
    JsonWriter json(stdout);
    json.begin_object();
    json.member("path", query_.directory);
    json.member("accounts", made.accounts);
    json.member("extra_accounts", made.extra_accounts);
    json.member("transfers", made.transfers);
    json.member("cases", made.cases);
    json.member("case_transfers", made.case_transfers);
    json.member("fraud_payments", made.fraud_payments);
    json.member("victims", made.victims);
    json.member("mules", made.mules);
    json.member("shapes", made.shapes);
    json.member("bytes", made.bytes);
    json.member("seed", query_.seed);
    json.end_object();
    json.finish();
  }

  Session& session_;
  GenerateQuery query_;
  std::string behaviour_;
};

}  // namespace

Command add_generate(CLI::App& program, Session& session) {
  auto* app = program.add_subcommand("generate", "Make a synthetic ledger with fraud cases and their truth");
  const auto command = std::make_shared<GenerateCommand>(*app, session);
  return {app, [command] { return command->run(); }};
}

}  // namespace sluice
