// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/resolved_command.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "apps/cli/general_options.hpp"
#include "apps/report/shell_word.hpp"

namespace sluice {
namespace {

/// These change no answer.
constexpr std::array<std::string_view, 9> running{"help",    "json",   "threads", "case",    "no-map",
                                                  "rejects", "output", "csv",     "requests"};

/// The option's values as they would be written, the option before each that needs it.
std::string written(const CLI::Option& option) {
  const auto& name = option.get_lnames().front();
  if (option.get_items_expected_max() == 0) return " --" + name;
  std::string text;
  const bool is_list = option.get_type_name() == id_list_type;
  std::string ids;
  for (const auto& value : option.results()) {
    if (is_list)
      ids += (ids.empty() ? "" : ",") + value;
    else
      text += fmt::format(" --{} {}", name, shell_word(value));
  }
  return is_list ? fmt::format(" --{} {}", name, shell_word(ids)) : text;
}

bool has_option(const CLI::App& command, const std::string& name) {
  const auto* option = command.get_option_no_throw("--" + name);
  return option != nullptr && !option->get_group().empty();
}

}  // namespace

std::string resolved_command(const CLI::App& given, const std::string& name,
                             const std::vector<std::string>& without, std::string_view more) {
  const auto* command = given.get_parent()->get_subcommand(name);
  auto text = "sluice " + name;
  if (const auto* ledger = given.get_option_no_throw("LEDGER"))
    text += ' ' + shell_word(ledger->as<std::string>());
  for (const auto* option : given.get_options()) {
    if (option->get_lnames().empty() || option->empty()) continue;
    const auto& long_name = option->get_lnames().front();
    if (std::ranges::find(running, long_name) != running.end()) continue;
    if (std::ranges::find(without, long_name) != without.end()) continue;
    if (has_option(*command, long_name)) text += written(*option);
  }
  return text + std::string(more);
}

}  // namespace sluice
