// SPDX-License-Identifier: Apache-2.0
#include "tests/support/made_input.hpp"

#include <algorithm>

#include "tests/support/random_ledger.hpp"

namespace sluice::tests {
namespace {

class InputMaker {
 public:
  InputMaker(std::uint64_t seed, bool all_named) : random_(seed), all_named_(all_named) {}

  MadeInput make(std::size_t files) {
    MadeInput input;
    given_balances_ = random_.chance(50);
    for (std::size_t f = 0; f < files; ++f) input.files.push_back(file(f));
    input.accounts = accounts();
    if (random_.chance(50)) input.aliases = {{"card1", "acct1"}, {"acct2", "card2"}, {"card1", "other"}};
    if (random_.chance(50)) {
      input.links.push_back({LinkKind::phone, "138", "acct1", "since spring", Time(1), unknown_time});
      input.links.push_back({LinkKind::holder, "Li", "acct2", "", unknown_time, unknown_time});
    }
    if (random_.chance(50)) input.coverage.push_back({"acct3", Time(0), Time(1'000'000)});
    return input;
  }

 private:
  std::string account() {
    static constexpr const char* names[] = {"acct1", "acct2", "acct3", "acct4", "card1", "card2", "shop"};
    return names[random_.below(std::size(names))];
  }

  MadeFile file(std::size_t number) {
    MadeFile made{{random_.chance(30) ? "same.csv" : "f" + std::to_string(number) + ".csv"}, {}};
    made.file.newest_first = random_.chance(30);
    for (auto rows = random_.between(0, 12); rows > 0; --rows) made.rows.push_back(row());
    if (made.file.newest_first || random_.chance(70))
      std::ranges::stable_sort(
          made.rows, {}, [&](const MadeRow& r) { return made.file.newest_first ? -r.time.ns : r.time.ns; });
    return made;
  }

  MadeRow row() {
    MadeRow made;
    // Few numbers, so that ids repeat; with another content nearly always.
    if (all_named_)
      made.id = "t" + std::to_string(next_++);
    else if (random_.chance(70))
      made.id = "r" + std::to_string(random_.between(1, 60));
    made.payer = account();
    made.payee = account();
    made.time = all_named_ ? Time(random_.between(0, 1'000'000'000)) : Time(random_.between(0, 9) * 100'000);
    made.amount = Amount(random_.between(1, 500));
    made.second_amount = Amount(random_.between(1, 500));
    if (random_.chance(15))
      made.shape = MadeRow::Shape::exchanged;
    else if (random_.chance(15))
      made.shape = MadeRow::Shape::with_fee;
    made.currency = static_cast<std::uint16_t>(random_.between(0, 1));
    made.digits = static_cast<std::uint8_t>(random_.chance(20) ? 3 : 0);
    if (given_balances_ && random_.chance(40)) made.payer_balance_after = Amount(random_.between(-20, 900));
    if (given_balances_ && random_.chance(40)) made.payee_balance_after = Amount(random_.between(-20, 900));
    for (auto& text : made.texts)
      if (random_.chance(30)) text = "text" + std::to_string(random_.between(1, 5));
    return made;
  }

  std::vector<AccountRow> accounts() {
    std::vector<AccountRow> rows;
    for (const auto* name : {"acct1", "acct4", "shop", "never"}) {
      if (random_.chance(40)) continue;
      auto& row = rows.emplace_back();
      row.account = name;
      if (random_.chance(50)) row.kind = AccountKind::merchant;
      if (random_.chance(30)) row.uncovered = random_.chance(50);
      if (random_.chance(50)) row.texts[random_.below(account_text_count)] = "Bank of " + row.account;
      if (random_.chance(30)) row.opened = Time(random_.between(0, 1000));
      if (random_.chance(30)) {
        row.opening = Amount(random_.between(0, 300));
        row.currency = static_cast<std::uint16_t>(random_.between(0, 2));
      }
    }
    return rows;
  }

  oracle::RandomNumbers random_;
  bool all_named_, given_balances_ = false;
  int next_ = 0;
};

class MadeLoader {
 public:
  MadeLoader() {
    in_.currencies = {{"CNY", 2}, {"JPY", 0}, {"USD", 2}};
    in_.lanes.resize(2);
  }

  void load(const MadeFile& made) {
    const auto file = static_cast<std::uint16_t>(in_.files.size());
    in_.files.push_back(made.file);
    const auto count = made.rows.size();
    for (std::size_t i = 0; i < count; ++i) {
      const auto place = made.file.newest_first ? count - 1 - i : i;
      if (i % 4 == 0) {
        // Chunks take turns at the lanes, as chunks of a file do at workers.
        const auto lane = static_cast<std::uint32_t>(in_.rows.chunks.size() % 2);
        in_.rows.chunks.push_back({in_.rows.size(), 0, file, lane, {}});
      }
      add(made.rows[place], static_cast<std::uint32_t>(place + 2));
    }
  }

  LedgerInput take(const MadeInput& made) {
    in_.accounts = made.accounts;
    in_.aliases = made.aliases;
    in_.links = made.links;
    in_.coverage = made.coverage;
    return std::move(in_);
  }

 private:
  void add(const MadeRow& row, std::uint32_t line) {
    const auto fx = std::string(exchange_account), fee = std::string(fee_account);
    const auto other_currency = static_cast<std::uint16_t>(1 - row.currency);
    switch (row.shape) {
      case MadeRow::Shape::whole:
        return write(row, line, RowPart::whole, row.payer, row.payee, row.amount, row.currency);
      case MadeRow::Shape::exchanged:
        write(row, line, RowPart::exchanged_out, row.payer, fx, row.amount, row.currency);
        return write(row, line, RowPart::exchanged_in, fx, row.payee, row.second_amount, other_currency);
      case MadeRow::Shape::with_fee:
        write(row, line, RowPart::arrived, row.payer, row.payee, row.amount, row.currency);
        return write(row, line, RowPart::fee, row.payer, fee, row.second_amount, row.currency);
    }
  }

  void write(const MadeRow& row, std::uint32_t line, RowPart part, const std::string& payer,
             const std::string& payee, Amount amount, std::uint16_t currency) {
    auto& rows = in_.rows;
    auto& chunk = rows.chunks.back();
    auto& lane = in_.lanes[chunk.lane];
    ++chunk.count;
    chunk.id_bytes.append(row.id.data(), row.id.size());
    rows.id_end.push_back(static_cast<std::uint32_t>(chunk.id_bytes.size()));
    rows.payer.push_back(lane.accounts.encode(payer));
    rows.payee.push_back(lane.accounts.encode(payee));
    rows.time.push_back(row.time);
    rows.amount.push_back(amount);
    rows.currency.push_back(currency);
    rows.digits.push_back(row.digits);
    rows.state.push_back(RowState::kept);
    rows.part.push_back(part);
    rows.line.push_back(line);
    rows.payer_balance_after.push_back(row.payer_balance_after);
    rows.payee_balance_after.push_back(row.payee_balance_after);
    for (std::size_t t = 0; t < transfer_text_count; ++t)
      rows.texts[t].push_back(lane.texts.encode(row.texts[t]));
  }

  LedgerInput in_;
};

}  // namespace

MadeInput make_input(std::uint64_t seed, std::size_t files, bool all_named) {
  return InputMaker(seed, all_named).make(files);
}

LedgerInput load_made(const MadeInput& made, std::size_t first, std::size_t last) {
  MadeLoader loader;
  for (auto f = first; f < last; ++f) loader.load(made.files[f]);
  return loader.take(made);
}

}  // namespace sluice::tests
