// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstdint>
#include <limits>

#include "engine/run/text_column.hpp"
#include "engine/values/amount.hpp"
#include "engine/values/numbers.hpp"
#include "engine/values/time.hpp"

namespace sluice {

/// "Not given" in the columns of given balances.
constexpr Amount no_balance = Amount(std::numeric_limits<std::int64_t>::min());

/// What a source says of a transfer beside who paid whom; texts, rarely looked at.
enum class TransferText : std::uint8_t { channel, device, ip, mac, place };
constexpr std::size_t transfer_text_count = 5;
[[nodiscard]] std::string_view to_text(TransferText);

/// One row per transfer, by TransferNo, that is in the ledger's order.
struct TransferTable {
  Column<Time> time;
  Column<Amount> amount;
  Column<PocketNo> payer, payee;
  /// Digits of the second's fraction that the source gave, 0 to 9; empty where all gave none.
  Column<std::uint8_t> digits;

  /// The id as delivered; empty where the row had none (its name is then FILE:LINE).
  TextColumn id;
  /// Where the row stood: number of the input file, physical line from 1. `file` is empty where all
  /// rows come from file 0.
  Column<std::uint32_t> line;
  Column<std::uint16_t> file;
  /// Balance after the transfer as its row gave it, else no_balance; empty where never given.
  Column<Amount> payer_balance_after, payee_balance_after;
  /// Codes into Ledger::texts, 0 where not given; empty where never given.
  std::array<Column<std::uint32_t>, transfer_text_count> texts;

  std::size_t size() const { return time.size(); }
};

/// A transfer seen from one of its two pockets.
struct Leg {
  /// Sum of the amounts of this pocket's run up to and including this transfer.
  Amount sum;
  TransferNo transfer;
  PocketNo counterparty;
};

/// The transfers of every pocket in one direction, ascending: those of pocket p are
/// legs[begins[p] .. begins[p + 1]).
struct LegTable {
  Column<std::uint32_t> begins;
  Column<Leg> legs;

  std::span<const Leg> operator[](PocketNo p) const {
    return legs.values().subspan(begins[p.value], begins[p.value + 1] - begins[p.value]);
  }
};

}  // namespace sluice
