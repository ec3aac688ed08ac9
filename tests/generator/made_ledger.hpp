// SPDX-License-Identifier: Apache-2.0
// A generated ledger in a folder that goes away with the object, read back as rows of text.
#pragma once
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <stdlib.h>

#include "generator/generate.hpp"

namespace sluice::made {

using Row = std::map<std::string, std::string>;

/// An empty folder, removed at the end.
struct Folder {
  Folder() {
    auto pattern = (std::filesystem::temp_directory_path() / "sluice-generator-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
    path = pattern;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
  std::filesystem::path path;
};

inline const std::vector<std::string>& file_names() {
  static const std::vector<std::string> names{"transfers.csv", "accounts.csv",       "links.csv",
                                              "fraud.csv",     "labels.csv",         "response.csv",
                                              "truth.csv",     "truth-accounts.csv", "truth-shapes.csv"};
  return names;
}

inline std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

inline std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> found(1);
  for (const char c : line)
    if (c == ',')
      found.emplace_back();
    else
      found.back() += c;
  return found;
}

/// The rows of a file without quoted cells, by column name.
inline std::vector<Row> rows_of(const std::filesystem::path& path) {
  std::istringstream lines(text_of(path));
  std::string line;
  std::getline(lines, line);
  const auto header = cells(line);
  std::vector<Row> rows;
  while (std::getline(lines, line)) {
    const auto row = cells(line);
    if (row.size() != header.size()) throw std::runtime_error(path.string() + ": bad row " + line);
    rows.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) rows.back()[header[i]] = row[i];
  }
  return rows;
}

/// "1234.50" as 123450.
inline std::int64_t minor(const std::string& amount) {
  std::string digits;
  for (const char c : amount)
    if (c != '.') digits += c;
  return std::stoll(digits);
}

/// A 64-bit FNV-1a hash of all files, names included.
inline std::uint64_t hash_of(const std::filesystem::path& folder) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  const auto take = [&](const std::string& text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  };
  for (const auto& name : file_names()) {
    take(name);
    take(text_of(folder / name));
  }
  return hash;
}

}  // namespace sluice::made
