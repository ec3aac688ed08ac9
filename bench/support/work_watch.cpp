// SPDX-License-Identifier: Apache-2.0
#include "bench/support/work_watch.hpp"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fstream>

namespace sluice::bench {
namespace {

using Clock = std::chrono::steady_clock;

/// A line such as "RssAnon:  1234 kB" of what the system says of this process.
std::uint64_t bytes_in_status(const std::string& name) {
  std::ifstream file("/proc/self/status");
  std::string word;
  while (file >> word)
    if (word == name) {
      std::uint64_t kibibytes = 0;
      file >> kibibytes;
      return kibibytes * 1'024;
    }
  return 0;
}

}  // namespace

std::uint64_t anonymous_bytes() { return bytes_in_status("RssAnon:"); }

std::uint64_t peak_resident_bytes() { return bytes_in_status("VmHWM:"); }

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

WorkWatch::WorkWatch(const Progress& progress, std::uint64_t before)
    : progress_(progress), before_(before), peak_(before), thread_([this] { watch(); }) {}

void WorkWatch::stop() {
  stopped_ = true;
  if (thread_.joinable()) thread_.join();
}

void WorkWatch::watch() {
  auto last = Clock::now();
  while (!stopped_) {
    const char* stage = progress_.stage;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    const auto now = Clock::now();
    add(stage, std::chrono::duration<double>(now - last).count());
    last = now;
    peak_ = std::max(peak_, anonymous_bytes());
  }
}

void WorkWatch::add(const char* stage, double seconds) {
  if (*stage == '\0') stage = "starting";
  const auto found = std::ranges::find(stages_, stage, &StageTime::stage);
  if (found == stages_.end())
    stages_.push_back({stage, seconds});
  else
    found->seconds += seconds;
}

}  // namespace sluice::bench
