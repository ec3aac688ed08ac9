// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <atomic>
#include <cstdint>

#include "engine/values/error.hpp"

namespace sluice {

/// What long work tells its caller, and how the caller stops it. Shared between threads; the work
/// calls advance, a signal handler or another thread sets `cancelled`, a display reads the rest.
struct Progress {
  std::atomic<const char*> stage{""};
  std::atomic<std::uint64_t> done{0}, total{0};
  std::atomic<bool> cancelled{false};

  void begin(const char* name, std::uint64_t units) {
    stage = name;
    done = 0;
    total = units;
    check();
  }
  /// Throws Interrupted once the caller has cancelled.
  void advance(std::uint64_t units) {
    done.fetch_add(units, std::memory_order_relaxed);
    check();
  }
  void check() const {
    if (cancelled.load(std::memory_order_relaxed)) throw Interrupted();
  }
};

}  // namespace sluice
