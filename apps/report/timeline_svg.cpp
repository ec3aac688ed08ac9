// SPDX-License-Identifier: Apache-2.0
#include "apps/report/timeline_svg.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "apps/report/display_text.hpp"
#include "apps/report/duration_text.hpp"
#include "apps/report/shorten_id.hpp"

namespace sluice {
namespace {

constexpr int name_width_max = 24;
constexpr double bar_height = 9, head_length = 6, head_width = 3.2;

std::string_view row_class(End end) {
  switch (end) {
    case End::dissipated: return "to-dissipated";
    case End::left_visibility: return "to-left";
    case End::victim: return "to-returned";
    case End::rests: break;
  }
  return "onward";
}

class TimelineSvg {
 public:
  TimelineSvg(const Timeline& timeline, int scale, std::string_view currency)
      : timeline_(timeline),
        layout_(lay_out(timeline)),
        scale_(scale),
        svg_(layout_.width, layout_.height,
             fmt::format("Traced transfers in {} over time, a row per account", currency)) {}

  std::string write() {
    for (std::size_t i = 0; i < timeline_.rows.size(); ++i) row(i);
    axis();
    for (std::size_t i = 0; i < timeline_.events.size(); ++i) arrow(i);
    return std::move(svg_).take();
  }

 private:
  void row(std::size_t number) {
    const auto& row = timeline_.rows[number];
    const auto y = layout_.row_y[number];
    svg_.line({layout_.left, y}, {layout_.right, y}, "lane");
    if (row.level) svg_.text({0, y + 4}, *row.level == 0 ? "V" : std::to_string(*row.level), "level");
    svg_.text({22, y + 4}, shorten_id(escape_for_terminal(row.name), name_width_max), "name");
    if (row.from) {
      const auto left = layout_.axis.x(*row.from);
      const auto right = row.to ? layout_.axis.x(*row.to) : layout_.right;
      svg_.rect({left, y - bar_height / 2}, std::max(1.5, right - left), bar_height, "holding");
    }
    const auto x = layout_.right + 6;
    if (row.rests > Amount(0))
      svg_.text({x, y + 4}, amount_text(row.rests, scale_, ""), "resting");
    else if (row.end == End::dissipated)
      svg_.text({x, y + 4}, "cash, purchase, fee", "amount");
    else if (row.end == End::left_visibility)
      svg_.text({x, y + 4}, "not loaded", "amount");
  }

  void axis() {
    const auto bottom = layout_.height - 44;
    for (const auto& stretch : layout_.axis.stretches())
      svg_.line({stretch.left - 6, bottom}, {stretch.right + 6, bottom}, "axis");
    for (const auto& tick : layout_.axis.ticks()) {
      svg_.line({tick.x, bottom}, {tick.x, bottom + 5}, "axis");
      svg_.text({tick.x, bottom + 17}, tick.clock, "tick");
      if (!tick.date.empty()) svg_.text({tick.x, bottom + 30}, tick.date, "tick date");
    }
    for (const auto& cut : layout_.axis.cuts()) {
      svg_.rect({cut.middle - 10, 4}, 20, bottom - 4, "cut");
      for (const auto offset : {-3.0, 3.0})
        svg_.line({cut.middle + offset - 2, bottom + 5}, {cut.middle + offset + 2, bottom - 5}, "axis");
      svg_.text({cut.middle, 10}, duration_text(cut.length), "tick");
    }
  }

  void arrow(std::size_t number) {
    const auto& event = timeline_.events[number];
    const auto& [x, width] = layout_.arrows[number];
    const auto from = layout_.row_y[event.payer], to = layout_.row_y[event.payee];
    const auto down = to > from ? 1.0 : -1.0;
    const auto kind = fmt::format("arrow {}", row_class(timeline_.rows[event.payee].end));
    const auto neck = to - down * head_length;
    const auto n = [](double number_) { return svg_number(number_); };
    svg_.path(fmt::format("M{} {}V{}", n(x), n(from), n(neck)), width, kind, event.title);
    const auto half = head_width + width / 3;
    svg_.path(fmt::format("M{} {}L{} {}L{} {}Z", n(x - half), n(neck), n(x + half), n(neck), n(x), n(to)),
              0.1, kind + " head", event.title);
  }

  const Timeline& timeline_;
  TimelineLayout layout_;
  int scale_;
  SvgWriter svg_;
};

}  // namespace

std::string timeline_svg(const Timeline& timeline, int scale, std::string_view currency) {
  return TimelineSvg(timeline, scale, currency).write();
}

}  // namespace sluice
