// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>

namespace sluice {

/// Bytes on their way to a file or a stream, every write checked. A file appears under its name
/// only when complete: it grows under a temporary name in the same folder and commit() renames it,
/// so a full disk leaves the old file, or none. What is there already and is no regular file
/// (a device, a pipe) is written directly.
/// All members throw OutputFailed with the name and the system's reason, Interrupted where a signal cut a
/// write short. A closed pipe is such a
/// failure only where the program ignores SIGPIPE.
class OutputFile {
 public:
  /// Creates the file that will become `path`. Overwrites what is there, keeping its permissions;
  /// a symbolic link is followed.
  explicit OutputFile(const std::filesystem::path& path);
  /// Writes to a stream that the caller keeps and closes; `name` is for messages.
  OutputFile(std::FILE* stream, std::string name);
  /// Without a commit() removes what was written.
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void write(std::string_view bytes);
  /// Pushes everything to the system and gives the file its name. No write may follow.
  void commit();

 private:
  void open_temporary();
  [[noreturn]] void fail(int error) const;

  std::FILE* stream_ = nullptr;
  bool owned_ = false;
  std::string name_;
  std::filesystem::path path_, temporary_;  // temporary_ is empty where the bytes go straight there
};

}  // namespace sluice
