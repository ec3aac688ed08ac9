// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "loaders/input_file.hpp"

namespace sluice {

/// Brings the text to UTF-8 without a byte-order mark; a note says where it was in another encoding. Parallel
/// through ASCII.
void decode(InputText& text, std::vector<std::string>& notes);

}  // namespace sluice
