// SPDX-License-Identifier: Apache-2.0
#include "engine/store/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <fmt/format.h>

#include "engine/run/parallel.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

[[noreturn]] void cannot_read(const std::string& path, int error) {
  throw UnreadableInput(fmt::format("cannot read {}: {}", path, std::generic_category().message(error)));
}

}  // namespace

FileDescriptor::~FileDescriptor() {
  if (number_ >= 0) ::close(number_);
}

// Without O_NONBLOCK a named pipe would wait for a writer for ever; on files it changes nothing.
FileBytes::FileBytes(const std::string& path, bool map)
    : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
  if (!file_.is_open()) cannot_read(path, errno);
  const auto identity = identify(file_.number());
  if (!identity) throw UnreadableInput(fmt::format("cannot read {}: it is not a regular file", path));
  identity_ = *identity;
  size_ = static_cast<std::size_t>(identity_.size);
  if (size_ == 0) return;
  const int flags = map ? MAP_PRIVATE : MAP_PRIVATE | MAP_ANONYMOUS;
  memory_ =
      ::mmap(nullptr, size_, map ? PROT_READ : PROT_READ | PROT_WRITE, flags, map ? file_.number() : -1, 0);
  if (memory_ == MAP_FAILED) cannot_read(path, errno);
  if (map) return;
  try {
    read_all(path);
  } catch (...) {
    ::munmap(memory_, size_);
    throw;
  }
}

FileBytes::~FileBytes() {
  if (size_ != 0) ::munmap(memory_, size_);
}

void FileBytes::read_all(const std::string& path) {
  for_chunks(size_, std::size_t{16} << 20, [&](std::size_t, std::size_t begin, std::size_t end) {
    while (begin < end) {
      const auto got = ::pread(file_.number(), static_cast<char*>(memory_) + begin, end - begin,
                               static_cast<off_t>(begin));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) cannot_read(path, errno);
      if (got == 0) throw UnreadableInput(fmt::format("cannot read {}: it became shorter meanwhile", path));
      begin += static_cast<std::size_t>(got);
    }
  });
}

}  // namespace sluice
