// SPDX-License-Identifier: Apache-2.0
#include "engine/store/sha256.hpp"

#include "tests/support/catch.hpp"

using namespace sluice;

TEST_CASE("the standard's examples") {
  CHECK(sha256_text("") == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_text("abc") == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
