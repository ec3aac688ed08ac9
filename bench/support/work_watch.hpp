// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <atomic>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include "engine/run/progress.hpp"

namespace sluice::bench {

/// Memory of the process that no file backs, in bytes. A mapped input file is not part of it.
[[nodiscard]] std::uint64_t anonymous_bytes();
/// The most that was ever resident, mapped files included, in bytes.
[[nodiscard]] std::uint64_t peak_resident_bytes();
/// Processor time of all threads so far, user and system.
[[nodiscard]] double cpu_seconds();

struct StageTime {
  std::string stage;
  double seconds = 0;
};

/// Looks at the process every five milliseconds while work runs: how much memory it takes, and which stage it
/// says it is in. The watching itself takes less than a hundredth of one core.
class WorkWatch {
 public:
  /// `before`: the anonymous memory that does not belong to the work. Taken before the first of several
  /// rounds, it keeps what the allocator holds back between them from being overlooked.
  explicit WorkWatch(const Progress& progress, std::uint64_t before = anonymous_bytes());
  WorkWatch(const WorkWatch&) = delete;
  WorkWatch& operator=(const WorkWatch&) = delete;
  ~WorkWatch() { stop(); }

  /// Ends the watch; what follows is final then.
  void stop();
  /// The most anonymous memory beyond what there was before.
  [[nodiscard]] std::uint64_t peak_bytes() const { return peak_ > before_ ? peak_ - before_ : 0; }
  /// In the order of the stages' beginning, summed by name; to within five milliseconds each.
  [[nodiscard]] const std::vector<StageTime>& stages() const { return stages_; }

 private:
  void watch();
  void add(const char* stage, double seconds);

  const Progress& progress_;
  std::uint64_t before_, peak_;
  std::vector<StageTime> stages_;
  std::atomic<bool> stopped_{false};
  std::thread thread_;
};

}  // namespace sluice::bench
