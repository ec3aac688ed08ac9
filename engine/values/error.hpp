// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <stdexcept>
#include <string>

namespace sluice {

/// A question that cannot be asked: unknown id, option out of range (exit 2).
struct InvalidQuery : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Input that cannot be read at all, or a snapshot that is damaged (exit 3). Single bad rows are
/// not errors but Rejections.
struct UnreadableInput : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The answer exists but could not be written: full disk, no memory (exit 4).
struct OutputFailed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The user pressed Ctrl-C (exit 130).
struct Interrupted : std::runtime_error {
  Interrupted() : std::runtime_error("interrupted") {}
};

}  // namespace sluice
