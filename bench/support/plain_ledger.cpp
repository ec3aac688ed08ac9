// SPDX-License-Identifier: Apache-2.0
#include "bench/support/plain_ledger.hpp"

#include <chrono>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "bench/support/require.hpp"
#include "engine/graph/transfer_graph.hpp"

namespace sluice::bench {
namespace {

/// The made files quote nothing that is asked for here.
std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char c : line)
    if (c == ',')
      cells.emplace_back();
    else
      cells.back() += c;
  return cells;
}

std::int64_t minor_of(const std::string& amount) {
  std::int64_t minor = 0;
  for (const char c : amount)
    if (c != '.') minor = minor * 10 + (c - '0');
  return minor;
}

/// 2026-01-31T23:59:59Z.
std::int64_t seconds_of(const std::string& time) {
  const auto number = [&](std::size_t from, std::size_t count) {
    return std::stoi(time.substr(from, count));
  };
  const std::chrono::year_month_day day{std::chrono::year(number(0, 4)),
                                        std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                        std::chrono::day(static_cast<unsigned>(number(8, 2)))};
  const auto days = std::chrono::sys_days(day).time_since_epoch().count();
  return std::int64_t{days} * 86'400 + number(11, 2) * 3'600 + number(14, 2) * 60 + number(17, 2);
}

template <class Use>
void for_rows(const std::string& path, Use use) {
  std::ifstream file(path, std::ios::binary);
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) use(cells_of(line));
  require(file.eof(), fmt::format("{} cannot be read", path));
}

oracle::Account account_of(const std::vector<std::string>& cells) {
  using Kind = oracle::Account::Kind;
  const auto& kind = cells[7];
  const bool terminal = kind == "merchant" || kind == "cash-point" || kind == "fee";
  return {.id = cells[0],
          .kind = terminal         ? Kind::terminal
                  : kind == "pool" ? Kind::uncovered
                                   : Kind::inside,
          .opening_balance = {}};
}

void require_same_transfer(const TransferGraph& graph, TransferNo t, const oracle::Row& row) {
  const bool same = graph.transfer_id(t) == row.id && graph.account_id(graph.payer(t)) == row.payer
                    && graph.account_id(graph.payee(t)) == row.payee && graph.time(t).ns == row.time_ns
                    && graph.amount(t).minor == row.amount
                    && graph.currency_code(graph.currency(t)) == row.currency;
  require(same, fmt::format("transfer {} differs from its row", row.id));
}

}  // namespace

oracle::Ledger read_plainly(const MadeLedger& made, bool with_accounts) {
  oracle::Ledger ledger;
  for_rows(made.transfers_csv(), [&](const std::vector<std::string>& cells) {
    ledger.rows.push_back({.id = cells[0],
                           .payer = cells[1],
                           .payee = cells[2],
                           .time_ns = seconds_of(cells[3]) * 1'000'000'000,
                           .amount = minor_of(cells[4]),
                           .currency = cells[5],
                           .payer_balance_after = {},
                           .payee_balance_after = {}});
  });
  if (with_accounts)
    for_rows(made.accounts_csv(),
             [&](const std::vector<std::string>& cells) { ledger.accounts.push_back(account_of(cells)); });
  return ledger;
}

void require_same(const Ledger& ledger, const oracle::Ledger& plain) {
  const TransferGraph graph(std::make_shared<const Ledger>(ledger));
  require(graph.transfer_count() == plain.rows.size(), "the ledger and its file differ in rows");
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> paid_and_received;
  std::map<std::string, std::pair<std::size_t, std::size_t>> counts;
  for (std::size_t i = 0; i < plain.rows.size(); ++i) {
    const auto& row = plain.rows[i];
    require_same_transfer(graph, TransferNo(static_cast<std::uint32_t>(i)), row);
    paid_and_received[row.payer].first += row.amount;
    paid_and_received[row.payee].second += row.amount;
    ++counts[row.payer].first;
    ++counts[row.payee].second;
  }
  for (std::uint32_t p = 0; p < graph.pocket_count(); ++p) {
    const std::string id(graph.account_id(PocketNo(p)));
    const auto out = graph.outflows(PocketNo(p)), in = graph.inflows(PocketNo(p));
    const std::pair sums(sum_of_first(out, out.size()).minor, sum_of_first(in, in.size()).minor);
    require(sums == paid_and_received[id] && std::pair(out.size(), in.size()) == counts[id],
            fmt::format("the runs of account {} differ from its rows", id));
  }
}

Totals totals_of(const MadeLedger& made) {
  Totals totals;
  for_rows(made.transfers_csv(), [&](const std::vector<std::string>& cells) {
    ++totals.rows;
    totals.amount += static_cast<std::uint64_t>(minor_of(cells[4]));
    totals.seconds += static_cast<std::uint64_t>(seconds_of(cells[3]));
  });
  return totals;
}

Totals totals_of(const Ledger& ledger) {
  Totals totals{.rows = ledger.transfers.size()};
  for (const auto amount : ledger.transfers.amount) totals.amount += static_cast<std::uint64_t>(amount.minor);
  for (const auto time : ledger.transfers.time)
    totals.seconds += static_cast<std::uint64_t>(time.ns / 1'000'000'000);
  return totals;
}

}  // namespace sluice::bench
