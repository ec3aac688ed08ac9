// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <unistd.h>

namespace sluice::tests {

/// An empty folder of its own for a test, also the one for records of verified snapshots; gone at its end.
class ScratchFolder {
 public:
  explicit ScratchFolder(bool records = true) {
    auto pattern = (std::filesystem::temp_directory_path() / "sluice-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::filesystem::filesystem_error("mkdtemp", {});
    path_ = pattern;
    // A name below a file can be no folder: nothing is recorded then.
    if (!records) std::ofstream(path_ / "file") << "no folder";
    ::setenv("XDG_CACHE_HOME", (path_ / (records ? "cache" : "file/cache")).c_str(), 1);
  }
  ~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }

  /// Names in the folder that begin so, drafts for instance.
  std::size_t count(const std::string& prefix) const {
    std::size_t found = 0;
    for (const auto& entry : std::filesystem::directory_iterator(path_))
      found += entry.path().filename().string().starts_with(prefix);
    return found;
  }

 private:
  std::filesystem::path path_;
};

inline std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace sluice::tests
