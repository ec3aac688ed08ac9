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

/// Whether both names would make one file, which may not be there yet.
bool will_be_same_file(const std::filesystem::path& a, const std::filesystem::path& b) {
  std::error_code unknown;
  if (a.empty() || b.empty()) return false;
  if (std::filesystem::exists(a, unknown)) return is_same_file(a, b);
  const auto plain = [&](const std::filesystem::path& path) {
    return std::filesystem::weakly_canonical(std::filesystem::absolute(path, unknown), unknown);
  };
  return plain(a) == plain(b);
}

}  // namespace

void require_not_an_input(std::span<const OutputPath> outputs, std::span<const std::string> inputs) {
  for (const auto& output : outputs)
    for (const auto& input : inputs)
      if (is_same_file(output.file, input == "-" ? "/dev/stdin" : input))
        throw InvalidQuery(fmt::format("{} would overwrite {}, which is to be read; name another",
                                       output.asked, input == "-" ? "standard input" : input));
  for (std::size_t i = 0; i < outputs.size(); ++i)
    for (std::size_t j = i + 1; j < outputs.size(); ++j)
      if (will_be_same_file(outputs[i].file, outputs[j].file))
        throw InvalidQuery(
            fmt::format("{} and {} would be one file; name another", outputs[i].asked, outputs[j].asked));
}

}  // namespace sluice
