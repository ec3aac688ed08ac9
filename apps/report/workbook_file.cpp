// SPDX-License-Identifier: Apache-2.0
#include "apps/report/workbook_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "apps/report/display_text.hpp"
#include "apps/report/output_file.hpp"
#include "apps/report/zip_parts.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace fs = std::filesystem;
namespace {

// Each part is XML, so one that was cut short does not end in the closing mark of its first element.
bool is_whole(const ZipPart& part) {
  constexpr std::size_t kept = 64;
  std::string end;
  unpack(part, [&](std::string_view piece) {
    end += piece.substr(piece.size() - std::min(piece.size(), kept));
    end.erase(0, end.size() - std::min(end.size(), kept));
  });
  while (end.ends_with('\n')) end.pop_back();
  const std::size_t mark = end.rfind('<');
  return mark != std::string::npos && end.ends_with('>') && end.substr(mark).starts_with("</");
}

}  // namespace

WorkbookFile::WorkbookFile(const fs::path& path)
    : path_(path), folder_(path.has_parent_path() ? path.parent_path() : fs::path(".")) {
  std::string name = (folder_ / ".sluice-XXXXXX").string();
  const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor < 0) fail(std::strerror(errno));
  ::close(descriptor);  // the library opens it by its name
  scratch_ = name;
}

WorkbookFile::~WorkbookFile() { ::unlink(scratch_.c_str()); }

void WorkbookFile::save() const {
  std::ifstream in(scratch_, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  // The library does not notice when a part does not fit on the disk; the file it makes of it cannot be
  // opened.
  try {
    if (!std::ranges::all_of(zip_parts(bytes), is_whole)) fail("cut short; is the disk full?");
  } catch (const UnreadableInput&) {
    fail("cut short; is the disk full?");
  }
  OutputFile out(path_);
  out.write(bytes);
  out.commit();
}

void WorkbookFile::fail(const char* reason) const {
  throw OutputFailed(fmt::format("{}: {}", escape_for_terminal(path_.string()), reason));
}

}  // namespace sluice
