// SPDX-License-Identifier: Apache-2.0
#include "apps/report/output_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "apps/report/display_text.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace fs = std::filesystem;
namespace {

constexpr int temporary_names_max = 1'000;
constexpr int links_max = 40;

// Also where the last link points at nothing yet, for which canonical() would give up.
fs::path follow_links(fs::path path) {
  std::error_code failed;
  for (int i = 0; i < links_max && fs::is_symlink(path, failed); ++i) {
    const fs::path target = fs::read_symlink(path, failed);
    if (failed) break;
    path = path.parent_path() / target;  // an absolute target replaces all of it
  }
  return path;
}

}  // namespace

OutputFile::OutputFile(const fs::path& path) : owned_(true), name_(path.string()), path_(follow_links(path)) {
  struct stat found {};
  const bool exists = ::stat(path_.c_str(), &found) == 0;
  if (exists && S_ISDIR(found.st_mode)) fail(EISDIR);
  if (exists && !S_ISREG(found.st_mode)) {
    stream_ = std::fopen(path_.c_str(), "we");
    if (stream_ == nullptr) fail(errno);
    return;
  }
  open_temporary();
  // Where the permissions cannot be kept the file gets the usual ones: no reason to withhold it.
  if (exists) ::fchmod(::fileno(stream_), found.st_mode & 07777);
}

OutputFile::OutputFile(std::FILE* stream, std::string name) : stream_(stream), name_(std::move(name)) {}

OutputFile::~OutputFile() {
  if (!owned_ || stream_ == nullptr) return;
  std::fclose(stream_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void OutputFile::open_temporary() {
  int descriptor = -1;
  // Not derived from the file's name, which may already be as long as names can be.
  for (int i = 0; i < temporary_names_max && descriptor < 0; ++i) {
    temporary_ = path_.parent_path() / fmt::format(".sluice-{}-{}.partial", ::getpid(), i);
    descriptor = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0 && errno != EEXIST) fail(errno);
  }
  if (descriptor < 0) fail(EEXIST);
  stream_ = ::fdopen(descriptor, "w");
  if (stream_ != nullptr) return;
  const int error = errno;
  ::close(descriptor);
  ::unlink(temporary_.c_str());
  fail(error);
}

void OutputFile::write(std::string_view bytes) {
  if (bytes.empty()) return;
  errno = 0;
  if (std::fwrite(bytes.data(), 1, bytes.size(), stream_) != bytes.size()) fail(errno);
}

void OutputFile::commit() {
  errno = 0;
  // ferror: a caller's stream may have failed before these bytes.
  if (std::fflush(stream_) != 0 || std::ferror(stream_) != 0) fail(errno);
  if (!owned_) return;
  if (!temporary_.empty() && ::fsync(::fileno(stream_)) != 0) fail(errno);
  const int closed = std::fclose(std::exchange(stream_, nullptr));
  const int error = errno;
  if (temporary_.empty()) {
    if (closed != 0) fail(error);
    return;
  }
  if (closed == 0 && std::rename(temporary_.c_str(), path_.c_str()) == 0) return;
  const int reason = closed == 0 ? errno : error;
  ::unlink(temporary_.c_str());
  fail(reason);
}

void OutputFile::fail(int error) const {
  // Only a signal that asks the program to stop cuts a write short; what was buffered is lost with it.
  if (error == EINTR) throw Interrupted();
  const std::string reason = error == 0 ? "write failed" : std::generic_category().message(error);
  throw OutputFailed(fmt::format("{}: {}", escape_for_terminal(name_), reason));
}

}  // namespace sluice
