// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/output_paths.hpp"

#include <fmt/format.h>

#include "engine/values/error.hpp"

namespace sluice {
namespace {

bool is_same_file(const std::filesystem::path& a, const std::filesystem::path& b) {
  std::error_code unknown;
  return std::filesystem::is_regular_file(a, unknown) && std::filesystem::equivalent(a, b, unknown);
}

}  // namespace

void require_not_an_input(std::span<const OutputPath> outputs, std::span<const std::string> inputs) {
  for (const auto& output : outputs)
    for (const auto& input : inputs)
      if (is_same_file(output.file, input == "-" ? "/dev/stdin" : input))
        throw InvalidQuery(fmt::format("{} would overwrite {}, which is to be read; name another",
                                       output.asked, input == "-" ? "standard input" : input));
}

}  // namespace sluice
