// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "engine/run/progress.hpp"

namespace sluice {

/// The content of an input file: mapped, or unpacked into memory where it was compressed, came through a
/// pipe, or had to be converted to UTF-8.
struct InputText {
  /// As input_name says.
  std::string name;
  std::string path;
  std::string_view bytes;
  std::shared_ptr<const void> owner;
};

/// The name under which a file appears in reports: its last path component without .gz or .zst, "stdin" for
/// "-".
[[nodiscard]] std::string input_name(const std::string& path);

/// Opens a file, pipe or "-" (standard input). gzip and zstd are recognised by content. Throws
/// UnreadableInput for what cannot be read: not there, no permission, a directory, a damaged archive.
[[nodiscard]] InputText open_input(const std::string& path, Progress&);

}  // namespace sluice
