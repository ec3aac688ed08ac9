// SPDX-License-Identifier: Apache-2.0
#include "algorithms/paths/ask_next.hpp"

#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/dated_accounts.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

using oracle::opened, oracle::pays, oracle::uncovered;
using tests::at_institution;

oracle::Row in_yen(oracle::Row row) {
  row.currency = "JPY";
  return row;
}

struct Asked : tests::AskedGraph {
  Trace trace;
  std::vector<AskedInstitution> institutions;

  Asked(const std::shared_ptr<const Ledger>& ledger, const oracle::Query& asked) : AskedGraph(ledger, asked) {
    trace = sluice::trace(graph, query);
    institutions = ask_next(graph, trace);
  }

  std::string name_of(std::uint32_t transfer) const {
    const auto key = trace.transfers[transfer].key;
    return key.phase() == RowKey::the_transfer ? graph.transfer_id(key.transfer()) : "null";
  }

  /// `X: U1 30 [a b], U2 10 [c]; unseen: ? 2 [null]`.
  std::string text() const {
    std::string text;
    for (const auto& institution : institutions) {
      text += (text.empty() ? "" : "; ") + (institution.is_unseen ? "unseen" : std::string(institution.name))
              + ":";
      for (const auto& account : institution.accounts) {
        text += " " + id(account.pocket).account + " " + std::to_string(account.amount.minor) + " [";
        for (const auto transfer : account.transfers)
          text += (text.back() == '[' ? "" : " ") + name_of(transfer);
        text += "]";
      }
    }
    return text;
  }
};

}  // namespace

TEST_CASE("institutions are asked by what reached their accounts, those with equal amounts by name") {
  const oracle::Ledger ledger{
      {pays("v", "V", "A", 1, 1'000), pays("b", "A", "U2", 2, 10), pays("a", "A", "U1", 3, 20),
       pays("c", "A", "U3", 4, 40), pays("d", "A", "U1", 5, 10), pays("e", "A", "ATM", 6, 500)},
      {opened("A", 0), uncovered("U1"), uncovered("U2"), uncovered("U3"), oracle::terminal("ATM")}};
  const auto built = tests::built(ledger, {at_institution("U1", "North"), at_institution("U2", "North"),
                                           at_institution("U3", "East"), at_institution("A", "West")});
  CHECK(Asked(built, {.sources = {{"v"}}}).text() == "East: U3 40 [c]; North: U1 30 [a d] U2 10 [b]");
}

TEST_CASE("accounts with equal amounts go by id; those of no known institution are one entry") {
  const oracle::Ledger ledger{{pays("v", "V", "A", 1, 100), pays("z", "A", "Z", 2, 10),
                               pays("y", "A", "Y", 3, 10), pays("x", "A", "X", 4, 5)},
                              {opened("A", 0), uncovered("X"), uncovered("Y"), uncovered("Z")}};
  CHECK(Asked(tests::built(ledger, {at_institution("X", "North")}), {.sources = {{"v"}}}).text()
        == ": Y 10 [y] Z 10 [z]; North: X 5 [x]");
}

TEST_CASE("money that left by missing rows or was exchanged comes last, however much it is") {
  // A's 880 after the exchange are given as 780 after it paid 10 more: 90 went where no row says.
  auto told = pays("t", "A", "B", 3, 10);
  told.payer_balance_after = 780;
  const oracle::Ledger ledger{
      {pays("v", "V", "A", 1, 1'000), pays("x", "A", "?fx", 2, 120), told, pays("u", "A", "U", 4, 1)},
      {opened("A", 0), uncovered("U")}};
  CHECK(Asked(tests::built(ledger), {.sources = {{"v"}}}).text()
        == ": U 1 [u]; unseen: ?fx 120 [x] ? 90 [null]");
}

TEST_CASE("amounts of two currencies are not added: the larger of them counts") {
  const oracle::Ledger ledger{
      {pays("v", "V", "A", 1, 100), in_yen(pays("w", "V", "A", 2, 100)), pays("a", "A", "U1", 3, 35),
       in_yen(pays("b", "A", "U1", 4, 36)), pays("c", "A", "U2", 5, 40)},
      {opened("A", 0), uncovered("U1"), uncovered("U2")}};
  const auto built = tests::built(ledger, {at_institution("U1", "North"), at_institution("U2", "South")});
  CHECK(Asked(built, {.sources = {{"v"}, {"w"}}}).text() == "South: U2 40 [c]; North: U1 35 [a] U1 36 [b]");
}

TEST_CASE("every cent that left visibility is asked for, and leads back to transfers that carried it") {
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    INFO("seed " << seed);
    const auto ledger = oracle::random_ledger(seed);
    auto query = oracle::random_query(ledger, seed);
    query.backward = false;
    query.rule = oracle::Rule::haircut;
    const Asked asked(tests::built(ledger), query);
    Amount left, asked_for;
    for (const auto& source : asked.trace.sources) left += source.left_visibility;
    for (const auto& institution : asked.institutions)
      for (const auto& account : institution.accounts) {
        asked_for += account.amount;
        Amount carried;
        for (const auto transfer : account.transfers) {
          CHECK(asked.trace.transfers[transfer].payee == account.pocket);
          carried += asked.trace.transfers[transfer].traced;
        }
        CHECK(carried == account.amount);
        CHECK(institution.is_unseen == (asked.id(account.pocket).account == "?"));
      }
    CHECK(asked_for == left);
  }
}

}  // namespace sluice
