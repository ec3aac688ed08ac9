// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

namespace sluice {

/// The style sheet of a case's page: dark ink on white, A4 when printed, colours that differ in grey too.
[[nodiscard]] std::string_view case_style();

}  // namespace sluice
