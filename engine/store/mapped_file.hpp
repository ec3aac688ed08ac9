// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <memory>
#include <span>
#include <string>

#include "engine/store/verified_record.hpp"

namespace sluice {

/// An open file descriptor, closed at the end.
class FileDescriptor {
 public:
  explicit FileDescriptor(int number) : number_(number) {}
  ~FileDescriptor();
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }

 private:
  int number_;
};

/// All bytes of a file, mapped or read, at an address that suits every column.
class FileBytes {
 public:
  /// Throws UnreadableInput where the file cannot be opened, is no regular file, or cannot be mapped or read.
  FileBytes(const std::string& path, bool map);
  ~FileBytes();
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;

  std::span<const std::byte> bytes() const { return {static_cast<const std::byte*>(memory_), size_}; }
  const FileDescriptor& file() const { return file_; }
  /// What the file was when it was opened.
  const FileIdentity& identity() const { return identity_; }

 private:
  void read_all(const std::string& path);

  FileDescriptor file_;
  FileIdentity identity_;
  void* memory_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace sluice
