// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// What a shell can complete of one option.
struct CompletedOption {
  /// "--json", "-o": all its names.
  std::vector<std::string> names;
  std::string description;
  bool takes_value = false;
};

struct CompletedCommand {
  std::string name, description;
  std::vector<CompletedOption> options;
};

/// The completion script of `program` for "bash", "zsh" or "fish"; nothing for any other shell. Where an
/// option takes a value, and for what is no option, files are completed.
[[nodiscard]] std::optional<std::string> completion_script(std::string_view shell, const std::string& program,
                                                           const std::vector<CompletedCommand>& commands);

}  // namespace sluice
