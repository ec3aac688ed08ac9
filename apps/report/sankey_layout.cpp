// SPDX-License-Identifier: Apache-2.0
#include "apps/report/sankey_layout.hpp"

#include <algorithm>
#include <map>

namespace sluice {
namespace {

/// So that the smallest can be seen.
constexpr double box_height_min = 2, band_width_min = 0.8;
constexpr double box_width = 14, label_gap = 5;

class SankeyPlacer {
 public:
  SankeyPlacer(const MoneyFlow& flow, const SankeySize& size) : flow_(flow), size_(size) {
    for (std::uint32_t b = 0; b < flow.bands.size(); ++b) {
      leaving_[flow.bands[b].from].push_back(b);
      arriving_[flow.bands[b].to].push_back(b);
    }
  }

  SankeyLayout place() {
    layout_.boxes.resize(flow_.boxes.size());
    layout_.bands.resize(flow_.bands.size());
    place_columns();
    set_heights();
    for (std::uint32_t column = 0; column < flow_.columns.size(); ++column) stack(column);
    centre_columns();
    attach_bands();
    return std::move(layout_);
  }

 private:
  void place_columns() {
    layout_.width = size_.width;
    layout_.box_width = box_width;
    const auto count = std::max<std::size_t>(flow_.columns.size(), 4);
    const auto step = size_.width / static_cast<double>(count);
    for (std::size_t c = 0; c < flow_.columns.size(); ++c)
      layout_.column_x.push_back(static_cast<double>(c) * step);
    layout_.label_width = step - box_width - 2 * label_gap;
  }

  void set_heights() {
    std::vector<double> sums(flow_.columns.size());
    for (const auto& box : flow_.boxes) sums[box.column] += static_cast<double>(box.total().minor);
    const auto fullest = sums.empty() ? 0 : std::ranges::max(sums);
    scale_ = fullest > 0 ? size_.money_height / fullest : 0;
    for (std::size_t i = 0; i < flow_.boxes.size(); ++i) {
      layout_.boxes[i].corner.x = layout_.column_x[flow_.boxes[i].column];
      layout_.boxes[i].height =
          std::max(box_height_min, static_cast<double>(flow_.boxes[i].total().minor) * scale_);
    }
  }

  /// Mean height of those that pay the box, by what they pay; boxes that nobody to the left pays last.
  double pull(std::uint32_t box) {
    double weight = 0, sum = 0;
    for (const auto b : arriving_[box]) {
      const auto& band = flow_.bands[b];
      if (flow_.boxes[band.from].column >= flow_.boxes[box].column) continue;
      const auto amount = static_cast<double>(band.amount.minor);
      weight += amount;
      sum += amount * layout_.boxes[band.from].middle();
    }
    return weight > 0 ? sum / weight : 1e9;
  }

  double slot(std::uint32_t box) const { return std::max(layout_.boxes[box].height, size_.slot_min); }

  void stack(std::uint32_t column) {
    std::vector<std::pair<double, std::uint32_t>> order;
    for (std::uint32_t i = 0; i < flow_.boxes.size(); ++i)
      if (flow_.boxes[i].column == column) order.emplace_back(column == 0 ? 0 : pull(i), i);
    std::ranges::stable_sort(order, {}, [&](const auto& entry) {
      return std::pair(flow_.boxes[entry.second].accounts != 1, entry.first);
    });
    auto y = size_.header;
    for (const auto& [wanted, box] : order) {
      layout_.boxes[box].corner.y = y + (slot(box) - layout_.boxes[box].height) / 2;
      y += slot(box) + size_.gap;
    }
    ends_.push_back(y - size_.gap);
  }

  /// Short columns stand half-way down the longest.
  void centre_columns() {
    const auto end = ends_.empty() ? size_.header : std::ranges::max(ends_);
    layout_.height = end + size_.gap;
    for (std::size_t i = 0; i < flow_.boxes.size(); ++i)
      layout_.boxes[i].corner.y += (end - ends_[flow_.boxes[i].column]) / 2;
  }

  double width_of(std::uint32_t band) const {
    return static_cast<double>(flow_.bands[band].amount.minor) * scale_;
  }

  /// Bands of a box lie above each other as their other ends do.
  void attach(std::vector<std::uint32_t>& bands, bool leaving) {
    std::ranges::stable_sort(bands, {}, [&](std::uint32_t b) {
      return layout_.boxes[leaving ? flow_.bands[b].to : flow_.bands[b].from].middle();
    });
    double used = 0;
    for (const auto b : bands) {
      const auto& box = layout_.boxes[leaving ? flow_.bands[b].from : flow_.bands[b].to];
      const SvgPoint point{box.corner.x + (leaving ? box_width : 0), box.corner.y + used + width_of(b) / 2};
      (leaving ? layout_.bands[b].from : layout_.bands[b].to) = point;
      used += width_of(b);
    }
  }

  void attach_bands() {
    for (auto& [box, bands] : leaving_) attach(bands, true);
    for (auto& [box, bands] : arriving_) attach(bands, false);
    for (std::uint32_t b = 0; b < flow_.bands.size(); ++b)
      layout_.bands[b].width = std::max(band_width_min, width_of(b));
  }

  const MoneyFlow& flow_;
  const SankeySize& size_;
  SankeyLayout layout_;
  double scale_ = 0;
  std::map<std::uint32_t, std::vector<std::uint32_t>> leaving_, arriving_;
  std::vector<double> ends_;
};

}  // namespace

SankeyLayout lay_out(const MoneyFlow& flow, const SankeySize& size) {
  return SankeyPlacer(flow, size).place();
}

}  // namespace sluice
