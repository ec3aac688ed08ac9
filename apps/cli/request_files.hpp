// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "apps/report/institution_requests.hpp"

namespace sluice {

/// Writes the requests, and tells on standard error of earlier ones that lie in the folder beside them.
/// Throws as write_requests.
std::vector<std::filesystem::path> write_request_files(const std::string& folder,
                                                       std::span<const InstitutionRequest>);

}  // namespace sluice
