// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

namespace sluice {

/// The answer for people, to standard output. Throws OutputFailed.
void print(std::string_view text);

/// A sentence to standard error, as "sluice: …". Hidden characters are escaped.
void tell(std::string_view sentence);

}  // namespace sluice
