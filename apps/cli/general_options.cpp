// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/general_options.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "apps/cli/case_file.hpp"
#include "apps/cli/whole_number.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

std::string read_text(const std::string& path) {
  // A folder opens like a file and fails only later, without a reason.
  std::error_code unknown;
  if (std::filesystem::is_directory(path, unknown))
    throw UnreadableInput(path + ": cannot be read: it is a directory; name a TOML file");
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in.is_open() || in.bad()) throw UnreadableInput(path + ": " + std::strerror(errno));
  return text;
}

std::vector<CaseOption> options_of(const CLI::App& app) {
  std::vector<CaseOption> options;
  for (const auto* option : app.get_options()) {
    if (option->get_lnames().empty()) continue;
    const auto& name = option->get_lnames().front();
    if (name == "help" || name == "case") continue;
    const bool takes_value = option->get_items_expected_max() > 0;
    const bool is_repeatable = takes_value && option->get_items_expected_max() > 1;
    options.push_back(
        {name, option->count() > 0, takes_value, is_repeatable, option->get_type_name() == id_list_type});
  }
  return options;
}

}  // namespace

void add_general_options(CLI::App& app, Session& session) {
  app.add_flag("--json", session.json, "Print the answer as JSON")->group("Output");
  app.add_option("--threads", session.threads, "Use at most N threads (default: all cores)")
      ->check(whole_number)
      ->type_name("N")
      ->group("Running");
  app.add_option("--case", session.case_file,
                 "Take options from a TOML file, keys named like the options; the command line wins")
      ->type_name("FILE")
      ->group("Running");
}

void add_top(CLI::App& app, std::size_t& rows_max, const std::string& description) {
  app.add_option("--top", rows_max, description)->check(whole_number)->type_name("N")->group("Output");
}

CLI::Option* add_repeatable(CLI::App& app, const std::string& name, std::vector<std::string>& values,
                            const std::string& description, const std::string& type) {
  return app.add_option(name, values, description)->allow_extra_args(false)->type_name(type);
}

void apply_case_file(CLI::App& app, const Session& session) {
  if (session.case_file.empty()) return;
  const auto& file = session.case_file;
  const auto options = options_of(app);
  for (const auto& merged : merge_case(parse_case(read_text(file), file), options, file)) {
    auto* option = app.get_option("--" + merged.name);
    if (merged.values.empty() && option->get_items_expected_max() == 0) option->add_result("true");
    for (const auto& value : merged.values) option->add_result(value);
    try {
      option->run_callback();
    } catch (const CLI::ConversionError&) {
      throw InvalidQuery(fmt::format("{}:{}: {}: expected a whole number, found {}", file, merged.line,
                                     merged.name, option->results().front()));
    }
  }
}

}  // namespace sluice
