// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/known_cases.hpp"

#include <algorithm>
#include <cmath>

#include <Eigen/Dense>

#include "algorithms/suspects/signals/signal.hpp"
#include "engine/run/parallel.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/oracle_ledger.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

using oracle::pays;

struct Ties {
  TransferGraph graph;
  Progress progress;
  AccountGraph accounts;

  explicit Ties(const oracle::Ledger& ledger, std::size_t counterparties_max = 1'000)
      : graph(tests::built(ledger)), accounts(graph, {{}, counterparties_max}, progress) {}

  AccountNo account(std::string_view id) const { return graph.find_account(id).value(); }
  std::vector<AccountNo> named(std::initializer_list<std::string_view> ids) const {
    std::vector<AccountNo> accounts_named;
    for (const auto id : ids) accounts_named.push_back(account(id));
    std::ranges::sort(accounts_named);
    return accounts_named;
  }
};

/// The same walk as one dense system, put together from the ledger's rows.
class DenseWalk {
 public:
  DenseWalk(const Ties& ties, const oracle::Ledger& ledger) : ties_(ties) {
    const auto n = static_cast<Eigen::Index>(ties.accounts.size());
    Eigen::MatrixXd transfers = Eigen::MatrixXd::Zero(n, n);
    for (const auto& row : ledger.rows) {
      transfers(place(row.payer), place(row.payee)) += 1;
      transfers(place(row.payee), place(row.payer)) += 1;
    }
    const Eigen::MatrixXd weights =
        transfers.unaryExpr([](double count) { return double{std::log2(1.0f + static_cast<float>(count))}; });
    system_ = Eigen::MatrixXd::Identity(n, n);
    for (Eigen::Index from = 0; from < n; ++from) {
      const auto all = weights.row(from).sum();
      if (all == 0 || ties.accounts.absorbs(number(from))) continue;
      for (Eigen::Index to = 0; to < n; ++to) system_(to, from) -= 0.85 * weights(from, to) / all;
    }
  }

  Eigen::VectorXd solve(std::span<const AccountNo> from) const {
    Eigen::VectorXd begins = Eigen::VectorXd::Zero(system_.rows());
    for (const auto account : from)
      begins[static_cast<Eigen::Index>(account.value)] = 0.15 / static_cast<double>(from.size());
    return system_.partialPivLu().solve(begins);
  }

 private:
  static AccountNo number(Eigen::Index i) { return AccountNo(static_cast<std::uint32_t>(i)); }
  Eigen::Index place(const std::string& id) const {
    return static_cast<Eigen::Index>(ties_.account(id).value);
  }

  const Ties& ties_;
  Eigen::MatrixXd system_;
};

bool is_near(double found, double expected) { return std::abs(found - expected) < 1e-6; }

std::vector<AccountNo> spreading(const AccountGraph& graph) {
  std::vector<AccountNo> accounts;
  for (std::uint32_t i = 0; i < graph.size(); ++i)
    if (graph.begins_walks(AccountNo(i))) accounts.push_back(AccountNo(i));
  return accounts;
}

}  // namespace

TEST_CASE("a tie weighs the logarithm of the transfers, either way; outside accounts have none") {
  // a and b: 3 transfers, log2(4) = 2. a and c: 1, log2(2) = 1. a and the shop: 1.
  const Ties ties({{pays("1", "a", "b", 1, 5), pays("2", "b", "a", 2, 500), pays("3", "a", "b", 3, 7),
                    pays("4", "c", "a", 4, 1), pays("5", "a", "shop", 5, 9)},
                   {oracle::terminal("shop")}});
  const auto a = ties.account("a");
  CHECK(ties.accounts.weight(a) == 4);
  REQUIRE(ties.accounts.ties(a).size() == 2);
  CHECK(ties.accounts.ties(a)[0].account == ties.account("b"));
  CHECK(ties.accounts.ties(a)[0].weight == 2);
  CHECK(ties.accounts.ties(a)[1].weight == 1);
  CHECK(ties.accounts.is_outside(ties.account("shop")));
  CHECK(ties.accounts.ties(ties.account("shop")).empty());
  CHECK_FALSE(ties.accounts.absorbs(a));
}

TEST_CASE("accounts with too many counterparties absorb") {
  const Ties ties(
      {{pays("1", "a", "hub", 1, 5), pays("2", "b", "hub", 2, 5), pays("3", "c", "hub", 3, 5)}, {}}, 2);
  CHECK(ties.accounts.absorbs(ties.account("hub")));
  CHECK_FALSE(ties.accounts.is_outside(ties.account("hub")));
  CHECK(ties.accounts.ties(ties.account("hub")).size() == 3);
  CHECK(ties.accounts.ties(ties.account("a")).empty());
  CHECK(ties.accounts.weight(ties.account("a")) == 1);
}

TEST_CASE("a walk between two accounts, by hand") {
  // From a, the walk is at a with x and at b with y: x = 0.15 + 0.85 y, y = 0.85 x, so
  // x = 0.15 / (1 − 0.7225) = 0.540541 and y = 0.459459.
  const Ties ties({{pays("1", "a", "b", 1, 5)}, {}});
  Progress progress;
  const auto shares = walk_from(ties.accounts, ties.named({"a"}), {}, progress);
  CHECK(is_near(shares[ties.account("a").value].first, 0.15 / 0.2775));
  CHECK(is_near(shares[ties.account("b").value].first, 0.1275 / 0.2775));
  CHECK(shares[ties.account("a").value].second == 0);
  CHECK(is_near(shares[ties.account("a").value].anyone, 0.5));
}

TEST_CASE("walks equal a dense solution on random ledgers") {
  Progress progress;
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    INFO("seed " << seed);
    auto ledger = oracle::random_ledger(seed);
    const Ties ties(ledger, seed % 3 == 0 ? 2 : 1'000);
    const auto everyone = spreading(ties.accounts);
    if (everyone.size() < 2) continue;
    const std::span first(everyone.data(), 1), second(everyone.data() + 1, everyone.size() - 1);
    const DenseWalk dense(ties, ledger);
    const auto shares = walk_from(ties.accounts, first, second, progress);
    const auto any = dense.solve(everyone), one = dense.solve(first), two = dense.solve(second);
    for (std::size_t i = 0; i < shares.size(); ++i) {
      if (ties.accounts.is_outside(AccountNo(static_cast<std::uint32_t>(i)))) continue;
      const auto row = static_cast<Eigen::Index>(i);
      CHECK(std::abs(shares[i].anyone - any[row]) < 1e-9);
      CHECK(std::abs(shares[i].first - one[row]) < 1e-9);
      CHECK(std::abs(shares[i].second - two[row]) < 1e-9);
    }
  }
}

TEST_CASE("nearness is relative to chance, and nobody vouches for himself") {
  // Two pairs that do not meet: a with b, c with d. The walk from anywhere is at each with 1/4.
  const Ties ties({{pays("1", "a", "b", 1, 5), pays("2", "c", "d", 2, 5)}, {}});
  Progress progress;
  const auto from_a = near_known_cases(ties.accounts, ties.named({"a"}), progress);
  CHECK_FALSE(is_known(from_a[ties.account("a").value]));
  CHECK(is_near(from_a[ties.account("b").value], 4 * 0.1275 / 0.2775));
  CHECK(from_a[ties.account("c").value] == 0);
  // With a and c confirmed, a is measured from c alone, and b from the half that is a.
  const auto from_both = near_known_cases(ties.accounts, ties.named({"a", "c"}), progress);
  CHECK(from_both[ties.account("a").value] == 0);
  CHECK(is_near(from_both[ties.account("b").value], 2 * 0.1275 / 0.2775));
  const auto from_nobody = near_known_cases(ties.accounts, {}, progress);
  CHECK(std::ranges::none_of(from_nobody, is_known));
}

TEST_CASE("accounts without a transfer, confirmed or not, change nobody's nearness") {
  const std::vector<oracle::Row> rows = {pays("1", "a", "b", 1, 5), pays("2", "b", "c", 2, 5),
                                         pays("3", "c", "d", 3, 5), pays("4", "d", "e", 4, 5)};
  oracle::Ledger with_idle{rows, {}};
  for (int i = 0; i < 1'000; ++i) with_idle.accounts.push_back(oracle::opened("a" + std::to_string(i), 1));
  const Ties few({rows, {}}), many(with_idle);
  REQUIRE(many.accounts.size() == few.accounts.size() + 1'000);
  Progress progress;
  const auto without = near_known_cases(few.accounts, few.named({"a", "e"}), progress);
  const auto with = near_known_cases(many.accounts, many.named({"a", "e"}), progress);
  const auto with_confirmed = near_known_cases(many.accounts, many.named({"a", "a17", "a4", "e"}), progress);
  for (const auto* id : {"a", "b", "c", "d", "e"}) {
    CAPTURE(id);
    CHECK(with[many.account(id).value] == without[few.account(id).value]);
    CHECK(with_confirmed[many.account(id).value] == without[few.account(id).value]);
  }
  const auto from_idle = near_known_cases(many.accounts, many.named({"a4"}), progress);
  CHECK(std::ranges::none_of(from_idle, is_known));
}

TEST_CASE("a shop where a known case buys brings nobody near") {
  const Ties ties({{pays("1", "mule", "shop", 1, 5), pays("2", "honest", "shop", 2, 5),
                    pays("3", "mule", "friend", 3, 5)},
                   {oracle::terminal("shop")}});
  Progress progress;
  const auto values = near_known_cases(ties.accounts, ties.named({"mule"}), progress);
  CHECK(values[ties.account("honest").value] == 0);
  CHECK(values[ties.account("friend").value] > 0);
  CHECK_FALSE(is_known(values[ties.account("shop").value]));
}

TEST_CASE("nearness is shown by transfers with confirmed accounts first, then with the nearest others") {
  const Ties ties(
      {{pays("1", "a", "far", 1, 5), pays("2", "a", "near", 2, 5), pays("3", "near", "mule", 3, 5),
        pays("4", "mule", "a", 4, 5), pays("5", "a", "shop", 5, 5)},
       {oracle::terminal("shop")}});
  Progress progress;
  const auto confirmed = ties.named({"mule"});
  const auto values = near_known_cases(ties.accounts, confirmed, progress);
  const auto shown = [&](std::size_t transfers_max) {
    std::string ids;
    for (const auto transfer :
         transfers_near_known(ties.accounts, values, confirmed, ties.account("a"), transfers_max))
      ids += ties.graph.transfer_id(transfer);
    return ids;
  };
  CHECK(shown(1) == "4");
  CHECK(shown(2) == "24");
  CHECK(shown(9) == "124");
}

TEST_CASE("distances are counted in transfers, either way, and not through a shop") {
  const Ties ties({{pays("1", "b", "mule", 1, 5), pays("2", "b", "c", 2, 5), pays("3", "mule", "shop", 3, 5),
                    pays("4", "d", "shop", 4, 5), pays("5", "c", "e", 5, 5)},
                   {oracle::terminal("shop")}});
  const auto distances = distances_to_known(ties.accounts, ties.named({"mule"}), 2);
  const auto of = [&](std::string_view id) { return distances[ties.account(id).value]; };
  CHECK(of("mule") == 0);
  CHECK(of("b") == 1);
  CHECK(of("shop") == 1);
  CHECK(of("c") == 2);
  CHECK(of("d") == no_distance);
  CHECK(of("e") == no_distance);
}

TEST_CASE("nearness is the same for any number of threads") {
  oracle::Ledger ledger;
  oracle::RandomNumbers random(7);
  for (int i = 0; i < 30'000; ++i) {
    const auto payer = random.below(9'000), payee = random.below(9'000);
    if (payer != payee)
      ledger.rows.push_back(
          pays(std::to_string(i), "p" + std::to_string(payer), "p" + std::to_string(payee), i, 1));
  }
  const auto measured = [&](std::size_t threads) {
    return with_threads(threads, [&] {
      const Ties ties(ledger);
      Progress progress;
      return near_known_cases(ties.accounts, ties.named({"p1", "p10", "p100", "p1000", "p8000"}), progress);
    });
  };
  const auto once = measured(1);
  for (const std::size_t threads : {2u, 8u}) CHECK(measured(threads) == once);
}

}  // namespace sluice
