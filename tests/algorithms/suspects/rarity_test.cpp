// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/rarity.hpp"

#include <cmath>

#include "engine/run/parallel.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/dated_accounts.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

using oracle::pays;

/// Accounts that pay a cash point, so many times each.
class Payers {
 public:
  void add(const std::string& prefix, const std::string& holder_kind, int accounts, int transfers) {
    for (int i = 0; i < accounts; ++i) {
      auto row = tests::account_row(prefix + std::to_string(i));
      row.texts[static_cast<std::size_t>(AccountText::holder_kind)] = holder_kind;
      rows_.push_back(row);
      for (int t = 0; t < transfers; ++t, ++count_)
        ledger_.rows.push_back(pays(std::to_string(count_), row.account, "cash", count_, 1));
    }
  }
  TransferGraph graph() const {
    auto ledger = ledger_;
    ledger.accounts.push_back(oracle::terminal("cash"));
    return TransferGraph(tests::built(ledger, rows_));
  }

 private:
  oracle::Ledger ledger_;
  std::vector<AccountRow> rows_;
  int count_ = 0;
};

std::uint32_t class_of(const ComparableAccounts& comparable, const TransferGraph& graph,
                       std::string_view id) {
  return comparable.class_of(graph.find_account(id).value());
}

/// A table in which one signal has values.
SignalTable table_of(std::vector<float> values) {
  SignalTable table;
  for (auto& column : table.values) column.assign(values.size(), unknown_signal());
  table.values[static_cast<std::size_t>(Signal::test_payment)] = std::move(values);
  return table;
}

}  // namespace

TEST_CASE("neighbouring steps of activity are joined until a class has 200 accounts") {
  Payers payers;
  payers.add("a", "person", 400, 1);
  payers.add("b", "person", 150, 2);  // 150 with 2 to 3 transfers and 60 with 4 to 7: one class of 210
  payers.add("c", "person", 60, 4);
  const auto graph = payers.graph();
  const ComparableAccounts comparable(graph, {});
  CHECK(comparable.class_count() == 2);
  CHECK(comparable.size(class_of(comparable, graph, "a0")) == 400);
  CHECK(comparable.size(class_of(comparable, graph, "b0")) == 210);
  CHECK(class_of(comparable, graph, "b0") == class_of(comparable, graph, "c0"));
  CHECK(class_of(comparable, graph, "cash") == ComparableAccounts::no_class);
}

TEST_CASE("what is left at the busy end joins the class below it") {
  Payers payers;
  payers.add("a", "person", 250, 1);
  payers.add("b", "person", 199, 8);
  const auto graph = payers.graph();
  const ComparableAccounts comparable(graph, {});
  CHECK(comparable.class_count() == 1);
  CHECK(comparable.size(0) == 449);
}

TEST_CASE("kinds of holders are compared apart, small kinds together or with the most frequent") {
  Payers payers;
  payers.add("a", "person", 300, 1);
  payers.add("b", "company", 200, 1);
  payers.add("c", "school", 120, 1);
  payers.add("d", "club", 90, 1);
  const auto graph = payers.graph();
  const ComparableAccounts comparable(graph, {});
  CHECK(comparable.class_count() == 3);
  CHECK(comparable.size(class_of(comparable, graph, "a0")) == 300);
  CHECK(comparable.size(class_of(comparable, graph, "b0")) == 200);
  CHECK(class_of(comparable, graph, "c0") == class_of(comparable, graph, "d0"));
  payers = {};
  payers.add("a", "person", 300, 1);
  payers.add("b", "company", 20, 1);
  const auto few = payers.graph();
  const ComparableAccounts together(few, {});
  CHECK(together.class_count() == 1);
  CHECK(together.size(0) == 320);
}

TEST_CASE("rarity is the share of comparable accounts with at least that value") {
  // Four accounts pay: 3 has 5, 1 and 2 have 2, 0 is unknown. The cash point (by its id the last) is not
  // compared, though it has 9.
  Payers payers;
  payers.add("a", "person", 4, 1);
  const auto graph = payers.graph();
  const ComparableAccounts comparable(graph, {});
  Progress progress;
  const auto rarity = measure_rarity(table_of({unknown_signal(), 2, 2, 5, 9}), comparable, progress);
  const auto at = [&](std::uint32_t i) { return rarity.share.at(Signal::test_payment, AccountNo(i)); };
  CHECK_FALSE(is_known(at(0)));
  CHECK(at(1) == 1);
  CHECK(at(2) == 1);
  CHECK(at(3) == static_cast<float>(1.0 / 3));
  CHECK_FALSE(is_known(at(4)));
  CHECK(rarity.known[static_cast<std::size_t>(Signal::test_payment)] == std::vector<std::uint32_t>{3});
  CHECK(rarity.known[static_cast<std::size_t>(Signal::night_hours)] == std::vector<std::uint32_t>{0});
}

TEST_CASE("rarities equal a count over all pairs, for any number of threads") {
  Payers payers;
  payers.add("a", "person", 300, 1);
  payers.add("b", "company", 250, 3);
  payers.add("c", "person", 260, 9);
  const auto graph = payers.graph();
  const ComparableAccounts comparable(graph, {});
  CHECK(comparable.class_count() == 3);
  oracle::RandomNumbers random(5);
  std::vector<float> values;
  for (std::size_t i = 0; i < graph.account_count(); ++i)
    values.push_back(random.chance(20) ? unknown_signal() : static_cast<float>(random.between(0, 30)));
  const auto table = table_of(values);
  for (const std::size_t threads : {1u, 2u, 8u}) {
    Progress progress;
    const auto rarity = with_threads(threads, [&] { return measure_rarity(table, comparable, progress); });
    for (std::uint32_t i = 0; i < values.size(); ++i) {
      const auto found = rarity.share.at(Signal::test_payment, AccountNo(i));
      if (!comparable.is_compared(AccountNo(i)) || !is_known(values[i])) {
        CHECK_FALSE(is_known(found));
        continue;
      }
      double known = 0, at_least = 0;
      for (std::uint32_t other = 0; other < values.size(); ++other) {
        if (comparable.class_of(AccountNo(other)) != comparable.class_of(AccountNo(i))) continue;
        known += is_known(values[other]) ? 1 : 0;
        at_least += values[other] >= values[i] ? 1 : 0;
      }
      CHECK(found == static_cast<float>(at_least / known));
      double all_known = 0, all_at_least = 0;
      for (std::uint32_t other = 0; other < values.size(); ++other) {
        if (!comparable.is_compared(AccountNo(other))) continue;
        all_known += is_known(values[other]) ? 1 : 0;
        all_at_least += values[other] >= values[i] ? 1 : 0;
      }
      CHECK(rarity.share_of_all.at(Signal::test_payment, AccountNo(i))
            == static_cast<float>(all_at_least / all_known));
    }
  }
}

}  // namespace sluice
