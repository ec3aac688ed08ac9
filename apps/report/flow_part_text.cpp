// SPDX-License-Identifier: Apache-2.0
#include "apps/report/flow_part_text.hpp"

namespace sluice {
namespace {

struct PartText {
  std::string_view explanation, css_class;
};

constexpr std::array<PartText, flow_part_count> texts{{
    {"passed on", "passed"},
    {"rests here", "rests"},
    {"cash, purchases, fees", "dissipated"},
    {"left the loaded records", "left"},
    {"back to victims", "returned"},
    {"not followed (limits)", "floor"},
}};

}  // namespace

std::string_view explain(FlowPart part) { return texts.at(static_cast<std::size_t>(part)).explanation; }

std::string_view css_class(FlowPart part) { return texts.at(static_cast<std::size_t>(part)).css_class; }

}  // namespace sluice
