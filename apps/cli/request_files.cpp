// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/request_files.hpp"

#include <fmt/format.h>

#include "apps/cli/messages.hpp"
#include "apps/cli/output_paths.hpp"
#include "apps/report/duration_text.hpp"

namespace sluice {

std::vector<std::filesystem::path> write_request_files(const std::string& folder,
                                                       std::span<const InstitutionRequest> requests,
                                                       std::span<const std::string> inputs) {
  std::vector<OutputPath> outputs;
  for (auto& file : request_paths(folder, requests))
    outputs.push_back({"--requests " + folder, std::move(file)});
  require_not_an_input(outputs, inputs);
  if (requests.empty()) return {};
  auto files = write_requests(folder, requests);
  if (const auto older = older_requests(folder, files); !older.empty())
    tell(fmt::format("note: {} also holds {} of earlier requests, such as {}; these were not written now",
                     folder, counted_text(older.size(), "file"), older.front().filename().string()));
  return files;
}

}  // namespace sluice
