// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/usage_error.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "apps/cli/nearest_word.hpp"

namespace sluice {
namespace {

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* option : app.get_options())
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

std::vector<std::string> command_names(const CLI::App& program) {
  std::vector<std::string> names;
  for (const auto* app : program.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(app->get_name());
  return names;
}

std::string with_guess(std::string sentence, const std::string& nearest, const std::string& help) {
  if (!nearest.empty()) return fmt::format("{}; did you mean {}?", sentence, nearest);
  return fmt::format("{}; see `{} --help`", sentence, help);
}

}  // namespace

std::string describe_usage_error(const CLI::App& program, const CLI::ParseError& error) {
  const auto chosen = program.get_subcommands();
  const auto& app = chosen.empty() ? program : *chosen.back();
  const auto name = chosen.empty() ? std::string() : app.get_name();
  const auto help = chosen.empty() ? std::string("sluice") : "sluice " + name;
  const auto extra = program.remaining(true);
  const auto option =
      std::ranges::find_if(extra, [](const auto& e) { return e.size() > 1 && e.front() == '-'; });
  if (option != extra.end()) {
    const auto unknown = option->substr(0, option->find('='));
    return with_guess(chosen.empty() ? fmt::format("there is no option {}", unknown)
                                     : fmt::format("{} has no option {}", name, unknown),
                      nearest_word(unknown, option_names(app)), help);
  }
  if (chosen.empty() && !extra.empty())
    return with_guess(fmt::format("there is no command {}", extra.front()),
                      nearest_word(extra.front(), command_names(program)), help);
  if (chosen.empty()) return "no command is given; `sluice --help` lists them";
  if (!extra.empty())
    return fmt::format("{}: {} is one argument too many; see `{} --help`", name, extra.front(), help);
  // All values that are converted are counts.
  const std::string message = error.what();
  const std::string_view unconverted = "Could not convert: ";
  if (const auto equals = message.find(" = ");
      message.starts_with(unconverted) && equals != std::string::npos)
    return fmt::format("{}: expected a whole number, found {}",
                       message.substr(unconverted.size(), equals - unconverted.size()),
                       message.substr(equals + 3));
  return fmt::format("{}: {}; see `{} --help`", name, message, help);
}

}  // namespace sluice
