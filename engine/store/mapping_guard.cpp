// SPDX-License-Identifier: Apache-2.0
#include "engine/store/mapping_guard.hpp"

#include <csignal>
#include <string_view>

#include <unistd.h>

namespace sluice {
namespace {

constexpr std::string_view sentence =
    "sluice: a file was cut short by another program while it was being read; "
    "load it again from the source files\n";

// Only what is safe in a signal handler: the interrupted thread may hold any lock.
void on_bus_error(int) {
  const auto written = ::write(STDERR_FILENO, sentence.data(), sentence.size());
  (void)written;
  ::_exit(3);
}

}  // namespace

void install_mapping_guard() {
  struct sigaction action {};
  action.sa_handler = on_bus_error;
  ::sigemptyset(&action.sa_mask);
  ::sigaction(SIGBUS, &action, nullptr);
}

}  // namespace sluice
