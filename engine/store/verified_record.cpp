// SPDX-License-Identifier: Apache-2.0
#include "engine/store/verified_record.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <span>
#include <thread>

#include <fmt/format.h>

#include "engine/store/mapped_file.hpp"
#include "engine/store/snapshot_table.hpp"

namespace sluice {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

/// The coarsest tick of a kernel's file times is 10 ms.
constexpr auto tick = milliseconds(25);

std::string absolute(const std::string& path) {
  std::error_code error;
  const auto real = fs::canonical(path, error);
  return error ? std::string() : real.string();
}

/// The folder of records, empty where there is none.
fs::path records_folder() {
  const auto* cache = std::getenv("XDG_CACHE_HOME");
  if (cache != nullptr && cache[0] == '/') return fs::path(cache) / "sluice";
  const auto* home = std::getenv("HOME");
  if (home != nullptr && home[0] == '/') return fs::path(home) / ".cache" / "sluice";
  return {};
}

fs::path record_path(const fs::path& folder, const std::string& snapshot) {
  return folder
         / fmt::format("{:02x}.verified", fmt::join(checksum_of(std::as_bytes(std::span(snapshot))), ""));
}

/// What the record of this file must say, to the byte: whatever else stands there means "not verified".
std::string record_text(const std::string& snapshot, const FileIdentity& file, const Checksum& table) {
  return fmt::format("sluice verified, format {}\n{} {} {} {} {}\n{:02x}\n{}\n", snapshot_version,
                     file.device, file.inode, file.size, file.modified, file.changed, fmt::join(table, ""),
                     snapshot);
}

/// Exactly `size` bytes of a file of our own that nobody else may write; else nothing.
std::optional<std::string> read_record(const fs::path& path, std::size_t size) {
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  struct stat status {};
  if (!file.is_open() || ::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode))
    return std::nullopt;
  if (status.st_uid != ::geteuid() || (status.st_mode & (S_IWGRP | S_IWOTH)) != 0) return std::nullopt;
  if (status.st_size != static_cast<off_t>(size)) return std::nullopt;
  std::string text(size, '\0');
  if (::read(file.number(), text.data(), size) != static_cast<ssize_t>(size)) return std::nullopt;
  return text;
}

/// Whether the last change of the file is so long past that a further one would show.
bool settle(int descriptor, const FileIdentity& verified) {
  const auto now = [] {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
        std::chrono::system_clock::now().time_since_epoch());
  };
  const auto left = tick - (now() - std::chrono::nanoseconds(verified.changed));
  if (left > 2 * tick) return false;  // a clock is wrong
  if (left.count() > 0) std::this_thread::sleep_for(left);
  return identify(descriptor) == verified;
}

void write_record(const fs::path& path, const std::string& text) {
  const auto draft = path.string() + fmt::format(".{}", ::getpid());
  std::error_code ignored;
  bool written = false;
  {
    const FileDescriptor file(
        ::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (file.is_open())
      written = ::write(file.number(), text.data(), text.size()) == static_cast<ssize_t>(text.size());
  }
  if (written) fs::rename(draft, path, ignored);
  if (!written || ignored) fs::remove(draft, ignored);
}

}  // namespace

std::optional<FileIdentity> identify(int descriptor) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  // Times far outside our calendar wrap: they are only compared.
  const auto ns = [](const timespec& time) {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(time.tv_sec) * 1'000'000'000u
                                     + static_cast<std::uint64_t>(time.tv_nsec));
  };
  return FileIdentity{status.st_dev, status.st_ino, static_cast<std::uint64_t>(status.st_size),
                      ns(status.st_mtim), ns(status.st_ctim)};
}

bool is_recorded_as_verified(const std::string& path, const FileIdentity& file, const Checksum& table) {
  const auto folder = records_folder();
  const auto snapshot = absolute(path);
  if (folder.empty() || snapshot.empty()) return false;
  const auto wanted = record_text(snapshot, file, table);
  return read_record(record_path(folder, snapshot), wanted.size()) == wanted;
}

void record_as_verified(const std::string& path, int descriptor, const FileIdentity& verified,
                        const Checksum& table) {
  const auto folder = records_folder();
  const auto snapshot = absolute(path);
  if (folder.empty() || snapshot.empty()) return;
  std::error_code error;
  fs::create_directories(folder, error);
  if (error || !settle(descriptor, verified)) return;
  write_record(record_path(folder, snapshot), record_text(snapshot, verified, table));
}

}  // namespace sluice
