// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace sluice {

/// What is wrong with the command line, as one sentence that says what to do.
[[nodiscard]] std::string describe_usage_error(const CLI::App& program, const CLI::ParseError&);

}  // namespace sluice
