// SPDX-License-Identifier: Apache-2.0
// The one place that knows which Catch2 is installed: v2 (Debian 12) or v3.
#pragma once
#include <string>

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_all.hpp>

namespace sluice::tests {
inline auto contains_text(const std::string& text) { return Catch::Matchers::ContainsSubstring(text); }
}  // namespace sluice::tests
#else
#include <catch2/catch.hpp>

namespace sluice::tests {
inline auto contains_text(const std::string& text) { return Catch::Matchers::Contains(text); }
}  // namespace sluice::tests
#endif
