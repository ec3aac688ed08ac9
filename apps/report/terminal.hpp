// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <mutex>
#include <string>
#include <string_view>

namespace sluice {

[[nodiscard]] bool is_terminal(std::FILE*);

/// How text is stressed. Without colour every member returns its text unchanged.
struct Style {
  bool colour = false;

  [[nodiscard]] std::string bold(std::string_view) const;
  [[nodiscard]] std::string dim(std::string_view) const;
  [[nodiscard]] std::string underlined_bold(std::string_view) const;
  [[nodiscard]] std::string red(std::string_view) const;
  [[nodiscard]] std::string green(std::string_view) const;
  [[nodiscard]] std::string yellow(std::string_view) const;
};

/// Colour for a terminal; none for files and pipes, where NO_COLOR is set to anything but "", or
/// where TERM is "dumb" or not set.
[[nodiscard]] Style style_for(std::FILE*);

/// One line on how far work has come: label, share done, rate, time taken. It appears once work has
/// lasted over a second; a terminal has it rewritten in place and cleared at the end, anything else
/// gets a line every ten seconds. Failed writes are ignored: progress is no answer.
class ProgressLine {
 public:
  struct Pace {
    std::chrono::milliseconds quiet{1'000};  // nothing before this
    std::chrono::milliseconds rewrite{100};  // between two lines on a terminal
    std::chrono::milliseconds line{10'000};  // between two lines elsewhere
  };

  /// `label` says what is done ("reading transfers.csv"); hidden characters in it are escaped.
  explicit ProgressLine(std::string_view label, std::FILE* stream = stderr);
  ProgressLine(std::string_view label, std::FILE* stream, Pace pace);
  ~ProgressLine();  ///< clears the line
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// `done` of `total` units are finished; total 0: not known. Any thread may call it at any time:
  /// mostly it costs one look at the clock, and it never waits for another thread.
  void update(std::uint64_t done, std::uint64_t total);

 private:
  using Clock = std::chrono::steady_clock;

  void print(std::uint64_t done, std::uint64_t total, Clock::duration elapsed);

  std::string label_;
  std::FILE* stream_;
  Pace pace_;
  bool in_place_;
  Clock::time_point start_ = Clock::now();
  std::atomic<Clock::rep> next_;  // when the next line is due, in ticks since start_
  std::mutex printing_;
  bool shown_ = false;  // a line stands on the terminal; guarded by printing_
};

/// The text of a progress line: "reading  42 %  1,234,567/s  3 s".
[[nodiscard]] std::string progress_text(std::string_view label, std::uint64_t done, std::uint64_t total,
                                        std::chrono::nanoseconds elapsed);

}  // namespace sluice
