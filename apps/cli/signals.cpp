// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/signals.hpp"

#include <csignal>

#include <atomic>

#include "engine/store/mapping_guard.hpp"

namespace sluice {
namespace {

// A signal handler gets no argument of ours, so this is the one thing that it can reach.
std::atomic<Progress*> interruptible{nullptr};

void cancel(int) {
  if (auto* progress = interruptible.load()) progress->cancelled = true;
}

}  // namespace

void install_signal_handlers(Progress& progress) {
  interruptible = &progress;
  struct sigaction action = {};
  action.sa_handler = cancel;
  // The default action is back after the first signal. Calls that wait are not taken up again (no
  // SA_RESTART): whoever waits for a pipe has to look whether to go on.
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  install_mapping_guard();
}

}  // namespace sluice
