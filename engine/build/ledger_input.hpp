// SPDX-License-Identifier: Apache-2.0
// What a loader yields: rows of transfers, and accounts, aliases, links, coverage as far as its
// format has them. Everything is plain data in the order of the input; the builder turns it into a
// Ledger.
#pragma once
#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "engine/build/text_dictionary.hpp"
#include "engine/ledger/ledger.hpp"

namespace sluice {

/// Which of the transfers of a split row a row is; the rest of a split row follows it directly.
enum class RowPart : std::uint8_t {
  whole,
  /// ID#out: payer to ?fx, and ID#in: ?fx to payee; currencies differ.
  exchanged_out,
  exchanged_in,
  /// ID: what arrived, and ID#fee: payer to ?fee, what did not.
  arrived,
  fee
};

/// Whether a row is the first (or only) transfer of its record, and whether another one follows it.
constexpr bool starts_record(RowPart part) { return part != RowPart::exchanged_in && part != RowPart::fee; }
constexpr bool has_second_part(RowPart part) {
  return part == RowPart::exchanged_out || part == RowPart::arrived;
}

/// A row's fate so far. Rows that were rejected or failed are holes: they keep their place but nothing
/// else of them is read.
enum class RowState : std::uint8_t { hole, kept, self, duplicate, conflicting };

/// A run of rows that one worker wrote from one file.
struct RowChunk {
  std::size_t first = 0, count = 0;
  std::uint16_t file = 0;
  /// The worker: whose dictionaries number this chunk's accounts and texts.
  std::uint32_t lane = 0;
  /// Ids of the rows, one after the other; row i's ends at RowTable::id_end[first + i].
  Array<char> id_bytes;
};

/// Transfers in input order, as columns. payer, payee and texts are numbers in the dictionaries of
/// the chunk's lane; currency is a place in LedgerInput::currencies.
struct RowTable {
  Array<std::uint32_t> payer, payee;
  Array<Time> time;
  Array<Amount> amount;
  Array<std::uint16_t> currency;
  Array<std::uint8_t> digits;
  Array<RowState> state;
  Array<RowPart> part;
  Array<std::uint32_t> line, id_end;
  /// Empty where no file has such a column.
  Array<Amount> payer_balance_after, payee_balance_after;
  std::array<Array<std::uint32_t>, transfer_text_count> texts;
  std::vector<RowChunk> chunks;

  std::size_t size() const { return time.size(); }
};

/// The dictionaries of one worker.
struct Lane {
  TextDictionary accounts, texts;
};

/// One statement about an account; several about one account must not contradict each other.
struct AccountRow {
  std::string account;
  std::optional<AccountKind> kind;
  std::optional<bool> uncovered;
  std::array<std::string, account_text_count> texts;
  Time opened = unknown_time, closed = unknown_time, frozen = unknown_time;
  /// Balance before the first transfer, with the currency it is in (place in LedgerInput::currencies).
  std::optional<Amount> opening;
  std::uint16_t currency = 0;
  std::uint16_t file = 0;
  std::uint32_t line = 0;
};

struct AliasRow {
  std::string alias, account;
  bool operator==(const AliasRow&) const = default;
};

struct LinkRow {
  LinkKind kind{};
  std::string a, b, value;
  Time from = unknown_time, to = unknown_time;
};

struct CoverageRow {
  std::string account;
  Time from, to;
};

/// A row with an id that is no transfer.
struct DroppedRow {
  std::string id;
  Dropped reason{};
  std::uint16_t file = 0;
  std::uint32_t line = 0;
};

struct InputFile {
  std::string name;
  bool newest_first = false;
};

struct InputCurrency {
  std::string code;
  int scale = 0;
};

struct LedgerInput {
  std::vector<InputFile> files;
  std::vector<InputCurrency> currencies;
  std::deque<Lane> lanes;
  RowTable rows;
  std::vector<AccountRow> accounts;
  std::vector<AliasRow> aliases;
  std::vector<LinkRow> links;
  std::vector<CoverageRow> coverage;
  std::vector<DroppedRow> dropped;
  /// The dictionaries hold names that no row uses.
  bool has_unused_names = false;
};

}  // namespace sluice
