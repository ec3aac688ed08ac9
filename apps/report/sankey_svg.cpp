// SPDX-License-Identifier: Apache-2.0
#include "apps/report/sankey_svg.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "apps/report/display_text.hpp"
#include "apps/report/duration_text.hpp"
#include "apps/report/flow_part_text.hpp"
#include "apps/report/sankey_layout.hpp"
#include "apps/report/shorten_id.hpp"

namespace sluice {
namespace {

/// What a digit of a label takes, and the height of the line of signs below the drawing.
constexpr double digit_width = 6.0, legend_height = 30;

class SankeySvg {
 public:
  SankeySvg(const MoneyFlow& flow, int scale, std::string_view currency)
      : flow_(flow),
        layout_(lay_out(flow)),
        scale_(scale),
        currency_(currency),
        svg_(layout_.width, layout_.height + legend_height,
             fmt::format("Traced money in {} by level, from the victims on the left to where it is now",
                         currency)) {}

  std::string write() {
    for (std::size_t c = 0; c < flow_.columns.size(); ++c)
      svg_.text({layout_.column_x[c], 14}, flow_.columns[c], "column");
    for (std::size_t b = 0; b < flow_.bands.size(); ++b) band(b);
    for (std::size_t i = 0; i < flow_.boxes.size(); ++i) box(i);
    for (std::size_t i = 0; i < flow_.boxes.size(); ++i) label(i);
    legend();
    return std::move(svg_).take();
  }

 private:
  std::string money(Amount amount) const { return amount_text(amount, scale_, currency_); }

  /// What most of the box's money became colours the bands into boxes where money only ends.
  std::string_view band_class(const FlowBox& to) const {
    if (to.part(FlowPart::passed_on) > Amount(0) || to.part(FlowPart::rests) > Amount(0)) return "band";
    const auto* largest = std::ranges::max_element(to.parts);
    switch (static_cast<FlowPart>(largest - to.parts.begin())) {
      case FlowPart::dissipated: return "band to-dissipated";
      case FlowPart::left_visibility: return "band to-left";
      case FlowPart::returned: return "band to-returned";
      default: return "band";
    }
  }

  void band(std::size_t number) {
    const auto& [from, to, amount, transfers] = flow_.bands[number];
    const auto& placed = layout_.bands[number];
    const auto title = fmt::format("{} → {}: {} in {}", flow_.boxes[from].name, flow_.boxes[to].name,
                                   money(amount), counted_text(transfers, "transfer"));
    const auto kind = std::string(band_class(flow_.boxes[to]));
    const auto distance = placed.to.x - placed.from.x;
    // Money that goes back a level or stays on one turns round in a loop.
    constexpr double loop = 55;
    if (distance > 0)
      svg_.path(level_area(placed.from, placed.to, distance / 2, placed.width), 0, kind, title);
    else
      svg_.path(level_curve(placed.from, placed.to, loop), placed.width, kind + " loop", title);
  }

  std::string box_title(const FlowBox& box) const {
    auto title = fmt::format("{}: {}", box.name, money(box.total()));
    if (box.column == 0) return title + " stolen";
    for (const auto part : all_flow_parts)
      if (box.part(part) > Amount(0)) title += fmt::format("; {} {}", money(box.part(part)), explain(part));
    return title;
  }

  void box(std::size_t number) {
    const auto& box = flow_.boxes[number];
    const auto& placed = layout_.boxes[number];
    const auto title = box_title(box);
    const auto total = static_cast<double>(box.total().minor);
    auto y = placed.corner.y;
    for (const auto part : all_flow_parts) {
      if (box.part(part) == Amount(0)) continue;
      const auto height = placed.height * static_cast<double>(box.part(part).minor) / total;
      const auto colour = box.column == 0 ? std::string_view("victim") : css_class(part);
      svg_.rect({placed.corner.x, y}, layout_.box_width, height, colour, title);
      y += height;
    }
  }

  void label(std::size_t number) {
    const auto& box = flow_.boxes[number];
    const auto& placed = layout_.boxes[number];
    const auto x = placed.corner.x + layout_.box_width + 4;
    const auto width = static_cast<int>(layout_.label_width / digit_width);
    svg_.text({x, placed.middle() - 2}, shorten_id(escape_for_terminal(box.name), width), "name");
    svg_.text({x, placed.middle() + 9}, amount_text(box.total(), scale_, ""), "amount");
  }

  void legend() {
    double x = 0;
    const auto y = layout_.height + 12;
    for (const auto part : all_flow_parts) {
      const bool is_used = std::ranges::any_of(
          flow_.boxes, [&](const FlowBox& box) { return box.column > 0 && box.part(part) > Amount(0); });
      if (!is_used) continue;
      svg_.rect({x, y}, 12, 10, css_class(part));
      svg_.text({x + 17, y + 9}, explain(part), "name");
      x += 34 + 6.2 * static_cast<double>(explain(part).size());
    }
  }

  const MoneyFlow& flow_;
  SankeyLayout layout_;
  int scale_;
  std::string_view currency_;
  SvgWriter svg_;
};

}  // namespace

std::string sankey_svg(const MoneyFlow& flow, int scale, std::string_view currency) {
  return SankeySvg(flow, scale, currency).write();
}

}  // namespace sluice
