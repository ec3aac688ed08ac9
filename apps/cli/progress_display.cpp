// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/progress_display.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>

#include "apps/report/terminal.hpp"

namespace sluice {

ProgressDisplay::ProgressDisplay(const Progress& progress)
    : progress_(progress), watcher_([this] { watch(); }) {}

ProgressDisplay::~ProgressDisplay() {
  {
    const std::lock_guard lock(mutex_);
    is_over_ = true;
  }
  ended_.notify_one();
  watcher_.join();
}

void ProgressDisplay::watch() {
  using std::chrono::milliseconds, std::chrono::steady_clock;
  const auto start = steady_clock::now();
  std::string stage;
  std::optional<ProgressLine> line;
  std::unique_lock lock(mutex_);
  while (!ended_.wait_for(lock, milliseconds(100), [this] { return is_over_; })) {
    const std::string now = progress_.stage.load();
    if (now.empty()) continue;
    if (now != stage || !line) {
      // The first second is that of the whole work, not of each of its stages.
      ProgressLine::Pace pace;
      const auto elapsed = std::chrono::duration_cast<milliseconds>(steady_clock::now() - start);
      pace.quiet = std::max(milliseconds(0), pace.quiet - elapsed);
      line.reset();
      line.emplace(now, stderr, pace);
      stage = now;
    }
    line->update(progress_.done, progress_.total);
  }
}

}  // namespace sluice
