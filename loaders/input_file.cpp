// SPDX-License-Identifier: Apache-2.0
#include "loaders/input_file.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <vector>

#include <fmt/format.h>

#include "engine/run/column.hpp"
#include "engine/values/error.hpp"
#include "loaders/decompress.hpp"

namespace sluice {
namespace {

[[noreturn]] void refuse(const std::string& path, std::string_view reason) {
  throw UnreadableInput(fmt::format("{}: cannot be read: {}", path, reason));
}

class Descriptor {
 public:
  Descriptor(const std::string& path, const Progress& progress) : number_(open_once(path)) {
    // A named pipe opens only when somebody writes to it.
    while (number_ < 0 && errno == EINTR) {
      progress.check();
      number_ = open_once(path);
    }
    if (number_ < 0) refuse(path, std::strerror(errno));
  }
  ~Descriptor() { close(number_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  static int open_once(const std::string& path) {
    return path == "-" ? dup(STDIN_FILENO) : open(path.c_str(), O_RDONLY | O_CLOEXEC);
  }

  int number_;
};

void map_file(InputText& input, int file, std::size_t size) {
  void* bytes = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  if (bytes == MAP_FAILED) refuse(input.path, std::strerror(errno));
  // Advice only: workers read their chunks from front to back.
  (void)madvise(bytes, size, MADV_WILLNEED);
  input.bytes = {static_cast<const char*>(bytes), size};
  input.owner =
      std::shared_ptr<const void>(bytes, [size](const void* p) { munmap(const_cast<void*>(p), size); });
}

void take(InputText& input, Array<char> bytes) {
  const auto kept = std::make_shared<Array<char>>(std::move(bytes));
  input.bytes = {kept->data(), kept->size()};
  input.owner = kept;
}

/// Until there is something to read or the end. The signal that cancels may reach another thread, or come
/// just before the waiting begins, so that alone does not end it.
void await_bytes(int file, const Progress& progress) {
  constexpr int milliseconds = 100;
  pollfd waiting{file, POLLIN, 0};
  while (poll(&waiting, 1, milliseconds) == 0) progress.check();
  progress.check();
}

void read_stream(InputText& input, int file, Progress& progress) {
  std::vector<char> part(std::size_t{1} << 20);
  Array<char> bytes;
  for (;;) {
    await_bytes(file, progress);
    const auto count = read(file, part.data(), part.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) refuse(input.path, std::strerror(errno));
    if (count == 0) break;
    bytes.append(part.data(), static_cast<std::size_t>(count));
    progress.advance(static_cast<std::uint64_t>(count));
  }
  // Ctrl-C also ends the program at the other end of a pipe: then this is not the end of its output.
  progress.check();
  take(input, std::move(bytes));
}

}  // namespace

std::string input_name(const std::string& path) {
  if (path == "-") return "stdin";
  auto name = std::filesystem::path(path).filename();
  if (name.extension() == ".gz" || name.extension() == ".zst") name = name.stem();
  return name.string();
}

InputText open_input(const std::string& path, Progress& progress) {
  InputText input{input_name(path), path, {}, nullptr};
  const Descriptor file(path, progress);
  struct stat status {};
  if (fstat(file.number(), &status) != 0) refuse(path, std::strerror(errno));
  if (S_ISDIR(status.st_mode)) refuse(path, "it is a directory; name the files in it");
  progress.begin("reading", static_cast<std::uint64_t>(std::max<off_t>(0, status.st_size)));
  if (S_ISREG(status.st_mode) && status.st_size > 0)
    map_file(input, file.number(), static_cast<std::size_t>(status.st_size));
  else
    read_stream(input, file.number(), progress);
  if (is_compressed(input.bytes)) {
    progress.begin("unpacking", input.bytes.size());
    take(input, decompress(input.bytes, path, progress));
  }
  return input;
}

}  // namespace sluice
