// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "apps/cli/screen_desk.hpp"
#include "engine/run/progress.hpp"

namespace sluice {

/// Longest line of questions, in bytes; longer ones are answered by an error.
constexpr std::size_t request_bytes_max = 1 << 20;

/// The lines of a stream, each as soon as it has arrived. Memory is bounded, however long they are.
class RequestLines {
 public:
  /// The caller keeps the descriptor.
  RequestLines(int descriptor, const Progress& progress) : descriptor_(descriptor), progress_(progress) {}

  struct Line {
    std::string text;
    bool is_too_long = false;
  };
  /// Nothing at the end. Waits. Throws Interrupted, UnreadableInput.
  [[nodiscard]] std::optional<Line> next();

 private:
  bool fill();

  int descriptor_;
  const Progress& progress_;
  std::string buffer_;
  std::size_t at_ = 0;
};

/// Answers questions line by line: what each JSON object asks by one JSON object on a line of its own,
/// written out before the next question is read.
class ScreenService {
 public:
  /// `ledger` is the hash that answers name. The desk and the parts must outlive it.
  ScreenService(ScreenDesk&, const ScreenParts&, std::string ledger);

  /// Whatever is wrong with the line is the answer: {"error":"…"}. Throws OutputFailed.
  void answer(const RequestLines::Line&, std::FILE* out) const;
  /// Until the end of the lines; empty ones are skipped. Throws Interrupted, OutputFailed, UnreadableInput.
  void run(RequestLines&, std::FILE* out) const;

 private:
  ScreenDesk& desk_;
  const ScreenParts& parts_;
  std::string ledger_;
};

}  // namespace sluice
