// SPDX-License-Identifier: Apache-2.0
#include "loaders/decompress.hpp"

#include "engine/values/error.hpp"
#include "tests/loaders/compressed.hpp"
#include "tests/support/catch.hpp"

namespace sluice::tests {
namespace {

std::string unpacked(const std::string& bytes) {
  Progress progress;
  const auto text = decompress(bytes, "x.gz", progress);
  return {text.begin(), text.end()};
}

std::string refusal(const std::string& bytes) {
  try {
    unpacked(bytes);
  } catch (const UnreadableInput& error) {
    return error.what();
  }
  return "";
}

TEST_CASE("unpacking: gzip and zstd, one part and several") {
  const auto pack = GENERATE(&gzip, &zstd);
  CHECK(is_compressed(pack("payer")));
  CHECK(unpacked(pack("payer,payee")) == "payer,payee");
  CHECK(unpacked(pack("")) == "");
  CHECK(unpacked(pack("a") + pack("") + pack("b\n") + pack("c")) == "ab\nc");
  CHECK(!is_compressed("payer,payee"));
  CHECK(!is_compressed(""));
  CHECK(!is_compressed("\x1f"));
}

TEST_CASE("unpacking: output longer than a step") {
  const auto pack = GENERATE(&gzip, &zstd);
  for (const std::size_t size : {(8u << 20) - 1, 8u << 20, (8u << 20) + 1, 20u << 20}) {
    const std::string text(size, 'x');
    CHECK(unpacked(pack(text)) == text);
    CHECK(unpacked(pack(text) + pack("y")) == text + "y");
  }
}

TEST_CASE("unpacking: data that end early at any byte") {
  const auto pack = GENERATE(&gzip, &zstd);
  const auto bytes = pack("transfer_id,payer,payee,time,amount\n") + pack("1,A,B,2024-01-02,5\n");
  const auto first = pack("transfer_id,payer,payee,time,amount\n").size();
  for (std::size_t size = 4; size < bytes.size(); ++size)
    if (size != first) CHECK(refusal(bytes.substr(0, size)) != "");
  CHECK(refusal(bytes.substr(0, bytes.size() - 1)).find("it ends early") != std::string::npos);
}

TEST_CASE("unpacking: bytes behind the end") {
  const auto pack = GENERATE(&gzip, &zstd);
  CHECK(refusal(pack("a") + "garbage") != "");
  CHECK(refusal(pack("a") + "g") != "");
  CHECK(refusal(pack("a") + "\x1f\x8b") != "");
  // Tapes fill their last block with zeros.
  CHECK(unpacked(gzip("a") + std::string(512, '\0')) == "a");
}

TEST_CASE("unpacking: data that were changed") {
  auto bytes = gzip("transfer_id,payer,payee,time,amount\n");
  bytes[bytes.size() - 6] = static_cast<char>(bytes[bytes.size() - 6] ^ 1);  // the checksum
  CHECK(refusal(bytes).find("x.gz: damaged gzip data") != std::string::npos);
}

}  // namespace
}  // namespace sluice::tests
