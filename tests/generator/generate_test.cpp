// SPDX-License-Identifier: Apache-2.0
#include "generator/generate.hpp"

#include <algorithm>
#include <set>

#include "engine/values/error.hpp"
#include "tests/generator/made_ledger.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;
using made::Folder;
using made::rows_of;

namespace {

GenerateQuery query_into(const Folder& folder, std::uint64_t accounts, std::uint64_t transfers,
                         std::uint64_t cases, std::uint64_t seed = 7) {
  GenerateQuery query;
  query.directory = folder.path.string();
  query.accounts = accounts;
  query.transfers = transfers;
  query.cases = cases;
  query.seed = seed;
  return query;
}

std::set<std::string> column(const std::vector<made::Row>& rows, const std::string& name) {
  std::set<std::string> found;
  for (const auto& row : rows) found.insert(row.at(name));
  return found;
}

bool extra_kind(const std::string& kind) {
  return kind == "merchant" || kind == "cash-point" || kind == "fee";
}

}  // namespace

TEST_CASE("exactly as many accounts and transfers as asked, in order, with unique ids") {
  const auto [accounts, transfers, cases] = GENERATE(table<std::uint64_t, std::uint64_t, std::uint64_t>(
      {{10, 0, 0}, {10, 1, 0}, {50, 700, 0}, {2'000, 9'000, 3}, {3'000, 2'500, 4}}));
  const auto preset = GENERATE(as<std::string>{}, "default", "mixed");
  CAPTURE(accounts, transfers, cases, preset);
  const Folder folder;
  auto query = query_into(folder, accounts, transfers, cases);
  query.behaviour = read_behaviour(preset);
  const auto result = generate(query);
  CHECK(result.transfers == transfers);

  const auto account_rows = rows_of(folder.path / "accounts.csv");
  const auto ids = column(account_rows, "account");
  CHECK(ids.size() == account_rows.size());
  const auto asked =
      std::ranges::count_if(account_rows, [](const auto& row) { return !extra_kind(row.at("kind")); });
  CHECK(static_cast<std::uint64_t>(asked) == accounts);
  CHECK(account_rows.size() == accounts + result.extra_accounts);

  const auto rows = rows_of(folder.path / "transfers.csv");
  CHECK(rows.size() == transfers);
  CHECK(column(rows, "transfer_id").size() == transfers);
  CHECK(std::ranges::is_sorted(rows, {}, [](const auto& row) { return row.at("time"); }));
  for (const auto& row : rows) {
    CHECK((ids.contains(row.at("payer")) && ids.contains(row.at("payee"))));
    CHECK((row.at("payer") != row.at("payee") && made::minor(row.at("amount")) > 0));
  }
}

TEST_CASE("the same query gives the same bytes, another seed others") {
  const auto preset = GENERATE(as<std::string>{}, "default", "mixed", "camouflage-heavy");
  const Folder one, two, three;
  const auto make = [&](const Folder& folder, std::uint64_t seed) {
    auto query = query_into(folder, 2'000, 8'000, 3, seed);
    query.behaviour = read_behaviour(preset);
    generate(query);
  };
  make(one, 7);
  make(two, 7);
  make(three, 8);
  CHECK(made::hash_of(one.path) == made::hash_of(two.path));
  CHECK(made::hash_of(one.path) != made::hash_of(three.path));
}

TEST_CASE("the bytes are those of every machine and compiler") {
  const Folder folder;
  auto query = query_into(folder, 1'000, 3'000, 2, 42);
  SECTION("of a default ledger") {
    generate(query);
    CHECK(made::hash_of(folder.path) == 0xB465738B136CDCB9u);
  }
  SECTION("of one with everything that there is") {
    query.behaviour = read_behaviour("camouflage-heavy");
    query.behaviour.ledger.balances = "all";
    generate(query);
    CHECK(made::hash_of(folder.path) == 0xF65BCE6B80B0A19Cu);
  }
}

TEST_CASE("no half file is left, and none looks whole, when a run is broken off") {
  const Folder folder;
  const auto stop = [](std::uint64_t, std::uint64_t) { throw Interrupted(); };
  CHECK_THROWS_AS(generate(query_into(folder, 1'000, 70'000, 0), stop), Interrupted);
  CHECK(std::filesystem::is_empty(folder.path));
}

TEST_CASE("what cannot be written is said with path and reason") {
  const Folder folder;
  SECTION("the folder is a file") {
    std::ofstream(folder.path / "ledger") << "x";
    auto query = query_into(folder, 100, 100, 0);
    query.directory += "/ledger";
    CHECK_THROWS_AS(generate(query), OutputFailed);
  }
  SECTION("a file is a folder") {
    std::filesystem::create_directory(folder.path / "truth.csv");
    CHECK_THROWS_WITH(generate(query_into(folder, 100, 100, 0)), sluice::tests::contains_text("truth.csv"));
    CHECK(!std::filesystem::exists(folder.path / "transfers.csv"));
  }
  SECTION("the disk is full") {
    if (!std::filesystem::exists("/dev/full")) return;
    std::filesystem::create_symlink("/dev/full", folder.path / "transfers.csv.part");
    CHECK_THROWS_WITH(generate(query_into(folder, 100, 100, 0)),
                      sluice::tests::contains_text("transfers.csv: cannot write"));
    CHECK(std::filesystem::is_empty(folder.path));
  }
}

TEST_CASE("queries that cannot be met say by how much") {
  const Folder folder;
  CHECK_THROWS_WITH(generate(query_into(folder, 9, 100, 0)), sluice::tests::contains_text("at least 10"));
  CHECK_THROWS_WITH(generate(query_into(folder, 5'000, 20, 5)),
                    sluice::tests::contains_text("room for 0 cases"));
  CHECK_THROWS_WITH(generate(query_into(folder, 200, 100'000, 500)),
                    sluice::tests::contains_text("fewer cases or more accounts"));
  auto query = query_into(folder, 100, 100, 0);
  query.statements = "cases";
  CHECK_THROWS_AS(generate(query), InvalidQuery);
  query.statements = "none";
  query.behaviour.ledger.days = 0;
  CHECK_THROWS_WITH(generate(query), sluice::tests::contains_text("ledger.days"));
  CHECK(std::filesystem::is_empty(folder.path));
}
