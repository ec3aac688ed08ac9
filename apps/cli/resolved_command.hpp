// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace sluice {

/// How another command would be asked the same: `sluice NAME LEDGER` with those options of `given`, from the
/// command line and the case file, that the command has too, then `more`. What only says how the program
/// runs, where it writes and how many rows it shows is left out, and so are the options of `without`. Options
/// of no value that are not given are left out. As a shell would have it.
[[nodiscard]] std::string resolved_command(const CLI::App& given, const std::string& name,
                                           const std::vector<std::string>& without,
                                           std::string_view more = {});

}  // namespace sluice
