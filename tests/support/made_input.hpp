// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/build/ledger_input.hpp"

namespace sluice::tests {

/// A row as a file has it.
struct MadeRow {
  enum class Shape : std::uint8_t { whole, exchanged, with_fee };

  std::string id, payer, payee;
  Time time;
  Amount amount, second_amount{};
  Shape shape = Shape::whole;
  std::uint16_t currency = 0;
  std::uint8_t digits = 0;
  Amount payer_balance_after = no_balance, payee_balance_after = no_balance;
  std::array<std::string, transfer_text_count> texts{};
};

struct MadeFile {
  InputFile file;
  std::vector<MadeRow> rows;
};

/// Files with everything that a loader can yield: split rows, rows without ids, repeated and contradictory
/// ids, payments to oneself, files with the newest rows first, companion files.
struct MadeInput {
  std::vector<MadeFile> files;
  std::vector<AccountRow> accounts;
  std::vector<AliasRow> aliases;
  std::vector<LinkRow> links;
  std::vector<CoverageRow> coverage;
};

/// The same for the same seed. With `all_named` every row has an id and a time of its own.
[[nodiscard]] MadeInput make_input(std::uint64_t seed, std::size_t files, bool all_named = false);

/// What a loader makes of the files [first, last), with the companion files.
[[nodiscard]] LedgerInput load_made(const MadeInput&, std::size_t first, std::size_t last);

}  // namespace sluice::tests
