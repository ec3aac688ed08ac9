// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>

namespace sluice {

/// The file of a workbook while a library writes it: a scratch file in the folder where the workbook
/// belongs, readable by its owner alone, gone with this object. save() gives the workbook its name.
/// All members throw OutputFailed with the workbook's path and the reason.
class WorkbookFile {
 public:
  explicit WorkbookFile(const std::filesystem::path& path);
  ~WorkbookFile();
  WorkbookFile(const WorkbookFile&) = delete;
  WorkbookFile& operator=(const WorkbookFile&) = delete;

  [[nodiscard]] const std::filesystem::path& scratch() const { return scratch_; }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  /// Puts what the scratch file holds under the workbook's name, provided that each part is whole.
  /// Time: linear in the unpacked workbook; memory: the packed one.
  void save() const;

 private:
  [[noreturn]] void fail(const char* reason) const;

  std::filesystem::path path_, folder_, scratch_;
};

}  // namespace sluice
