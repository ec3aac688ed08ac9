// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "engine/build/ledger_input.hpp"
#include "engine/values/currency.hpp"
#include "loaders/csv/transfer_columns.hpp"
#include "loaders/load_options.hpp"
#include "loaders/rejection.hpp"
#include "loaders/text/amount_text.hpp"
#include "loaders/text/id_text.hpp"
#include "loaders/text/time_text.hpp"

namespace sluice {

/// The currencies met while loading, shared by all workers.
class CurrencyList {
 public:
  explicit CurrencyList(const LoadOptions& options);

  struct Known {
    std::uint16_t place;
    int scale;
  };
  /// The currency that `text` names; nothing where it is unknown.
  std::optional<Known> find(std::string_view text);
  Known default_currency() const { return default_; }
  std::vector<InputCurrency> list() const { return currencies_; }

 private:
  CurrencyUnits units_;
  std::mutex mutex_;
  std::vector<InputCurrency> currencies_;
  std::map<std::string, std::uint16_t, std::less<>> place_;
  Known default_{};
};

/// What became of the records of a chunk.
struct ChunkReport {
  /// The marks of the file that they come from.
  Dialect dialect;
  std::uint64_t records = 0, failed = 0, rounded = 0, unwrapped_ids = 0;
  std::vector<Rejection> rejections;
  std::vector<DroppedRow> dropped;
  /// Some row had an empty payer or payee, and --empty-party stood in.
  bool used_empty_party = false;
  /// Whether times ever rise, ever fall, and the first and last of them.
  bool rises = false, falls = false;
  std::optional<Time> first, last;

  void see(Time time);
};

/// How the transfers of one file are written, and what all its workers share.
struct TransferFormat {
  const LoadOptions* options;
  ColumnPlan plan;
  std::string file_name;
  std::uint16_t file = 0;
  AmountForm amounts;
  TimeReader times;
  CurrencyList* currencies;
  /// All bytes are known to be UTF-8.
  bool is_utf8 = true;
};

/// Parses records of one file into rows of a chunk. One worker, one parser.
class TransferParser {
 public:
  TransferParser(const TransferFormat& format, Lane& lane, RowTable& rows);

  /// Rows are written from chunk.first on; chunk.count grows. Accounts are numbered by the time of finish().
  void parse(const Record& record, RowChunk& chunk, ChunkReport& report);
  void finish() { lane_.accounts.flush(); }

 private:
  struct Bad {
    std::string column, expected;
    std::string_view found;
  };
  struct Parsed {
    std::string_view id, payer, payee;
    TimeReading time;
    CurrencyList::Known currency, currency_received;
    Amount amount, received;
    Amount payer_balance = no_balance, payee_balance = no_balance;
    bool failed = false, rounded = false, empty_party = false;
    unsigned unwrapped = 0;
  };

  bool read(const Record& record, Parsed& row);
  bool read_shape(const Record& record);
  bool read_ids(const Record& record, Parsed& row);
  bool read_party(const Record& record, TransferColumn column, Parsed& row, std::string_view& id);
  bool read_time(const Record& record, Parsed& row);
  bool read_currency(const Record& record, TransferColumn column, CurrencyList::Known& currency);
  bool read_amounts(const Record& record, Parsed& row);
  bool read_received(const Record& record, Parsed& row);
  bool read_balance(const Record& record, TransferColumn column, Parsed& row, Amount& balance);
  bool read_success(const Record& record, Parsed& row);
  bool bad(std::size_t column, std::string_view expected, std::string_view found);
  bool bad(TransferColumn column, std::string_view expected, std::string_view found) {
    return bad(static_cast<std::size_t>(column), expected, found);
  }

  std::string_view cell(const Record& record, TransferColumn column);
  IdReading id_cell(const Record& record, TransferColumn column);
  void reject(const Record& record, ChunkReport& report);
  void write(const Record& record, const Parsed& row, RowChunk& chunk);
  void number_account(const Record& record, std::string_view id, std::uint32_t& number);
  void write_row(const Record& record, const Parsed& row, RowPart part, RowChunk& chunk);

  const TransferFormat& format_;
  Lane& lane_;
  RowTable& rows_;
  TimeReader times_;
  Bad bad_;
  std::string joined_[transfer_column_count];
  std::string currency_text_;
  std::optional<CurrencyList::Known> currency_cached_;
};

}  // namespace sluice
