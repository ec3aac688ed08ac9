// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string>

#include "engine/run/progress.hpp"

namespace sluice {

/// What one run of the program shares: how far it is, and the options that every command has.
struct Session {
  Progress progress;
  /// 0: all cores.
  std::size_t threads = 0;
  bool json = false;
  /// TOML file with more options; empty for none.
  std::string case_file;
};

/// The program's exit status.
enum class ExitCode : int {
  answered = 0,
  /// The question names known things, and the answer to it is empty.
  empty = 1,
  wrong_usage = 2,
  unreadable = 3,
  output_failed = 4,
  internal_fault = 70,
  interrupted = 130
};

}  // namespace sluice
