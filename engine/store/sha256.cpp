// SPDX-License-Identifier: Apache-2.0
#include "engine/store/sha256.hpp"

#include <stdexcept>

#include <fmt/format.h>
#include <openssl/evp.h>

namespace sluice {

Sha256 sha256_of(std::span<const std::byte> bytes) {
  Sha256 digest;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr) != 1)
    throw std::runtime_error("the cryptographic library has no SHA-256");
  return digest;
}

std::string to_text(const Sha256& digest) { return fmt::format("sha256:{:02x}", fmt::join(digest, "")); }

std::string sha256_text(std::string_view bytes) {
  return to_text(sha256_of(std::as_bytes(std::span(bytes))));
}

}  // namespace sluice
