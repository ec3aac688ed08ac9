// SPDX-License-Identifier: Apache-2.0
#include "loaders/decompress.hpp"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <limits>
#include <memory>

#include <fmt/format.h>

#include "engine/values/error.hpp"

namespace sluice {
namespace {

constexpr std::string_view gzip_magic = "\x1f\x8b";
constexpr std::string_view zstd_magic = "\x28\xb5\x2f\xfd";
constexpr std::size_t step = 8u << 20;

[[noreturn]] void refuse(const std::string& path, std::string_view format, std::string_view reason) {
  throw UnreadableInput(fmt::format("{}: damaged {} data: {}", path, format, reason));
}

Array<char> unpack_gzip(std::string_view bytes, const std::string& path, Progress& progress) {
  z_stream stream{};
  if (inflateInit2(&stream, 15 + 16) != Z_OK) throw std::bad_alloc();
  const std::unique_ptr<z_stream, int (*)(z_stream*)> guard(&stream, inflateEnd);
  Array<char> out;
  std::size_t read = 0;
  for (;;) {
    const auto before = out.size();
    const auto in_step = std::min<std::size_t>(bytes.size() - read, std::numeric_limits<uInt>::max() / 2);
    out.resize(before + step);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data() + read));
    stream.avail_in = static_cast<uInt>(in_step);
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
    stream.avail_out = static_cast<uInt>(step);
    const auto state = inflate(&stream, Z_NO_FLUSH);
    read += in_step - stream.avail_in;
    out.resize(before + step - stream.avail_out);
    progress.advance(in_step - stream.avail_in);
    if (state == Z_STREAM_END) {
      const auto rest = bytes.substr(read);
      if (rest.find_first_not_of('\0') == rest.npos) break;
      if (!rest.starts_with(gzip_magic)) refuse(path, "gzip", "other bytes follow its end");
      inflateReset(&stream);
    } else if (state != Z_OK && state != Z_BUF_ERROR) {
      refuse(path, "gzip", stream.msg != nullptr ? stream.msg : "it does not unpack");
    } else if (out.size() == before && read == bytes.size()) {
      refuse(path, "gzip", "it ends early");
    }
  }
  return out;
}

Array<char> unpack_zstd(std::string_view bytes, const std::string& path, Progress& progress) {
  const std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream*)> stream(ZSTD_createDStream(),
                                                                             ZSTD_freeDStream);
  if (!stream) throw std::bad_alloc();
  Array<char> out;
  ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
  std::size_t wanted = 1;
  while (in.pos < in.size || wanted != 0) {
    const auto before = out.size(), read = in.pos;
    out.resize(before + step);
    ZSTD_outBuffer part{out.data() + before, step, 0};
    wanted = ZSTD_decompressStream(stream.get(), &part, &in);
    if (ZSTD_isError(wanted) != 0) refuse(path, "zstd", ZSTD_getErrorName(wanted));
    out.resize(before + part.pos);
    progress.advance(in.pos - read);
    if (in.pos == in.size && part.pos < part.size && wanted != 0) refuse(path, "zstd", "it ends early");
  }
  return out;
}

}  // namespace

bool is_compressed(std::string_view bytes) {
  return bytes.starts_with(gzip_magic) || bytes.starts_with(zstd_magic);
}

Array<char> decompress(std::string_view bytes, const std::string& path, Progress& progress) {
  return bytes.starts_with(gzip_magic) ? unpack_gzip(bytes, path, progress)
                                       : unpack_zstd(bytes, path, progress);
}

}  // namespace sluice
