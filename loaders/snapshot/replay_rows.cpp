// SPDX-License-Identifier: Apache-2.0
#include "loaders/snapshot/replay_rows.hpp"

#include <algorithm>
#include <bit>
#include <optional>

#include <fmt/format.h>

#include "engine/build/sort_entries.hpp"
#include "engine/graph/transfer_graph.hpp"
#include "engine/run/parallel.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

constexpr std::size_t chunk_rows = 1 << 17;
constexpr std::uint64_t chunk_id_bytes = std::uint64_t{1} << 31;
constexpr std::size_t rows_max = 0xFFFF'FFFEu;

/// Writes the rows of one ledger behind those of the ledgers before it.
class RowReplay {
 public:
  RowReplay(const ReplayedLedger& part, std::uint32_t lane, std::size_t first_row, RowTable& rows)
      : part_(part),
        ledger_(*part.ledger),
        table_(ledger_.transfers),
        lane_(lane),
        first_row_(first_row),
        rows_(rows),
        exchange_(find(exchange_account)),
        fee_(find(fee_account)) {}

  void replay() {
    list_transfers();
    std::vector<RowChunk> chunks = cut();
    for_each_index(chunks.size(), [&](std::size_t c) { fill(chunks[c]); });
    for (auto& chunk : chunks) rows_.chunks.push_back(std::move(chunk));
  }

 private:
  std::optional<AccountNo> find(std::string_view id) const {
    return TransferGraph(part_.ledger).find_account(id);
  }
  AccountNo payer(std::uint32_t t) const { return ledger_.pockets.account[table_.payer[t].value]; }
  AccountNo payee(std::uint32_t t) const { return ledger_.pockets.account[table_.payee[t].value]; }
  std::uint16_t file(std::uint32_t t) const {
    return table_.file.empty() ? std::uint16_t{0} : table_.file[t];
  }
  std::string_view id(std::uint32_t t) const { return table_.id.empty() ? std::string_view() : table_.id[t]; }

  /// Transfers file by file, each file as it was read: by line, from its end where it had the newest first.
  void list_transfers() {
    std::vector<Array<std::uint64_t>> of_file(ledger_.files.base_name.size());
    for (std::uint32_t t = 0; t < table_.size(); ++t) {
      const bool from_end = ledger_.files.newest_first[file(t)] != 0;
      const auto place = from_end ? ~table_.line[t] : table_.line[t];
      of_file[file(t)].push_back(std::uint64_t{place} << 32 | t);
    }
    order_.resize(table_.size());
    std::size_t at = 0;
    for (auto& entries : of_file)
      for (const auto entry : sort_by_place(std::move(entries)))
        order_[at++] = static_cast<std::uint32_t>(entry);
    // credits_first can part the two transfers of a split row, and put the second before the first.
    for (std::size_t i = 0; i + 1 < order_.size(); ++i)
      if (is_second_part(order_[i]) && same_record(order_[i], order_[i + 1])
          && !is_second_part(order_[i + 1]))
        std::swap(order_[i], order_[i + 1]);
  }

  bool is_second_part(std::uint32_t t) const {
    return (exchange_ && payer(t) == *exchange_) || (fee_ && payee(t) == *fee_);
  }

  /// Entries of (place, transfer). Places are moved to the top bits, which sort_entries cuts by.
  static Array<std::uint64_t> sort_by_place(Array<std::uint64_t> entries) {
    if (std::ranges::is_sorted(entries)) return entries;
    const auto [low, high] = std::ranges::minmax(entries);
    const auto first = low >> 32;
    const auto shift = std::countl_zero(((high >> 32) - first) | 1);
    for (auto& entry : entries) entry = ((entry >> 32) - first) << shift | (entry & 0xFFFF'FFFFu);
    std::vector<Array<std::uint64_t>> lists;
    lists.push_back(std::move(entries));
    return sort_entries(std::move(lists));
  }

  /// Chunks of one file each, never between the two rows of a split row.
  std::vector<RowChunk> cut() const {
    std::vector<RowChunk> chunks;
    std::uint64_t id_bytes = 0;
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const auto t = order_[i];
      const auto in_file = static_cast<std::uint16_t>(part_.first_file + file(t));
      const bool full = !chunks.empty() && (chunks.back().count >= chunk_rows || id_bytes >= chunk_id_bytes);
      const bool joined = i > 0 && same_record(order_[i - 1], t);
      if (chunks.empty() || chunks.back().file != in_file || (full && !joined)) {
        chunks.push_back({first_row_ + i, 0, in_file, lane_, {}});
        id_bytes = 0;
      }
      ++chunks.back().count;
      id_bytes += id(t).size();
    }
    return chunks;
  }

  bool same_record(std::uint32_t a, std::uint32_t b) const {
    return file(a) == file(b) && table_.line[a] == table_.line[b];
  }

  /// What part of a split row the i-th transfer of the sequence is, by the account of ours that it names.
  RowPart part_of(std::size_t i) const {
    const auto t = order_[i];
    if (exchange_ && payee(t) == *exchange_) return RowPart::exchanged_out;
    if (exchange_ && payer(t) == *exchange_) return RowPart::exchanged_in;
    if (fee_ && payee(t) == *fee_) return RowPart::fee;
    const bool has_fee =
        fee_ && i + 1 < order_.size() && payee(order_[i + 1]) == *fee_ && same_record(t, order_[i + 1]);
    return has_fee ? RowPart::arrived : RowPart::whole;
  }

  /// The id as delivered, without what names the part.
  std::string_view delivered_id(std::uint32_t t, RowPart part) const {
    const auto delivered = id(t);
    std::string_view suffix;
    if (part == RowPart::exchanged_out) suffix = "#out";
    if (part == RowPart::exchanged_in) suffix = "#in";
    if (part == RowPart::fee) suffix = "#fee";
    if (delivered.empty()) return delivered;
    if (!delivered.ends_with(suffix)) not_together(t);
    return delivered.substr(0, delivered.size() - suffix.size());
  }

  [[noreturn]] void not_together(std::uint32_t t) const {
    throw UnreadableInput(
        fmt::format("a ledger to merge has only one of the two transfers of the row of {}: load it again "
                    "from the source files",
                    TransferGraph(part_.ledger).transfer_id(TransferNo(t))));
  }

  void check_pair(std::size_t i, RowPart part) const {
    const auto needs = [&](RowPart other) {
      if (i + 1 == order_.size() || !same_record(order_[i], order_[i + 1]) || part_of(i + 1) != other)
        not_together(order_[i]);
    };
    const auto follows = [&](RowPart other) {
      if (i == 0 || !same_record(order_[i - 1], order_[i]) || part_of(i - 1) != other)
        not_together(order_[i]);
    };
    if (part == RowPart::exchanged_out) needs(RowPart::exchanged_in);
    if (part == RowPart::exchanged_in) follows(RowPart::exchanged_out);
    if (part == RowPart::fee) follows(RowPart::arrived);
  }

  void fill(RowChunk& chunk) {
    for (auto row = chunk.first; row < chunk.first + chunk.count; ++row) {
      const auto i = row - first_row_;
      const auto part = part_of(i);
      check_pair(i, part);
      const auto delivered = delivered_id(order_[i], part);
      if (chunk.id_bytes.size() + delivered.size() > 0xFFFF'FFFFu)
        throw UnreadableInput("a ledger to merge has ids of more than 2 GiB");
      chunk.id_bytes.append(delivered.data(), delivered.size());
      rows_.id_end[row] = static_cast<std::uint32_t>(chunk.id_bytes.size());
      rows_.part[row] = part;
      fill_row(row, order_[i]);
    }
  }

  void fill_row(std::size_t row, std::uint32_t t) {
    rows_.payer[row] = payer(t).value;
    rows_.payee[row] = payee(t).value;
    rows_.time[row] = table_.time[t];
    rows_.amount[row] = table_.amount[t];
    rows_.currency[row] = part_.currency[ledger_.pockets.currency[table_.payer[t].value].value];
    rows_.digits[row] = table_.digits.empty() ? std::uint8_t{0} : table_.digits[t];
    rows_.state[row] = RowState::kept;
    rows_.line[row] = table_.line[t];
    const auto balance = [&](Array<Amount>& to, const Column<Amount>& from) {
      if (!to.empty()) to[row] = from.empty() ? no_balance : from[t];
    };
    balance(rows_.payer_balance_after, table_.payer_balance_after);
    balance(rows_.payee_balance_after, table_.payee_balance_after);
    for (std::size_t x = 0; x < transfer_text_count; ++x)
      if (!rows_.texts[x].empty()) rows_.texts[x][row] = table_.texts[x].empty() ? 0 : table_.texts[x][t];
  }

  const ReplayedLedger& part_;
  const Ledger& ledger_;
  const TransferTable& table_;
  std::uint32_t lane_;
  std::size_t first_row_;
  RowTable& rows_;
  std::optional<AccountNo> exchange_, fee_;
  Array<std::uint32_t> order_;
};

void resize(RowTable& rows, std::size_t count, const std::vector<ReplayedLedger>& ledgers) {
  const auto given = [&](auto column) {
    return std::ranges::any_of(
        ledgers, [&](const ReplayedLedger& part) { return !column(part.ledger->transfers).empty(); });
  };
  rows.payer.resize(count);
  rows.payee.resize(count);
  rows.time.resize(count);
  rows.amount.resize(count);
  rows.currency.resize(count);
  rows.digits.resize(count);
  rows.state.resize(count);
  rows.part.resize(count);
  rows.line.resize(count);
  rows.id_end.resize(count);
  if (given([](const TransferTable& t) { return t.payer_balance_after; }))
    rows.payer_balance_after.resize(count);
  if (given([](const TransferTable& t) { return t.payee_balance_after; }))
    rows.payee_balance_after.resize(count);
  for (std::size_t x = 0; x < transfer_text_count; ++x)
    if (given([x](const TransferTable& t) { return t.texts[x]; })) rows.texts[x].resize(count);
}

}  // namespace

void replay_rows(const std::vector<ReplayedLedger>& ledgers, RowTable& rows) {
  std::size_t count = 0;
  for (const auto& part : ledgers) count += part.ledger->transfers.size();
  if (count > rows_max)
    throw UnreadableInput("the ledgers to merge have more than 4,294,967,294 transfers together");
  resize(rows, count, ledgers);
  std::size_t first = 0;
  for (std::uint32_t lane = 0; lane < ledgers.size(); ++lane) {
    RowReplay(ledgers[lane], lane, first, rows).replay();
    first += ledgers[lane].ledger->transfers.size();
  }
}

}  // namespace sluice
