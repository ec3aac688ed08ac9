// SPDX-License-Identifier: Apache-2.0
#include "engine/build/pocket_numbers.hpp"

#include <atomic>
#include <bit>

#include "engine/run/parallel.hpp"

namespace sluice {

PocketNumbers::PocketNumbers(const RowTable& rows, const RowOrder& order,
                             std::span<const CurrencyNo> currency_of, std::span<const StatedOpening> openings,
                             std::size_t accounts, std::size_t currencies) {
  // A bit per (account, currency), in whole words per account.
  const auto words = (currencies + 63) / 64;
  std::vector<std::uint64_t> used(accounts * words);
  auto mark = [&](std::uint32_t account, CurrencyNo currency) {
    const std::atomic_ref word(used[account * words + currency.value / 64]);
    const auto bit = std::uint64_t{1} << currency.value % 64;
    if ((word.load(std::memory_order_relaxed) & bit) == 0) word.fetch_or(bit, std::memory_order_relaxed);
  };
  for_chunks(order.count, 1 << 18, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (auto rank = begin; rank < end; ++rank) {
      const auto row = order.row(rank);
      mark(rows.payer[row], currency_of[rows.currency[row]]);
      mark(rows.payee[row], currency_of[rows.currency[row]]);
    }
  });
  for (const auto& opening : openings) mark(opening.account.value, opening.currency);

  first_.reserve(accounts + 1);
  for (std::size_t account = 0; account < accounts; ++account) {
    first_.push_back(static_cast<std::uint32_t>(currency_.size()));
    for (std::size_t word = 0; word < words; ++word)
      for (auto bits = used[account * words + word]; bits != 0; bits &= bits - 1)
        currency_.emplace_back(
            static_cast<std::uint16_t>(word * 64 + static_cast<unsigned>(std::countr_zero(bits))));
  }
  first_.push_back(static_cast<std::uint32_t>(currency_.size()));
}

PocketTable PocketNumbers::table() const {
  Array<AccountNo> account(currency_.size());
  Array<CurrencyNo> currency;
  Array<std::uint32_t> first;
  for (std::uint32_t a = 0; a + 1 < first_.size(); ++a)
    for (auto p = first_[a]; p < first_[a + 1]; ++p) account[p] = AccountNo(a);
  currency.append(currency_.data(), currency_.size());
  first.append(first_.data(), first_.size());
  PocketTable table;
  table.account = account.freeze();
  table.currency = currency.freeze();
  table.first = first.freeze();
  return table;
}

}  // namespace sluice
