// SPDX-License-Identifier: Apache-2.0
#include "apps/report/zip_parts.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "engine/values/error.hpp"

namespace sluice {
namespace {

// What stands before each part, numbers with their lowest byte first: signature 4, version 2, flags 2,
// method 2, time 4, checksum 4, packed size 4, unpacked size 4, length of the name 2, of what follows it 2.
constexpr std::string_view part_signature = "PK\x03\x04";
constexpr std::size_t header_size = 30;
constexpr std::size_t flags_at = 6, method_at = 8, packed_size_at = 18, name_size_at = 26, extra_size_at = 28;
constexpr std::uint32_t size_follows = 8;  // the flag of sizes that are only known after the bytes
constexpr std::uint32_t deflated = 8;
constexpr std::size_t piece_size = 1 << 16;

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t i = size; i-- > 0;) number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
  return number;
}

[[noreturn]] void fail(std::string_view what) { throw UnreadableInput(fmt::format("ZIP archive: {}", what)); }

// Frees zlib's state on every way out.
class Inflater {
 public:
  Inflater() {
    // Negative: a raw stream, as ZIP archives hold it.
    if (inflateInit2(&stream_, -MAX_WBITS) != Z_OK) fail("cannot be unpacked: no memory");
  }
  ~Inflater() { inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  z_stream* operator->() { return &stream_; }
  int step() { return inflate(&stream_, Z_NO_FLUSH); }

 private:
  z_stream stream_{};
};

}  // namespace

std::vector<ZipPart> zip_parts(std::string_view archive) {
  std::vector<ZipPart> parts;
  if (!archive.starts_with(part_signature)) fail("does not begin with a part");
  while (archive.starts_with(part_signature)) {
    if (archive.size() < header_size) fail("is cut short");
    const std::size_t name_size = number_at(archive, name_size_at, 2);
    const std::size_t begin = header_size + name_size + number_at(archive, extra_size_at, 2);
    const std::size_t size = number_at(archive, packed_size_at, 4);
    const bool unusual = (number_at(archive, flags_at, 2) & size_follows) != 0
                         || number_at(archive, method_at, 2) != deflated
                         || size == std::numeric_limits<std::uint32_t>::max();
    if (unusual) fail("has a part of an unusual kind");
    if (archive.size() < begin + size) fail("is cut short");
    parts.push_back({std::string(archive.substr(header_size, name_size)), archive.substr(begin, size)});
    archive.remove_prefix(begin + size);
  }
  // What follows the parts is their list.
  if (!archive.starts_with("PK\x01\x02")) fail("is cut short");
  return parts;
}

void unpack(const ZipPart& part, const std::function<void(std::string_view piece)>& take) {
  Inflater inflater;
  std::string input(part.packed), piece(piece_size, '\0');  // zlib wants bytes that it may change
  inflater->next_in = reinterpret_cast<Bytef*>(input.data());
  inflater->avail_in = static_cast<uInt>(input.size());
  for (int state = Z_OK; state != Z_STREAM_END;) {
    inflater->next_out = reinterpret_cast<Bytef*>(piece.data());
    inflater->avail_out = static_cast<uInt>(piece.size());
    state = inflater.step();
    if (state != Z_OK && state != Z_STREAM_END) fail(fmt::format("{} is damaged", part.name));
    take(std::string_view(piece).substr(0, piece.size() - inflater->avail_out));
  }
}

}  // namespace sluice
