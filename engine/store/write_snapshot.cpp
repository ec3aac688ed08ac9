// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "engine/store/mapped_file.hpp"
#include "engine/store/snapshot.hpp"
#include "engine/store/snapshot_table.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void cannot_write(const std::string& path, const std::string& reason) {
  throw OutputFailed(fmt::format("cannot write {}: {}", path, reason));
}

[[noreturn]] void cannot_write(const std::string& path, int error) {
  cannot_write(path, std::generic_category().message(error));
}

fs::path folder_of(const fs::path& target) {
  return target.has_parent_path() ? target.parent_path() : fs::path(".");
}

/// The file to replace: where `path` is a link, what it leads to.
fs::path target_of(const std::string& path) {
  std::error_code error;
  fs::path target(path);
  if (fs::is_symlink(target, error)) {
    target = fs::canonical(target, error);
    if (error) cannot_write(path, "it is a link that leads nowhere");
  }
  const auto status = fs::status(target, error);
  if (fs::is_directory(status) || !target.has_filename())
    cannot_write(path, "it is a folder, not the name of a file");
  if (fs::exists(status) && !fs::is_regular_file(status)) cannot_write(path, "it is not a regular file");
  if (!fs::is_directory(folder_of(target), error))
    cannot_write(path, fmt::format("there is no folder {}", folder_of(target).string()));
  return target;
}

/// The file under the name it has until it is complete. Removed at the end unless it was published.
class Draft {
 public:
  Draft(std::string shown, fs::path target)
      : shown_(std::move(shown)), target_(std::move(target)), file_(create()) {}
  ~Draft() {
    if (!published_) ::unlink(draft_.c_str());
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  const FileDescriptor& file() const { return file_; }

  /// Takes all the room at once where the file system can, so that a full disk shows before the work.
  void reserve(std::uint64_t size) const {
    const auto length = static_cast<off_t>(size);
    if (::fallocate(file_.number(), 0, 0, length) == 0) return;
    if (errno != EOPNOTSUPP && errno != ENOSYS && errno != EINTR) cannot_write(shown_, errno);
    if (::ftruncate(file_.number(), length) != 0) cannot_write(shown_, errno);
  }

  void write(std::uint64_t offset, std::span<const std::byte> bytes) const {
    while (!bytes.empty()) {
      const auto put = ::pwrite(file_.number(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
      if (put < 0 && errno == EINTR) continue;
      if (put < 0) cannot_write(shown_, errno);
      if (put == 0) cannot_write(shown_, ENOSPC);
      offset += static_cast<std::uint64_t>(put);
      bytes = bytes.subspan(static_cast<std::size_t>(put));
    }
  }

  void publish() {
    if (::fsync(file_.number()) != 0) cannot_write(shown_, errno);
    if (::rename(draft_.c_str(), target_.c_str()) != 0) cannot_write(shown_, errno);
    published_ = true;
    // A folder that cannot be opened or flushed, as on some network disks, is no reason to fail now.
    const FileDescriptor folder(::open(folder_of(target_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.is_open() && ::fsync(folder.number()) != 0 && errno == EIO) cannot_write(shown_, errno);
  }

 private:
  int create() {
    for (unsigned attempt = 0;; ++attempt) {
      draft_ = folder_of(target_) / fmt::format(".sluice-{}-{}.tmp", ::getpid(), attempt);
      const int file = ::open(draft_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC,
                              S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH);
      if (file >= 0) {
        // Who could not read the old file must not read the new one.
        struct stat old {};
        if (::stat(target_.c_str(), &old) == 0) (void)::fchmod(file, old.st_mode & 07777);
        return file;
      }
      if (errno != EEXIST || attempt == 1000) cannot_write(shown_, errno);
    }
  }

  std::string shown_;
  fs::path target_, draft_;
  FileDescriptor file_;
  bool published_ = false;
};

}  // namespace

std::string write_snapshot(const Ledger& ledger, const std::string& path, Progress& progress) {
  const auto columns = list_columns(ledger);
  auto table = lay_out(columns);
  progress.begin("writing the snapshot", table.file_size);
  Draft draft(path, target_of(path));
  draft.reserve(table.file_size);
  const auto digests = digest_columns(columns, [&](const ColumnBlock& block) {
    draft.write(table.entries[block.column].offset + block.offset, block.bytes);
    progress.advance(block.bytes.size());
  });
  for (std::size_t c = 0; c < columns.size(); ++c) table.entries[c].digests = digests[c];
  // What lies between the columns was never written and so reads as zeros.
  draft.write(0, encode_table(table));
  draft.publish();
  if (const auto identity = identify(draft.file().number()))
    record_as_verified(path, draft.file().number(), *identity, table.checksum);
  return join_digests(columns, digests);
}

}  // namespace sluice
