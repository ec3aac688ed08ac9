// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

namespace sluice {

/// A point of a drawing, in its units, y downwards.
struct SvgPoint {
  double x = 0, y = 0;
};

/// A coordinate with one decimal, so that a drawing is the same text everywhere: "12.5"; never "-0.0".
[[nodiscard]] std::string svg_number(double);

/// Writes a drawing to stand inside an HTML page. Texts are escaped; class names are ours. Shapes with a
/// title show it where the mouse rests.
class SvgWriter {
 public:
  /// `label` says what is drawn to those who cannot see it.
  SvgWriter(double width, double height, std::string_view label);

  void rect(SvgPoint corner, double width, double height, std::string_view css_class,
            std::string_view title = {});
  void line(SvgPoint from, SvgPoint to, std::string_view css_class);
  /// A line of that width along a path (the form of an SVG d attribute, see the path functions below).
  void path(std::string_view d, double width, std::string_view css_class, std::string_view title = {});
  /// Text that begins at the point; `css_class` may set another anchor.
  void text(SvgPoint at, std::string_view text, std::string_view css_class);
  /// Markup of ours: definitions.
  void raw(std::string_view svg) { svg_ += svg; }

  [[nodiscard]] std::string take() &&;

 private:
  void end_shape(std::string_view tag, std::string_view title);

  std::string svg_;
};

/// A curve that leaves and arrives level.
[[nodiscard]] std::string level_curve(SvgPoint from, SvgPoint to, double bend);
/// The area of so much height around such a curve.
[[nodiscard]] std::string level_area(SvgPoint from, SvgPoint to, double bend, double height);

}  // namespace sluice
