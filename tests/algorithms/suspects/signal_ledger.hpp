// SPDX-License-Identifier: Apache-2.0
// Ledgers written by hand, with ordinary people around, and what the signals say of their accounts.
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "algorithms/suspects/signals/account_signals.hpp"
#include "engine/build/build_ledger.hpp"
#include "engine/graph/transfer_graph.hpp"
#include "engine/run/progress.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice::tests {

/// The moment of a day (0: Monday, 1 January 2024), by hour and minute UTC.
constexpr Time at(std::int64_t day, std::int64_t hour = 12, std::int64_t minute = 0) {
  return Time((1'704'067'200 + day * 86'400 + hour * 3'600 + minute * 60) * 1'000'000'000);
}

/// What a payment was made with.
struct Details {
  std::string device, ip, place;
};

/// Amounts are whole units with cents; transfers are named t0, t1, … as they are written.
class SignalLedger {
 public:
  SignalLedger() { input_.lanes.resize(1); }

  void pays(const std::string& payer, const std::string& payee, Time time, double units,
            const Details& details = {}, const std::string& currency = "CNY") {
    rows_.push_back(
        {payer, payee, time, Amount(static_cast<std::int64_t>(units * 100 + 0.5)), details, currency});
  }

  /// A row of the account file; what is known is written into it.
  AccountRow& account(const std::string& id) {
    input_.accounts.emplace_back();
    input_.accounts.back().account = id;
    return input_.accounts.back();
  }
  void knows(const std::string& id, AccountText which, const std::string& text) {
    account(id).texts[static_cast<std::size_t>(which)] = text;
  }
  void opened(const std::string& id, Time time) { account(id).opened = time; }
  void is(const std::string& id, AccountKind kind) { account(id).kind = kind; }
  void link(LinkKind kind, const std::string& a, const std::string& b, Time from = unknown_time) {
    LinkRow row;
    row.kind = kind;
    row.a = a;
    row.b = b;
    row.from = from;
    input_.links.push_back(row);
  }

  /// `people` persons p0, p1, … who for `count` days go shopping by day, pay friends odd amounts now and
  /// then, get a wage of about 9,000 on day 5 of 30 and pay their rent the day after.
  void add_ordinary_people(std::int64_t count, int people = 40) {
    oracle::RandomNumbers random(7);
    for (int s = 0; s < 5; ++s) is("shop" + std::to_string(s), AccountKind::merchant);
    const auto cents = [&](std::int64_t low, std::int64_t high) {
      return static_cast<double>(random.between(low * 100, high * 100)) / 100;
    };
    for (std::int64_t day = 0; day < count; ++day)
      for (int i = 0; i < people; ++i) {
        const auto id = "p" + std::to_string(i);
        const auto hour = random.between(8, 20);
        pays(id, "shop" + std::to_string(random.below(5)), at(day, hour), cents(10, 300));
        if (random.chance(30))
          pays(id, "p" + std::to_string((i + 1 + static_cast<int>(random.below(4))) % people),
               at(day, hour, 30), cents(40, 4'000));
        if (day % 30 == 5) pays("employer", id, at(day, 9), cents(8'000, 11'000));
        if (day % 30 == 6) pays(id, "landlord" + std::to_string(i % 7), at(day, 20), cents(2'000, 3'000));
      }
  }

  TransferGraph graph() {
    std::ranges::stable_sort(rows_, {}, &Written::time);
    for (const auto& row : rows_) add(row);
    input_.files.push_back({"signals.csv"});
    Progress progress;
    return TransferGraph(build_ledger(std::move(input_), EqualTimes::as_listed, progress).ledger);
  }

 private:
  struct Written {
    std::string payer, payee;
    Time time;
    Amount amount;
    Details details;
    std::string currency;
  };

  void add(const Written& row) {
    auto& rows = input_.rows;
    auto& lane = input_.lanes[0];
    if (rows.chunks.empty()) rows.chunks.push_back({0, 0, 0, 0, {}});
    auto& chunk = rows.chunks.back();
    const auto id = "t" + std::to_string(chunk.count++);
    chunk.id_bytes.append(id.data(), id.size());
    rows.id_end.push_back(static_cast<std::uint32_t>(chunk.id_bytes.size()));
    rows.payer.push_back(lane.accounts.encode(row.payer));
    rows.payee.push_back(lane.accounts.encode(row.payee));
    rows.time.push_back(row.time);
    rows.amount.push_back(row.amount);
    rows.currency.push_back(currency(row.currency));
    rows.digits.push_back(0);
    rows.state.push_back(RowState::kept);
    rows.part.push_back(RowPart::whole);
    rows.line.push_back(static_cast<std::uint32_t>(rows.size() + 1));
    const auto write = [&](TransferText which, const std::string& text) {
      rows.texts[static_cast<std::size_t>(which)].push_back(lane.texts.encode(text));
    };
    write(TransferText::device, row.details.device);
    write(TransferText::ip, row.details.ip);
    write(TransferText::place, row.details.place);
  }

  std::uint16_t currency(const std::string& code) {
    for (std::size_t i = 0; i < input_.currencies.size(); ++i)
      if (input_.currencies[i].code == code) return static_cast<std::uint16_t>(i);
    input_.currencies.push_back({code, 2});
    return static_cast<std::uint16_t>(input_.currencies.size() - 1);
  }

  std::vector<Written> rows_;
  LedgerInput input_;
};

/// The oracle's ledger with its seconds made longer, so that it spans days.
inline void stretch(oracle::Ledger& ledger, std::int64_t times) {
  const auto begin = ledger.rows.front().time_ns;
  for (auto& row : ledger.rows) row.time_ns = begin + (row.time_ns - begin) * times;
}

/// The signals of a ledger's accounts, by id.
class MeasuredLedger {
 public:
  explicit MeasuredLedger(SignalLedger& ledger) : MeasuredLedger(ledger.graph()) {}
  explicit MeasuredLedger(TransferGraph g)
      : graph(std::move(g)), signals(graph, {}, progress), table(signals.measure(progress)) {}

  float value(Signal signal, const std::string& id) const {
    return table.at(signal, graph.find_account(id).value());
  }
  bool reaches(Signal signal, const std::string& id) const {
    return signals.thresholds().reaches(signal, value(signal, id));
  }
  /// The transfers that show it.
  std::vector<TransferNo> evidence(Signal signal, const std::string& id,
                                   std::size_t transfers_max = 100) const {
    for (const auto& each : signals.explain(graph.find_account(id).value(), transfers_max))
      if (each.signal == signal) return each.transfers;
    return {};
  }

  mutable Progress progress;
  TransferGraph graph;
  AccountSignals signals;
  SignalTable table;
};

}  // namespace sluice::tests
