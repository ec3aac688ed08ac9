// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// One file of a ZIP archive, still packed; valid as long as the archive's bytes.
struct ZipPart {
  std::string name;
  std::string_view packed;  ///< a raw deflate stream
};

/// The parts of an archive in the order they were written, all of them deflated and below 4 GiB, as
/// they are in a workbook. Throws UnreadableInput where the bytes are cut short or something else.
[[nodiscard]] std::vector<ZipPart> zip_parts(std::string_view archive);

/// Hands the unpacked bytes over in pieces. Throws UnreadableInput where they are damaged. Time:
/// linear; memory: constant.
void unpack(const ZipPart& part, const std::function<void(std::string_view piece)>& take);

}  // namespace sluice
