// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <map>
#include <string>

#include "apps/report/institution_requests.hpp"
#include "apps/report/zip_parts.hpp"
#include "tests/apps/report/written.hpp"

namespace sluice::test {

/// A request with an id that a number would damage, a formula and a row that lacks cells.
inline InstitutionRequest request_example(const std::string& institution) {
  using Kind = InstitutionRequest::Column::Kind;
  InstitutionRequest request;
  request.institution = institution;
  request.title = "Emergency stop-payment request";
  request.facts = {{"case", "A-17"}, {"asked at", "2024-03-01 09:30:00"}};
  request.sheets.push_back(
      {"accounts",
       {{"account", Kind::text}, {"amount", Kind::amount}, {"transfers", Kind::number}},
       {{"6222020200112233445", "5000.00", "2"}, {"=1+1", "0.10", "1"}, {"0012, \"x\""}}});
  request.sheets.push_back(
      {"transfers", {{"transfer", Kind::text}, {"amount", Kind::amount}}, {{"00017", "1.00"}}, {0}});
  return request;
}

/// The parts of a workbook by their names, unpacked.
inline std::map<std::string, std::string> workbook_parts(const std::filesystem::path& path) {
  const std::string bytes = read_file(path);
  std::map<std::string, std::string> parts;
  for (const ZipPart& part : zip_parts(bytes))
    unpack(part, [&](std::string_view piece) { parts[part.name] += piece; });
  return parts;
}

}  // namespace sluice::test
