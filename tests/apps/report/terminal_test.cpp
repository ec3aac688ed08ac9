// SPDX-License-Identifier: Apache-2.0
#include "apps/report/terminal.hpp"

#include <pty.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "tests/apps/report/written.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;
using namespace std::chrono_literals;

namespace {

// A terminal of 40 columns and what it was sent.
class FakeTerminal {
 public:
  FakeTerminal() {
    winsize size{};
    size.ws_col = 40;
    int own = -1;
    if (::openpty(&far_, &own, nullptr, nullptr, &size) != 0) throw std::runtime_error("openpty failed");
    stream_ = ::fdopen(own, "w");
  }
  ~FakeTerminal() {
    std::fclose(stream_);
    ::close(far_);
  }
  FakeTerminal(const FakeTerminal&) = delete;
  FakeTerminal& operator=(const FakeTerminal&) = delete;

  [[nodiscard]] std::FILE* stream() const { return stream_; }
  [[nodiscard]] std::string sent() const {
    std::fputs(".", stream_);  // so that there is something to read
    std::fflush(stream_);
    char bytes[4096];
    const auto size = ::read(far_, bytes, sizeof bytes);
    return {bytes, static_cast<std::size_t>(std::max<ssize_t>(size, 0))};
  }

 private:
  int far_ = -1;
  std::FILE* stream_ = nullptr;
};

bool colour_with(const char* term, const char* no_color, std::FILE* stream) {
  term != nullptr ? ::setenv("TERM", term, 1) : ::unsetenv("TERM");
  no_color != nullptr ? ::setenv("NO_COLOR", no_color, 1) : ::unsetenv("NO_COLOR");
  const bool colour = style_for(stream).colour;
  ::setenv("TERM", "xterm", 1);
  ::unsetenv("NO_COLOR");
  return colour;
}

constexpr ProgressLine::Pace at_once{0ms, 0ms, 0ms};

}  // namespace

TEST_CASE("colour only on a terminal that understands it, and not against NO_COLOR") {
  const FakeTerminal terminal;
  CHECK(colour_with("xterm", nullptr, terminal.stream()));
  CHECK(colour_with("xterm", "", terminal.stream()));
  CHECK_FALSE(colour_with("xterm", "1", terminal.stream()));
  CHECK_FALSE(colour_with("dumb", nullptr, terminal.stream()));
  CHECK_FALSE(colour_with(nullptr, nullptr, terminal.stream()));
  CHECK(test::written([](std::FILE* file) { CHECK_FALSE(colour_with("xterm", nullptr, file)); }).empty());
}

TEST_CASE("styles change nothing without colour") {
  CHECK(Style{}.red("x") == "x");
  const Style colour{.colour = true};
  CHECK(colour.bold("x") == "\x1b[1mx\x1b[0m");
  CHECK(colour.dim("x") == "\x1b[2mx\x1b[0m");
  CHECK(colour.green("x") == "\x1b[32mx\x1b[0m");
  CHECK(colour.yellow("x") == "\x1b[33mx\x1b[0m");
}

TEST_CASE("what a progress line says") {
  CHECK(progress_text("reading", 2'000, 4'000, 2s) == "reading  50 %  1,000/s  2 s");
  CHECK(progress_text("reading", 5, 4, 1s) == "reading  100 %  5/s  1 s");
  CHECK(progress_text("reading", 999, 1'000, 61s) == "reading  99 %  16/s  1 min 1 s");
  CHECK(progress_text("reading", 7, 0, 0s) == "reading  0 s");
}

TEST_CASE("short work shows nothing, on a terminal or off") {
  const FakeTerminal terminal;
  { ProgressLine("quick", terminal.stream()).update(1, 2); }
  CHECK(terminal.sent() == ".");
  CHECK(test::written([](std::FILE* file) { ProgressLine("quick", file).update(1, 2); }).empty());
}

TEST_CASE("a terminal has one line rewritten, cut to its width and cleared at the end") {
  ::setenv("TERM", "xterm", 1);
  const FakeTerminal terminal;
  {
    ProgressLine line("reading\x1b " + std::string(60, 'f'), terminal.stream(), at_once);
    line.update(1, 2);
  }
  CHECK(terminal.sent() == "\rreading\\x1b " + std::string(26, 'f') + "…\x1b[K\r\x1b[K.");
}

TEST_CASE("a file gets whole lines without control characters") {
  const std::string text = test::written([](std::FILE* file) {
    ProgressLine line("reading", file, at_once);
    line.update(1, 2);
    line.update(2, 2);
  });
  CHECK(text.starts_with("reading  50 %"));
  CHECK(std::count(text.begin(), text.end(), '\n') == 2);
  CHECK(text.find_first_of("\r\x1b") == std::string::npos);
}

TEST_CASE("many threads update one line: it comes at its own pace and never mixed") {
  const auto lines_at = [](ProgressLine::Pace pace) {
    return test::written([&](std::FILE* file) {
      ProgressLine line("reading", file, pace);
      std::vector<std::jthread> threads;
      for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
          for (std::uint64_t i = 0; i < 5'000; ++i) line.update(i, 5'000);
        });
    });
  };
  CHECK(lines_at({0ms, 0ms, 1h}).empty());
  std::istringstream lines(lines_at(at_once));
  for (std::string line; std::getline(lines, line);) {
    REQUIRE(line.starts_with("reading  "));
    REQUIRE(line.rfind("reading") == 0);
  }
}
