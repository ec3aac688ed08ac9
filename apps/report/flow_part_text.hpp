// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <string_view>

#include "apps/report/sankey_flow.hpp"

namespace sluice {

/// All parts, in the order in which they lie in a box, from the top.
constexpr std::array<FlowPart, flow_part_count> all_flow_parts{
    FlowPart::passed_on,       FlowPart::rests,    FlowPart::dissipated,
    FlowPart::left_visibility, FlowPart::returned, FlowPart::not_followed};

/// "rests here", for people.
[[nodiscard]] std::string_view explain(FlowPart);
/// The class of the page's style sheet that gives the part its colour.
[[nodiscard]] std::string_view css_class(FlowPart);

}  // namespace sluice
