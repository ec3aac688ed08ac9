// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "apps/report/institution_requests.hpp"

namespace sluice {

/// Writes the requests, and tells on standard error of earlier ones that lie in the folder beside them. Their
/// files are named for institutions, so that only now it can be seen whether one would take the place of an
/// input: throws InvalidQuery then, else as write_requests.
std::vector<std::filesystem::path> write_request_files(const std::string& folder,
                                                       std::span<const InstitutionRequest>,
                                                       std::span<const std::string> inputs);

}  // namespace sluice
