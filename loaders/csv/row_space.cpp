// SPDX-License-Identifier: Apache-2.0
#include "loaders/csv/row_space.hpp"

#include <algorithm>

#include "engine/build/unique_ids.hpp"
#include "loaders/csv/transfer_columns.hpp"

namespace sluice {
namespace {

/// Calls visit(column) for every column that rows have; optional ones may be empty.
template <class Visit>
void for_columns(RowTable& rows, Visit visit) {
  visit(rows.payer);
  visit(rows.payee);
  visit(rows.time);
  visit(rows.amount);
  visit(rows.currency);
  visit(rows.digits);
  visit(rows.state);
  visit(rows.part);
  visit(rows.line);
  visit(rows.id_end);
  if (!rows.payer_balance_after.empty()) visit(rows.payer_balance_after);
  if (!rows.payee_balance_after.empty()) visit(rows.payee_balance_after);
  for (auto& texts : rows.texts)
    if (!texts.empty()) visit(texts);
}

/// A column that this file is the first to have: earlier rows have nothing in it.
template <class T>
void open_column(Array<T>& column, std::size_t earlier, std::size_t size, T nothing) {
  const auto known = column.empty() ? earlier : 0;
  column.resize(size);
  std::fill_n(column.begin(), known, nothing);
}

void reverse_chunk(RowTable& rows, RowChunk& chunk, const std::vector<std::size_t>& order) {
  Array<char> id_bytes;
  Array<std::uint32_t> id_end;
  for (const auto row : order) {
    const auto id = row_id(rows, chunk, row);
    id_bytes.append(id.data(), id.size());
    id_end.push_back(static_cast<std::uint32_t>(id_bytes.size()));
  }
  for_columns(rows, [&](auto& column) {
    auto copy = column.empty() ? std::vector<std::decay_t<decltype(column[0])>>()
                               : std::vector<std::decay_t<decltype(column[0])>>(
                                   column.begin() + chunk.first, column.begin() + chunk.first + chunk.count);
    for (std::size_t i = 0; i < order.size(); ++i) column[chunk.first + i] = copy[order[i] - chunk.first];
  });
  std::copy(id_end.begin(), id_end.end(), rows.id_end.begin() + chunk.first);
  chunk.id_bytes = std::move(id_bytes);
}

std::vector<std::size_t> reversed_order(const RowTable& rows, const RowChunk& chunk) {
  std::vector<std::size_t> order;
  for (auto row = chunk.first + chunk.count; row > chunk.first;) {
    --row;
    const bool second = !starts_record(rows.part[row]);
    if (second) order.push_back(--row);
    order.push_back(second ? row + 1 : row);
  }
  return order;
}

}  // namespace

void add_rows(RowTable& rows, std::size_t count, const ColumnPlan& plan) {
  const auto earlier = rows.size(), size = earlier + count;
  const auto has = [&](TransferColumn column) { return plan.has(static_cast<std::size_t>(column)); };
  const auto open = [&](auto& column, bool wanted, auto nothing) {
    if (wanted || !column.empty()) open_column(column, earlier, size, nothing);
  };
  open(rows.payer_balance_after, has(TransferColumn::payer_balance_after), no_balance);
  open(rows.payee_balance_after, has(TransferColumn::payee_balance_after), no_balance);
  constexpr auto first_text = static_cast<std::size_t>(TransferColumn::channel);
  for (std::size_t t = 0; t < transfer_text_count; ++t)
    open(rows.texts[t], plan.has(first_text + t), std::uint32_t{0});
  for_columns(rows, [&](auto& column) { column.resize(size); });
}

void shrink_rows(RowTable& rows, std::size_t size) {
  for_columns(rows, [&](auto& column) { column.resize(size); });
}

void clear_rows(RowTable& rows, std::size_t first, std::size_t count) {
  std::fill_n(rows.state.begin() + first, count, RowState::hole);
  std::fill_n(rows.part.begin() + first, count, RowPart::whole);
}

void reverse_rows(RowTable& rows, std::size_t first_chunk) {
  auto& chunks = rows.chunks;
  for (auto c = first_chunk; c < chunks.size(); ++c)
    reverse_chunk(rows, chunks[c], reversed_order(rows, chunks[c]));
  // Now whole chunks change places: their rows are laid out anew from the first chunk's place on.
  std::vector<std::size_t> order;
  const auto base = chunks[first_chunk].first;
  std::vector<RowChunk> reversed;
  for (auto c = chunks.size(); c > first_chunk; --c) {
    auto& chunk = chunks[c - 1];
    const auto from = chunk.first;
    chunk.first = base + order.size();
    for (std::size_t i = 0; i < chunk.count; ++i) order.push_back(from + i);
    reversed.push_back(std::move(chunk));
  }
  chunks.resize(first_chunk);
  for (auto& chunk : reversed) chunks.push_back(std::move(chunk));
  for_columns(rows, [&](auto& column) {
    std::vector<std::decay_t<decltype(column[0])>> moved;
    moved.reserve(order.size());
    for (const auto row : order) moved.push_back(column[row]);
    std::copy(moved.begin(), moved.end(), column.begin() + base);
    column.resize(base + order.size());
  });
}

}  // namespace sluice
