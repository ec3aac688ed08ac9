// SPDX-License-Identifier: Apache-2.0
#include "apps/report/terminal.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "apps/report/display_text.hpp"
#include "apps/report/duration_text.hpp"

namespace sluice {
namespace {

constexpr int usual_columns = 80;

std::string stressed(bool colour, const char* code, std::string_view text) {
  return colour ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
}

bool understands_escapes() {
  const char* kind = std::getenv("TERM");
  return kind != nullptr && *kind != '\0' && std::string_view(kind) != "dumb";
}

int columns_of(std::FILE* stream) {
  winsize size{};
  const bool known = ::ioctl(::fileno(stream), TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : usual_columns;
}

}  // namespace

bool is_terminal(std::FILE* stream) { return stream != nullptr && ::isatty(::fileno(stream)) == 1; }

std::string Style::bold(std::string_view text) const { return stressed(colour, "1", text); }
std::string Style::dim(std::string_view text) const { return stressed(colour, "2", text); }
std::string Style::underlined_bold(std::string_view text) const { return stressed(colour, "1;4", text); }
std::string Style::red(std::string_view text) const { return stressed(colour, "31", text); }
std::string Style::green(std::string_view text) const { return stressed(colour, "32", text); }
std::string Style::yellow(std::string_view text) const { return stressed(colour, "33", text); }

Style style_for(std::FILE* stream) {
  const char* no_color = std::getenv("NO_COLOR");
  const bool unwanted = no_color != nullptr && *no_color != '\0';
  return Style{.colour = !unwanted && understands_escapes() && is_terminal(stream)};
}

ProgressLine::ProgressLine(std::string_view label, std::FILE* stream) : ProgressLine(label, stream, Pace{}) {}

ProgressLine::ProgressLine(std::string_view label, std::FILE* stream, Pace pace)
    : label_(escape_for_terminal(label)),
      stream_(stream),
      pace_(pace),
      in_place_(understands_escapes() && is_terminal(stream)),
      next_(Clock::duration(in_place_ ? pace.quiet : std::max(pace.quiet, pace.line)).count()) {}

ProgressLine::~ProgressLine() {
  if (!shown_) return;
  std::fputs("\r\x1b[K", stream_);
  std::fflush(stream_);
}

void ProgressLine::update(std::uint64_t done, std::uint64_t total) {
  const Clock::duration elapsed = Clock::now() - start_;
  if (elapsed.count() < next_.load(std::memory_order_relaxed)) return;
  const std::unique_lock lock(printing_, std::try_to_lock);
  // Another thread may have printed between the look at the clock and the lock.
  if (!lock || elapsed.count() < next_.load(std::memory_order_relaxed)) return;
  const Clock::duration pause = in_place_ ? pace_.rewrite : pace_.line;
  next_.store((elapsed + pause).count(), std::memory_order_relaxed);
  print(done, total, elapsed);
}

void ProgressLine::print(std::uint64_t done, std::uint64_t total, Clock::duration elapsed) {
  const std::string text = progress_text(label_, done, total, elapsed);
  if (in_place_) {
    // One column stays free: a full last line would make some terminals scroll.
    const std::string line = fmt::format("\r{}\x1b[K", shorten(text, columns_of(stream_) - 1));
    std::fputs(line.c_str(), stream_);
    shown_ = true;
  } else {
    std::fputs((text + "\n").c_str(), stream_);
  }
  std::fflush(stream_);
}

std::string progress_text(std::string_view label, std::uint64_t done, std::uint64_t total,
                          std::chrono::nanoseconds elapsed) {
  std::string text(label);
  if (total > 0) {
    const double share = static_cast<double>(std::min(done, total)) / static_cast<double>(total);
    text += fmt::format("  {} %", static_cast<int>(share * 100));
  }
  const double seconds = std::chrono::duration<double>(elapsed).count();
  if (seconds > 0) {
    const double rate = static_cast<double>(done) / seconds;
    text += fmt::format("  {}/s", count_text(static_cast<std::uint64_t>(std::min(rate, 1e18))));
  }
  return text + "  " + duration_text(Duration(elapsed.count()));
}

}  // namespace sluice
