// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <span>
#include <string>

namespace sluice {

/// A file that a command is about to write.
struct OutputPath {
  /// What the user wrote to have it, for messages: "-o case.sluice".
  std::string asked;
  std::filesystem::path file;
};

/// A command must not destroy what it reads, nor one of its answers by another. Throws InvalidQuery if an
/// output is the same file as an input or as another output, under whatever name or link; `-` as an input is
/// the file that standard input comes from, "" is none. Devices and pipes may be both. O(outputs · (inputs +
/// outputs)) looks at the file system.
void require_not_an_input(std::span<const OutputPath> outputs, std::span<const std::string> inputs);

}  // namespace sluice
