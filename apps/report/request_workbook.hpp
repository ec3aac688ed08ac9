// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <filesystem>

#include "apps/report/institution_requests.hpp"

namespace sluice {

/// What a sheet of a workbook can hold at most. The usual values are those of the file format.
struct WorkbookLimits {
  std::size_t rows = 1'048'576;     ///< all rows of a sheet, also those above the table
  std::size_t characters = 32'767;  ///< of one cell, in UTF-16 units
};

/// Writes a request as a workbook (XLSX). Each sheet has the title, the institution, the facts and any
/// notes above its table, whose header is bold, frozen and printed on every page; pages lie on their
/// side and are one page wide. Ids, times and amounts are text cells, nothing is a formula. Hidden and
/// control characters and bytes that are not UTF-8 show as escapes (\u{202E}, \x1b). A table too long
/// for one sheet goes on in "NAME (2)", a text too long for a cell ends in an ellipsis, and a note
/// says so. The file is complete or not there; the same request gives the same bytes.
/// Throws OutputFailed with the path and the reason, std::invalid_argument where the rows above the
/// table alone exceed the limits. Time: linear.
void write_workbook(const std::filesystem::path& path, const InstitutionRequest& request,
                    const WorkbookLimits& limits = {});

}  // namespace sluice
