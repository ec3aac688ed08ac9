// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <stdexcept>
#include <string>

namespace sluice::bench {

/// A wrong answer is never timed: throws std::logic_error unless what must hold does.
inline void require(bool holds, const std::string& otherwise) {
  if (!holds) throw std::logic_error("benchmark: " + otherwise);
}

}  // namespace sluice::bench
