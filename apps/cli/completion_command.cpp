// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include <CLI/CLI.hpp>

#include "apps/cli/commands.hpp"
#include "apps/cli/completion_script.hpp"
#include "apps/cli/messages.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

constexpr const char* examples = R"(
Examples:
  sluice completion bash > ~/.local/share/bash-completion/completions/sluice
  sluice completion zsh > ~/.zfunc/_sluice
  sluice completion fish > ~/.config/fish/completions/sluice.fish)";

std::vector<CompletedCommand> commands_of(const CLI::App& program) {
  std::vector<CompletedCommand> commands;
  for (const auto* app : program.get_subcommands([](const CLI::App*) { return true; })) {
    CompletedCommand command{app->get_name(), app->get_description(), {}};
    for (const auto* option : app->get_options()) {
      if (option->get_group().empty()) continue;  // refused with an explanation
      CompletedOption completed{{}, option->get_description(), option->get_items_expected_max() > 0};
      for (const auto& name : option->get_snames()) completed.names.push_back("-" + name);
      for (const auto& name : option->get_lnames()) completed.names.push_back("--" + name);
      if (!completed.names.empty()) command.options.push_back(std::move(completed));
    }
    commands.push_back(std::move(command));
  }
  return commands;
}

}  // namespace

Command add_completion(CLI::App& program, Session&) {
  auto* app = program.add_subcommand("completion", "Print the completion script of a shell");
  const auto shell = std::make_shared<std::string>();
  app->add_option("SHELL", *shell, "bash, zsh or fish")->required()->type_name("");
  app->footer(examples);
  return {app, [&program, shell] {
            const auto script = completion_script(*shell, "sluice", commands_of(program));
            if (!script) throw InvalidQuery("completion: expected bash, zsh or fish, found " + *shell);
            print(*script);
            return ExitCode::answered;
          }};
}

}  // namespace sluice
