// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <stdlib.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>

namespace sluice::test {

/// What `write` puts into the stream it is given.
template <class Write>
std::string written(Write write) {
  char* bytes = nullptr;
  std::size_t size = 0;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream(::open_memstream(&bytes, &size), &std::fclose);
  if (stream == nullptr) throw std::runtime_error("open_memstream failed");
  const auto close_and_take = [&] {
    stream.reset();
    const std::unique_ptr<char, void (*)(void*)> freed(bytes, &std::free);
    return std::string(bytes, size);
  };
  try {
    write(stream.get());
  } catch (...) {
    close_and_take();
    throw;
  }
  return close_and_take();
}

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// An empty folder that goes with its contents.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "sluice-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp failed");
    path_ = name;
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  [[nodiscard]] std::ptrdiff_t file_count() const {
    return std::distance(std::filesystem::directory_iterator(path_), {});
  }

 private:
  std::filesystem::path path_;
};

}  // namespace sluice::test
