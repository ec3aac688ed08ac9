// SPDX-License-Identifier: Apache-2.0
#include "engine/build/ordering.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <queue>

#include "engine/run/parallel.hpp"

namespace sluice {
namespace {

constexpr std::size_t grain = 1 << 18;

/// The kept rows in input order.
RowOrder list_kept(const RowTable& rows) {
  const auto chunks = (rows.size() + grain - 1) / grain;
  std::vector<std::size_t> kept(chunks);
  for_chunks(rows.size(), grain, [&](std::size_t chunk, std::size_t begin, std::size_t end) {
    kept[chunk] = static_cast<std::size_t>(
        std::count(rows.state.begin() + begin, rows.state.begin() + end, RowState::kept));
  });
  RowOrder order;
  for (auto& count : kept) order.count += std::exchange(count, order.count);
  order.identity = order.count == rows.size();
  if (order.identity) return order;
  order.rows.resize(order.count);
  for_chunks(rows.size(), grain, [&](std::size_t chunk, std::size_t begin, std::size_t end) {
    auto at = kept[chunk];
    for (auto row = begin; row < end; ++row)
      if (rows.state[row] == RowState::kept) order.rows[at++] = static_cast<std::uint32_t>(row);
  });
  return order;
}

bool is_sorted(const RowTable& rows, const RowOrder& order) {
  std::atomic<bool> sorted{true};
  for_chunks(order.count, grain, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (auto rank = std::max<std::size_t>(begin, 1); rank < end; ++rank)
      if (rows.time[order.row(rank)] < rows.time[order.row(rank - 1)]) {
        sorted = false;
        return;
      }
  });
  return sorted;
}

void list_all(RowOrder& order) {
  if (!order.identity) return;
  order.identity = false;
  order.rows.resize(order.count);
  for (std::size_t rank = 0; rank < order.count; ++rank) order.rows[rank] = static_cast<std::uint32_t>(rank);
}

void sort_by_time(const RowTable& rows, RowOrder& order) {
  list_all(order);
  struct Entry {
    Time time;
    std::uint32_t row;
  };
  Array<Entry> entries(order.count);
  for_chunks(order.count, grain, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (auto rank = begin; rank < end; ++rank)
      entries[rank] = {rows.time[order.rows[rank]], order.rows[rank]};
  });
  parallel_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return a.time != b.time ? a.time < b.time : a.row < b.row;
  });
  for_chunks(order.count, grain, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (auto rank = begin; rank < end; ++rank) order.rows[rank] = entries[rank].row;
  });
}

/// Reorders the rows of one timestamp.
class CreditsFirst {
 public:
  explicit CreditsFirst(const RowTable& rows) : rows_(rows) {}

  void reorder(std::span<std::uint32_t> group) {
    credits_.clear();
    debits_.clear();
    for (const auto row : group) {
      ++credits_[payee(row)];
      if (!follows(row)) debits_[payer(row)].push_back(row);
    }
    std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<>> free;
    for (const auto row : group)
      if (!follows(row) && !credits_.contains(payer(row))) free.push(row);
    const std::vector<std::uint32_t> listed(group.begin(), group.end());
    std::vector<bool> is_taken(group.size());
    const auto place = [&](std::uint32_t row) {
      return static_cast<std::size_t>(std::lower_bound(listed.begin(), listed.end(), row) - listed.begin());
    };
    std::size_t count = 0, first = 0;
    const auto take = [&](std::uint32_t row) {
      is_taken[place(row)] = true;
      group[count++] = row;
      if (--credits_[payee(row)] == 0)
        for (const auto freed : debits_[payee(row)]) free.push(freed);
    };
    while (count < group.size()) {
      while (!free.empty() && is_taken[place(free.top())]) free.pop();
      while (free.empty() && is_taken[first]) ++first;
      const auto row = free.empty() ? listed[first] : free.top();
      take(row);
      // The second transfer of a split row follows the first directly.
      if (has_second_part(rows_.part[row])) take(row + 1);
    }
  }

 private:
  using Pocket = std::pair<std::uint32_t, std::uint16_t>;
  Pocket payer(std::uint32_t row) const { return {rows_.payer[row], rows_.currency[row]}; }
  bool follows(std::uint32_t row) const { return !starts_record(rows_.part[row]); }
  Pocket payee(std::uint32_t row) const { return {rows_.payee[row], rows_.currency[row]}; }

  const RowTable& rows_;
  std::map<Pocket, std::size_t> credits_;
  std::map<Pocket, std::vector<std::uint32_t>> debits_;
};

void credits_before_debits(const RowTable& rows, RowOrder& order) {
  list_all(order);
  CreditsFirst credits_first(rows);
  for (std::size_t begin = 0, end = 0; begin < order.count; begin = end) {
    while (end < order.count && rows.time[order.rows[end]] == rows.time[order.rows[begin]]) ++end;
    if (end - begin > 1) credits_first.reorder({order.rows.data() + begin, end - begin});
  }
}

}  // namespace

RowOrder order_rows(const RowTable& rows, EqualTimes equal_times) {
  auto order = list_kept(rows);
  if (!is_sorted(rows, order)) sort_by_time(rows, order);
  if (equal_times == EqualTimes::credits_first) credits_before_debits(rows, order);
  return order;
}

}  // namespace sluice
