// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "apps/report/sankey_flow.hpp"

namespace sluice {

/// A currency's money by level as a drawing: boxes as high as what reached them, bands as wide as what went
/// that way. Ids are shortened; the whole ones, with amounts, are titles of the shapes.
[[nodiscard]] std::string sankey_svg(const MoneyFlow&, int scale, std::string_view currency);

}  // namespace sluice
