// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>

namespace sluice {

/// Creates the folder and those above it where they do not exist. Throws OutputFailed.
void create_output_folder(const std::filesystem::path&);

}  // namespace sluice
