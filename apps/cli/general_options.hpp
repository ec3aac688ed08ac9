// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "apps/cli/session.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace sluice {

/// The value name of options that take ids separated by commas, by which a case file knows them.
constexpr const char* id_list_type = "IDS";

/// --json, --threads and --case.
void add_general_options(CLI::App&, Session&);

/// An option that may be repeated, each time with one value.
CLI::Option* add_repeatable(CLI::App&, const std::string& name, std::vector<std::string>& values,
                            const std::string& description, const std::string& type);

/// --top: how many rows people are shown, with what they are in the description.
void add_top(CLI::App&, std::size_t& rows_max, const std::string& description);

/// Sets the options that the session's case file names and the command line does not. Throws InvalidQuery,
/// UnreadableInput.
void apply_case_file(CLI::App&, const Session&);

}  // namespace sluice
