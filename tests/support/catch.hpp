// SPDX-License-Identifier: Apache-2.0
// The one place that knows which Catch2 is installed: v2 (Debian 12) or v3.
#pragma once
#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
