// SPDX-License-Identifier: Apache-2.0
#include "apps/report/output_folder.hpp"

#include "engine/values/error.hpp"

namespace sluice {

void create_output_folder(const std::filesystem::path& folder) {
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  if (failure) throw OutputFailed(folder.string() + ": " + failure.message());
}

}  // namespace sluice
