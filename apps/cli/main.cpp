// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <exception>
#include <initializer_list>
#include <new>
#include <system_error>

#include <CLI/CLI.hpp>

#include "apps/cli/commands.hpp"
#include "apps/cli/general_options.hpp"
#include "apps/cli/messages.hpp"
#include "apps/cli/signals.hpp"
#include "apps/cli/usage_error.hpp"
#include "engine/run/parallel.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

constexpr const char* footer = R"(
`sluice COMMAND --help` explains a command. Every query takes a CSV file of transfers, or a ledger that `sluice load`
wrote.

Exit status: 0 answered, 1 the answer is empty, 2 wrong usage, 3 unreadable input, 4 output failed, 130 stopped by
Ctrl-C.

Examples:
  sluice find transfers.csv --payer 6222020200012345678 --amount 50000
  sluice trace transfers.csv --fraud T1001
  sluice load transfers.csv --accounts accounts.csv -o case.sluice)";

/// Adds commands under one heading of the help.
void add_group(std::vector<Command>& commands, const char* heading, std::initializer_list<Command> added) {
  for (const auto& command : added) {
    command.app->group(heading);
    commands.push_back(command);
  }
}

std::vector<Command> add_commands(CLI::App& program, Session& session) {
  std::vector<Command> commands;
  add_group(commands, "Ledgers",
            {add_load(program, session), add_merge(program, session), add_verify(program, session),
             add_info(program, session)});
  add_group(commands, "Looking things up",
            {add_find(program, session), add_show(program, session), add_peers(program, session),
             add_common(program, session), add_connect(program, session)});
  add_group(commands, "Following stolen money",
            {add_trace(program, session), add_bounds(program, session), add_paths(program, session),
             add_ask(program, session), add_freeze(program, session), add_refund(program, session),
             add_report(program, session)});
  add_group(commands, "Finding the network",
            {add_chains(program, session), add_patterns(program, session), add_suspects(program, session),
             add_gangs(program, session), add_blacklist(program, session), add_governance(program, session),
             add_screen(program, session)});
  add_group(commands, "Trying things out",
            {add_generate(program, session), add_replay(program, session), add_completion(program, session)});
  return commands;
}

ExitCode fail(ExitCode code, std::string_view sentence) {
  tell(sentence);
  return code;
}

/// Parses the command line; false where all is said already (--help, --version).
bool parse(CLI::App& program, int argc, char** argv) {
  try {
    program.parse(argc, argv);
    return true;
  } catch (const CLI::ParseError& error) {
    const bool wants_help = error.get_name() == "CallForHelp";
    const bool wants_version = error.get_name() == "CallForVersion";
    // Beside them nothing else is looked at, but a wrong option is wrong all the same.
    if ((!wants_help && !wants_version) || !program.remaining(true).empty())
      throw InvalidQuery(describe_usage_error(program, error));
    print(wants_help ? program.help() : std::string(error.what()) + '\n');
  }
  return false;
}

ExitCode run(int argc, char** argv, Session& session) {
  CLI::App program("Follows stolen money through an account-transfer graph.", "sluice");
  program.set_version_flag("--version", std::string("sluice ") + SLUICE_VERSION);
  program.require_subcommand(1);
  program.footer(footer);
  const auto commands = add_commands(program, session);
  if (!parse(program, argc, argv)) return ExitCode::answered;
  for (const auto& command : commands) {
    if (!command.app->parsed()) continue;
    try {
      apply_case_file(*command.app, session);
    } catch (const CLI::ParseError& error) {
      throw InvalidQuery(session.case_file + ": " + error.what());
    }
    // More threads than cores only take turns.
    return with_threads(std::min(session.threads, thread_count()), command.run);
  }
  return ExitCode::wrong_usage;
}

/// Whatever goes wrong becomes a sentence and an exit status.
ExitCode run_guarded(int argc, char** argv, Session& session) {
  try {
    return run(argc, argv, session);
  } catch (const InvalidQuery& error) {
    return fail(ExitCode::wrong_usage, error.what());
  } catch (const UnreadableInput& error) {
    return fail(ExitCode::unreadable, error.what());
  } catch (const OutputFailed& error) {
    return fail(ExitCode::output_failed, error.what());
  } catch (const Interrupted&) {
    return fail(ExitCode::interrupted, "stopped; no half-written file is left");
  } catch (const std::bad_alloc&) {
    return fail(ExitCode::output_failed,
                "there is not enough memory; close other programs, or load fewer files");
  } catch (const std::system_error& error) {
    return fail(ExitCode::output_failed, error.what());
  } catch (const std::exception& error) {
    return fail(ExitCode::internal_fault, error.what());
  }
}

}  // namespace
}  // namespace sluice

int main(int argc, char** argv) {
  // Signals look at it until the very end, so it is never destroyed.
  static auto& session = *new sluice::Session();
  sluice::install_signal_handlers(session.progress);
  return static_cast<int>(sluice::run_guarded(argc, argv, session));
}
