// SPDX-License-Identifier: Apache-2.0
#include "generator/csv_output.hpp"

#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "engine/values/error.hpp"

namespace sluice {

CsvOutput::CsvOutput(std::string path) : path_(std::move(path)), part_path_(path_ + ".part") {
  std::error_code ignored;
  if (std::filesystem::is_directory(path_, ignored)) {
    errno = EISDIR;
    fail("cannot write");
  }
  file_ = std::fopen(part_path_.c_str(), "wb");
  if (!file_) fail("cannot create");
  part_exists_ = true;
  std::setvbuf(file_, nullptr, _IONBF, 0);  // text_ is the buffer
  text_.reserve(buffer_bytes + 4'096);
}

CsvOutput::~CsvOutput() {
  if (file_) std::fclose(file_);
  std::error_code ignored;
  if (part_exists_) std::filesystem::remove(part_path_, ignored);
}

void CsvOutput::flush() {
  errno = 0;
  if (std::fwrite(text_.data(), 1, text_.size(), file_) != text_.size()) fail("cannot write");
  bytes_ += text_.size();
  text_.clear();
}

void CsvOutput::close() {
  flush();
  if (std::fclose(std::exchange(file_, nullptr)) != 0) fail("cannot close");
}

void CsvOutput::commit() {
  std::error_code error;
  std::filesystem::rename(part_path_, path_, error);
  if (error) {
    errno = error.value();
    fail("cannot rename the finished file to this name");
  }
  part_exists_ = false;
}

void CsvOutput::fail(const char* what) const {
  throw OutputFailed(fmt::format("{}: {}: {}", path_, what, std::strerror(errno)));
}

void append_number(std::string& text, std::uint64_t number) {
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  text.append(digits, end);
}

void append_amount(std::string& text, std::int64_t minor, int digits) {
  if (minor < 0) text += '-';
  const auto magnitude =
      minor < 0 ? 0 - static_cast<std::uint64_t>(minor) : static_cast<std::uint64_t>(minor);
  const std::uint64_t unit = digits == 0 ? 1 : digits == 2 ? 100 : 1'000;
  append_number(text, magnitude / unit);
  if (digits == 0) return;
  text += '.';
  auto rest = magnitude % unit;
  for (auto place = unit / 10; place > 0; place /= 10) {
    text += static_cast<char>('0' + rest / place);
    rest %= place;
  }
}

}  // namespace sluice
