// SPDX-License-Identifier: Apache-2.0
#include "apps/report/institution_requests.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <set>
#include <stdexcept>
#include <string_view>

#include "apps/report/csv_writer.hpp"
#include "apps/report/institution_slug.hpp"
#include "apps/report/output_folder.hpp"
#include "apps/report/request_workbook.hpp"

namespace sluice {
namespace fs = std::filesystem;
namespace {

using Sheet = InstitutionRequest::Sheet;

// A workbook takes 31 characters; what is left is for the number of a sheet that goes on.
constexpr std::size_t sheet_name_max = 24;

bool is_sheet_name(std::string_view name) {
  constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyz0123456789-";
  return !name.empty() && name.size() <= sheet_name_max
         && name.find_first_not_of(allowed) == std::string_view::npos;
}

void check(const InstitutionRequest& request) {
  if (request.sheets.empty()) throw std::invalid_argument("a request without a sheet");
  std::set<std::string_view> names;
  for (const Sheet& sheet : request.sheets) {
    if (!is_sheet_name(sheet.name) || !names.insert(sheet.name).second)
      throw std::invalid_argument(fmt::format("'{}' cannot name a sheet of this request", sheet.name));
    for (const auto& row : sheet.rows) {
      if (row.size() > sheet.columns.size())
        throw std::invalid_argument(fmt::format("{} cells for {} columns", row.size(), sheet.columns.size()));
    }
    if (&sheet == &request.sheets.front()) continue;
    const auto count = request.sheets.front().rows.size();
    if (sheet.shows.size() != sheet.rows.size() || !std::ranges::is_sorted(sheet.shows)
        || (!sheet.shows.empty() && sheet.shows.back() >= count))
      throw std::invalid_argument(
          fmt::format("rows of '{}' that show no row of the first sheet", sheet.name));
  }
}

std::vector<fs::path> paths_of(const fs::path& folder, const InstitutionRequest& request, std::size_t rank) {
  const std::string name = fmt::format("{:02}-{}", rank, institution_slug(request.institution));
  return {folder / (name + ".xlsx"), folder / (name + ".csv")};
}

/// All sheets as one table, for programs that read one file.
class FlatTable {
 public:
  FlatTable(const fs::path& path, const InstitutionRequest& request) : csv_(path), sheets_(request.sheets) {}

  void write() {
    write_header();
    for (std::size_t row = 0; row < sheets_.front().rows.size(); ++row) write_rows(row);
    csv_.finish();
  }

 private:
  void write_header() {
    std::set<std::string_view> known;
    for (const Sheet& sheet : sheets_)
      for (const auto& column : sheet.columns)
        csv_.cell(known.insert(column.header).second ? column.header : sheet.name + " " + column.header);
    csv_.end_row();
  }

  /// The row of the first sheet beside each row that shows it; alone where none does.
  void write_rows(std::size_t row) {
    bool is_shown = false;
    for (std::size_t s = 1; s < sheets_.size(); ++s) {
      const auto& shows = sheets_[s].shows;
      const auto [begin, end] = std::ranges::equal_range(shows, row);
      for (auto it = begin; it != end; ++it) write_row(row, s, static_cast<std::size_t>(it - shows.begin()));
      is_shown = is_shown || begin != end;
    }
    if (!is_shown) write_row(row, 0, 0);
  }

  void write_row(std::size_t first, std::size_t sheet, std::size_t row) {
    write_cells(sheets_.front(), &sheets_.front().rows[first]);
    for (std::size_t s = 1; s < sheets_.size(); ++s)
      write_cells(sheets_[s], s == sheet ? &sheets_[s].rows[row] : nullptr);
    csv_.end_row();
  }

  void write_cells(const Sheet& sheet, const std::vector<std::string>* row) {
    for (std::size_t i = 0; i < sheet.columns.size(); ++i)
      row != nullptr&& i < row->size() ? csv_.cell((*row)[i]) : csv_.empty_cell();
  }

  CsvWriter csv_;
  const std::vector<Sheet>& sheets_;
};

}  // namespace

std::vector<fs::path> request_paths(const fs::path& folder, std::span<const InstitutionRequest> requests) {
  std::vector<fs::path> paths;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    check(requests[i]);
    std::ranges::move(paths_of(folder, requests[i], i + 1), std::back_inserter(paths));
  }
  return paths;
}

std::vector<fs::path> write_requests(const fs::path& folder, std::span<const InstitutionRequest> requests) {
  std::vector<fs::path> all = request_paths(folder, requests);
  create_output_folder(folder);
  auto path = all.begin();
  for (const InstitutionRequest& request : requests) {
    write_workbook(*path++, request);
    FlatTable(*path++, request).write();
  }
  return all;
}

std::vector<fs::path> older_requests(const fs::path& folder, std::span<const fs::path> written) {
  const auto is_request = [](const fs::path& file) {
    const auto name = file.filename().string();
    const auto rank = name.find_first_not_of("0123456789");
    return rank != std::string::npos && rank >= 2 && name[rank] == '-'
           && (file.extension() == ".xlsx" || file.extension() == ".csv");
  };
  std::vector<fs::path> older;
  std::error_code unreadable;
  for (const auto& entry : fs::directory_iterator(folder, unreadable))
    if (is_request(entry.path()) && std::ranges::find(written, entry.path()) == written.end())
      older.push_back(entry.path());
  std::ranges::sort(older);
  return older;
}

}  // namespace sluice
