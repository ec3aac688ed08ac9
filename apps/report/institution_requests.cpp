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
  }
}

// First the workbook's path, then those of its sheets.
std::vector<fs::path> paths_of(const fs::path& folder, const InstitutionRequest& request, std::size_t rank) {
  const std::string name = fmt::format("{:02}-{}", rank, institution_slug(request.institution));
  std::vector<fs::path> paths = {folder / (name + ".xlsx"), folder / (name + ".csv")};
  for (std::size_t i = 1; i < request.sheets.size(); ++i)
    paths.push_back(folder / fmt::format("{}-{}.csv", name, request.sheets[i].name));
  return paths;
}

void write_csv(const fs::path& path, const Sheet& sheet) {
  CsvWriter csv(path);
  for (const auto& column : sheet.columns) csv.cell(column.header);
  csv.end_row();
  for (const auto& row : sheet.rows) {
    for (const std::string& cell : row) csv.cell(cell);
    for (std::size_t i = row.size(); i < sheet.columns.size(); ++i) csv.empty_cell();
    csv.end_row();
  }
  csv.finish();
}

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
    for (const Sheet& sheet : request.sheets) write_csv(*path++, sheet);
  }
  return all;
}

}  // namespace sluice
