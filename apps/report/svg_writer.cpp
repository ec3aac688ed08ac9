// SPDX-License-Identifier: Apache-2.0
#include "apps/report/svg_writer.hpp"

#include <utility>

#include <fmt/format.h>

#include "apps/report/html_writer.hpp"

namespace sluice {

std::string svg_number(double number) {
  auto text = fmt::format("{:.1f}", number);
  return text == "-0.0" ? "0.0" : text;
}

SvgWriter::SvgWriter(double width, double height, std::string_view label)
    : svg_(fmt::format("\n<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">\n", svg_number(width),
                       svg_number(height), escape_html(label))) {}

void SvgWriter::end_shape(std::string_view tag, std::string_view title) {
  if (title.empty())
    svg_ += "/>\n";
  else
    svg_ += fmt::format("><title>{}</title></{}>\n", escape_html(title), tag);
}

void SvgWriter::rect(SvgPoint corner, double width, double height, std::string_view css_class,
                     std::string_view title) {
  svg_ += fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}" class="{}")", svg_number(corner.x),
                      svg_number(corner.y), svg_number(width), svg_number(height), css_class);
  end_shape("rect", title);
}

void SvgWriter::line(SvgPoint from, SvgPoint to, std::string_view css_class) {
  svg_ += fmt::format(R"(<line x1="{}" y1="{}" x2="{}" y2="{}" class="{}")", svg_number(from.x),
                      svg_number(from.y), svg_number(to.x), svg_number(to.y), css_class);
  end_shape("line", {});
}

void SvgWriter::path(std::string_view d, double width, std::string_view css_class, std::string_view title) {
  svg_ += fmt::format(R"(<path d="{}" stroke-width="{}" class="{}")", d, svg_number(width), css_class);
  end_shape("path", title);
}

void SvgWriter::text(SvgPoint at, std::string_view text, std::string_view css_class) {
  svg_ += fmt::format("<text x=\"{}\" y=\"{}\" class=\"{}\">{}</text>\n", svg_number(at.x), svg_number(at.y),
                      css_class, escape_html(text));
}

std::string SvgWriter::take() && {
  svg_ += "</svg>\n";
  return std::move(svg_);
}

std::string level_curve(SvgPoint from, SvgPoint to, double bend) {
  return fmt::format("M{} {}C{} {} {} {} {} {}", svg_number(from.x), svg_number(from.y),
                     svg_number(from.x + bend), svg_number(from.y), svg_number(to.x - bend), svg_number(to.y),
                     svg_number(to.x), svg_number(to.y));
}

std::string level_area(SvgPoint from, SvgPoint to, double bend, double height) {
  const auto half = height / 2;
  auto back = level_curve({to.x, to.y + half}, {from.x, from.y + half}, -bend);
  back.front() = 'L';
  return level_curve({from.x, from.y - half}, {to.x, to.y - half}, bend) + back + 'Z';
}

}  // namespace sluice
