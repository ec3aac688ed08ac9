// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "apps/report/sankey_flow.hpp"
#include "apps/report/svg_writer.hpp"

namespace sluice {

/// Where a box stands: its height is its money, the slot around it leaves room for its label.
struct PlacedBox {
  SvgPoint corner;
  double height = 0;
  double middle() const { return corner.y + height / 2; }
};

/// A band from the right edge of one box to the left edge of another; points are the middles of its ends.
struct PlacedBand {
  SvgPoint from, to;
  double width = 0;
};

struct SankeyLayout {
  double width = 0, height = 0, box_width = 0;
  /// Left edges of the columns, and the room for labels right of a box.
  std::vector<double> column_x;
  double label_width = 0;
  /// As the flow's boxes and bands.
  std::vector<PlacedBox> boxes;
  std::vector<PlacedBand> bands;
};

struct SankeySize {
  double width = 1040;
  /// Height of the fullest column's money.
  double money_height = 300;
  /// The least that a box takes, so that labels do not meet; and what stays free between boxes.
  double slot_min = 27, gap = 7;
  /// Above the boxes.
  double header = 34;
};

/// Places a flow: columns from left to right, in each column boxes near those that pay them, bands in the
/// order of their ends. O(boxes + bands, with a logarithm). Deterministic.
[[nodiscard]] SankeyLayout lay_out(const MoneyFlow&, const SankeySize& = {});

}  // namespace sluice
