// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ledger/accounts.hpp"
#include "engine/ledger/links.hpp"
#include "engine/ledger/pockets.hpp"
#include "engine/ledger/transfers.hpp"

namespace sluice {

/// A currency of the ledger: its code and how many digits its minor unit has.
struct CurrencyTable {
  TextColumn code;
  Column<std::uint8_t> scale;
};

/// Other names of accounts, sorted by alias; and the pairs of names as the input joined them, which a
/// later merge needs to join them with others.
struct AliasTable {
  TextColumn alias;
  Column<AccountNo> account;
  TextColumn given_alias, given_account;
};

/// Periods for which an account's own statement was loaded, by account. Empty for plain transfer
/// files, whose accounts are covered for all time.
struct CoverageTable {
  Column<AccountNo> account;
  Column<Time> from, to;
};

/// Why a row with an id is not a transfer.
enum class Dropped : std::uint8_t { rejected, failed, self, duplicate };
[[nodiscard]] std::string_view to_text(Dropped);

/// Rows that were read but are no transfers, sorted by id (empty where a row has none, or an unreadable one),
/// file and line, so that a question for one of them gets an answer.
struct DroppedTable {
  TextColumn id;
  Column<Dropped> reason;
  Column<std::uint16_t> file;
  Column<std::uint32_t> line;
};

/// The input files in the order of the command line.
struct FileTable {
  /// Name as it appears in reports: the last path component without .gz or .zst, with #k where two
  /// loaded files share it.
  TextColumn name;
  /// The same without #k.
  TextColumn base_name;
  /// 1 where the file lists newest rows first and was read from its end.
  Column<std::uint8_t> newest_first;
  /// 1 where rows of equal time were put in order with credits first; a merge must do the same.
  Column<std::uint8_t> credits_first;
};

/// Look-up of transfers by id: the hashes of all ids ascending, and whose they are.
struct IdIndex {
  Column<std::uint32_t> hash;
  Column<TransferNo> transfer;
};

/// Everything that was loaded, as immutable columns; built in memory or mapped from a snapshot.
/// Copying copies references, not data.
struct Ledger {
  CurrencyTable currencies;
  /// All attribute texts, sorted by bytes; text 0 is empty and means "not known".
  TextColumn texts;
  AccountTable accounts;
  PocketTable pockets;
  AliasTable aliases;
  LinkTable links;
  CoverageTable coverage;
  TransferTable transfers;
  /// Transfers by payer pocket and by payee pocket.
  LegTable outflows, inflows;
  IdIndex ids;
  FileTable files;
  DroppedTable dropped;
};

}  // namespace sluice
