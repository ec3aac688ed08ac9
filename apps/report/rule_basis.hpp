// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

#include "algorithms/trace/trace.hpp"

namespace sluice {

/// What a rule computes, and what it rests on, for readers who have to judge it.
struct RuleBasis {
  /// In sentences, for an account with balance B before an outflow of a.
  std::string_view formula, law;
};

[[nodiscard]] const RuleBasis& basis_of(Rule);

}  // namespace sluice
