// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "loaders/csv/record_reader.hpp"

namespace sluice {

/// A stretch of a file that one worker reads: it begins where a record begins.
struct FileCut {
  std::size_t begin = 0, end = 0;
  /// Physical line of `begin`, and how many lines the stretch has: no fewer than records.
  std::uint32_t line = 0;
  std::uint32_t lines = 0;
};

struct FileCuts {
  std::vector<FileCut> cuts;
  bool has_quotes = false, is_ascii = true;
};

/// Cuts text[begin..] into stretches of about `bytes`, and counts their lines, in parallel. Where quotes are
/// used the begins assume that they come in pairs: whoever reads a stretch must check that it ends where the
/// next begins. Throws UnreadableInput for more than 4,294,967,295 lines.
[[nodiscard]] FileCuts cut_file(std::string_view text, std::size_t begin, std::uint32_t line, const Dialect&,
                                std::size_t bytes);

/// How many line ends (LF, CR LF, CR) the text has.
[[nodiscard]] std::size_t count_lines(std::string_view text);

}  // namespace sluice
