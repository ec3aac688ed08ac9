// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace sluice {

/// One request to one institution: what is asked, and tables of accounts and transfers.
struct InstitutionRequest {
  struct Column {
    /// Text and amounts are kept as they are written, amounts to the right; numbers are counts and
    /// ranks of our own, which a spreadsheet may add up.
    enum class Kind { text, amount, number };
    std::string header;
    Kind kind = Kind::text;
  };
  /// A table. Its name has lower-case ASCII letters, digits and '-', at most 24 of them, and differs from the
  /// request's other names. Rows may lack cells at their end.
  struct Sheet {
    std::string name;
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
    /// By row, for all but the first sheet: the row of the first one that it shows, ascending.
    std::vector<std::size_t> shows = {};
  };

  std::string institution;                                 ///< empty: not known
  std::string title;                                       ///< "Request for account records"
  std::vector<std::pair<std::string, std::string>> facts;  ///< case, time of asking, legal basis ... in order
  std::vector<Sheet> sheets;  ///< first the request's own table, then the transfers that show it
};

/// The files that write_requests makes, in the order it makes them: for each request NN-INSTITUTION.xlsx with
/// all sheets, and NN-INSTITUTION.csv, in which every row of a further sheet stands beside the row of the
/// first that it shows. NN is the request's rank from 01, three digits beyond 99, so no two names are the
/// same. Throws std::invalid_argument for a request without sheets or with a sheet's name that is not as it
/// must be, rows longer than their header, or rows that show none.
[[nodiscard]] std::vector<std::filesystem::path> request_paths(const std::filesystem::path& folder,
                                                               std::span<const InstitutionRequest> requests);

/// Writes the requests and returns their paths. The folder is created if missing; a file that is there
/// under one of the names is replaced, others stay. Each file is complete or not there. The same
/// requests give the same bytes. Throws what request_paths throws, and OutputFailed with the path and
/// the reason; files written before that stay. Time: linear in all rows; memory: the largest request's
/// rows as the XLSX library holds them, about 100 bytes a cell, and its packed file.
std::vector<std::filesystem::path> write_requests(const std::filesystem::path& folder,
                                                  std::span<const InstitutionRequest> requests);

/// Requests in the folder that are none of these `written`: of an earlier answer, perhaps to institutions
/// that are not asked any more. In the order of their names. Empty where the folder cannot be read.
[[nodiscard]] std::vector<std::filesystem::path> older_requests(
    const std::filesystem::path& folder, std::span<const std::filesystem::path> written);

}  // namespace sluice
