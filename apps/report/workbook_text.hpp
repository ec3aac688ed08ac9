// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "apps/report/institution_requests.hpp"

namespace sluice {

/// A text as a cell of a workbook can hold it.
struct WorkbookText {
  std::string text;  ///< UTF-8
  bool cut = false;  ///< whether it ends in an ellipsis because it was too long
};

/// The text with hidden characters and invalid bytes as visible escapes, at most `units_max` UTF-16
/// units of it, which is how the file format counts. `_x0041_`, which the format would read as an A,
/// is guarded. Time: linear.
[[nodiscard]] WorkbookText workbook_text(std::string_view text, std::size_t units_max);

/// How many texts of the sheet, facts and headers included, are longer than `units_max`. Time: linear.
[[nodiscard]] std::size_t count_cut_texts(const InstitutionRequest& request,
                                          const InstitutionRequest::Sheet& sheet, std::size_t units_max);

/// Widths that show the sheet's columns whole where `least` and `most` allow it, in characters; the
/// facts' labels stand in the first one. Time: linear.
[[nodiscard]] std::vector<int> column_widths(const InstitutionRequest& request,
                                             const InstitutionRequest::Sheet& sheet, int least, int most);

}  // namespace sluice
