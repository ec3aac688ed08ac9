// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <condition_variable>
#include <mutex>
#include <thread>

#include "engine/run/progress.hpp"

namespace sluice {

/// Shows on standard error how far work has come, from construction to destruction; nothing in the first
/// second.
class ProgressDisplay {
 public:
  explicit ProgressDisplay(const Progress&);
  ~ProgressDisplay();
  ProgressDisplay(const ProgressDisplay&) = delete;
  ProgressDisplay& operator=(const ProgressDisplay&) = delete;

 private:
  void watch();

  const Progress& progress_;
  std::mutex mutex_;
  std::condition_variable ended_;
  bool is_over_ = false;  // guarded by mutex_
  std::thread watcher_;
};

}  // namespace sluice
