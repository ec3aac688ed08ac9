// SPDX-License-Identifier: Apache-2.0
#include "loaders/csv/load_companions.hpp"

#include "tests/loaders/csv/loaded_csv.hpp"

namespace sluice::tests {
namespace {

struct Companions {
  Lines accounts, aliases, links;
};

Outcome load_with(
    const Companions& companions, LoadOptions options = {},
    const std::string& transfers = "payer,payee,time,amount\nA,B,2024-01-02,1\nC,B,2024-01-03,2\n") {
  const TemporaryFolder folder;
  options.files = {folder.write("t.csv", transfers)};
  const auto write = [&](const Lines& texts, const std::string& name) {
    Lines paths;
    for (const auto& text : texts)
      paths.push_back(folder.write(fmt::format("{}{}.csv", name, paths.size()), text));
    return paths;
  };
  options.accounts = write(companions.accounts, "accounts");
  options.aliases = write(companions.aliases, "aliases");
  options.links = write(companions.links, "links");
  return load_files(options);
}

std::string kind_of(const Outcome& outcome, const std::string& id) {
  const auto account = TransferGraph(outcome.ledger).find_account(id);
  return account ? std::string(to_text(outcome.ledger->accounts.kind_of(*account))) : "not there";
}

TEST_CASE("companions: accounts and what is known of them") {
  const auto outcome = load_with({{"account,kind,institution,holder,opened,opening_balance,uncovered\n'A,"
                                   "wallet,Bank 1,H1,2020-01-01,5.50,no\n"
                                   "B,,Bank 2,,,-3,yes\n"},
                                  {},
                                  {}});
  CHECK(fates(outcome) == "2 0 0 0 0");
  const TransferGraph graph(outcome.ledger);
  const auto a = graph.find_account("A"), b = graph.find_account("B");
  REQUIRE((a && b));
  CHECK(kind_of(outcome, "A") == "wallet");
  CHECK(graph.account_text(*a, AccountText::institution) == "Bank 1");
  CHECK(graph.account_text(*a, AccountText::holder) == "H1");
  CHECK(graph.account_text(*b, AccountText::institution) == "Bank 2");
  CHECK(outcome.ledger->accounts.covered_of(*b) == Covered::no);
  CHECK(outcome.ledger->accounts.covered_of(*a) == Covered::yes);
  const auto pocket = graph.find_pocket(*a, CurrencyNo(0));
  REQUIRE(pocket);
  CHECK(outcome.ledger->pockets.opening[pocket->value] == Amount(550));
}

TEST_CASE("companions: bad rows of account files") {
  struct Case {
    std::string row, rejection;
  };
  const auto c = GENERATE(values<Case>({
      {",wallet,,,,", "account|an id|"},
      {"?x,wallet,,,,",
       "account|an id that does not begin with ?: those name what lies outside the ledger|?x"},
      {"A,spaceship,,,,",
       "kind|bank-card, payment-account, wallet, merchant, cash-point, fee, exchange, pool or "
       "other|spaceship"},
      {"A,,tomorrow,,,", "opened|"},
      {"A,,,QQQ,,", "currency|a currency of ISO 4217, or one given by --scale CODE=N|QQQ"},
      {"A,,,,1.005,",
       "opening_balance|no more decimals than the currency has (--round half-up rounds them)|1.005"},
      {"A,,,,,maybe", "uncovered|1/0, true/false, yes/no or 是/否|maybe"},
      {"A,wallet", "|6 columns; there are 2|A,wallet"},
      {"A,\"wallet,,,,", "|a closing quote followed by a delimiter|A,\"wallet,,,,"},
      {"A\xFF,,,,,", "|text in UTF-8|A\xFF,,,,,"},
  }));
  const auto outcome = load_with(
      {{"account,kind,opened,currency,opening_balance,uncovered\n人民币人民币,,,,,\n" + c.row + "\n"},
       {},
       {}});
  REQUIRE(outcome.report.rejections.size() == 1);
  CHECK(outcome.report.rejected_companions == 1);
  CHECK(rejections(outcome)[0].starts_with("accounts0.csv:3 " + c.rejection));
  CHECK(outcome.report.rejections[0].row == c.row);
  CHECK(fates(outcome) == "2 0 0 0 0");
}

TEST_CASE("companions: a file with marks of its own is read by them") {
  const auto outcome = load_with({{"account;opening_balance\nA;1,234\nB;1,234.50\n"}, {}, {}});
  REQUIRE(rejections(outcome).size() == 1);
  CHECK(outcome.report.rejections[0].column == "opening_balance");
  CHECK(outcome.report.rejections[0].line == 2);
}

TEST_CASE("companions: rows that contradict each other") {
  const auto outcome =
      load_with({{"account,kind,phone\nA,wallet,1\nA,,1\nA,pool,1\n", "account,phone\nA,2\n"}, {}, {}});
  CHECK(rejections(outcome)
        == Lines{"accounts0.csv:4 kind|wallet, as said before of account A|pool",
                 "accounts1.csv:2 phone|1, as said before of account A|2"});
  CHECK(outcome.report.rejected_companions == 2);
  CHECK(kind_of(outcome, "A") == "wallet");
}

TEST_CASE("companions: aliases join names before anything else") {
  const auto outcome = load_with({{"account,kind\nA2,wallet\n"}, {"alias,account\nA2,A\nC,B\n,B\nD,\n"}, {}});
  CHECK(fates(outcome) == "1 0 0 1 0");
  CHECK(rejections(outcome) == Lines{"aliases0.csv:4 alias|an id|", "aliases0.csv:5 account|an id|"});
  CHECK(kind_of(outcome, "A") == "wallet");
  CHECK(kind_of(outcome, "A2") == "wallet");
}

TEST_CASE("companions: aliases make rows the same, or contradict") {
  const std::string rows =
      "id,payer,payee,time,amount\n1,A,B,2024-01-02,1\n1,A2,B,2024-01-02,1\n1,A,C,2024-01-02,1\n";
  const auto outcome = load_with({{}, {"alias,account\nA2,A\n"}, {}}, {}, rows);
  CHECK(fates(outcome) == "1 1 0 0 1");
}

TEST_CASE("companions: links") {
  const auto outcome = load_with({{},
                                  {},
                                  {"kind,a,b,from,to,value\nphone,A,C,2024-01-01,,555\nmarriage,A,C,,,\n"
                                   "loan,,C,,,\nloan,A,,,,\nloan,A,C,never,,\nholder,H,A,,2024-02-30,\n"}});
  CHECK(outcome.ledger->links.by_a.size() == 1);
  const auto lines = rejections(outcome);
  REQUIRE(lines.size() == 5);
  CHECK(lines[0] == "links0.csv:3 kind|holder, phone, device, shareholder, guarantee or loan|marriage");
  CHECK(lines[1] == "links0.csv:4 a|both ends of the link|");
  CHECK(lines[2] == "links0.csv:5 b|both ends of the link|");
  CHECK(lines[3].starts_with("links0.csv:6 from|"));
  CHECK(lines[4].starts_with("links0.csv:7 to|"));
}

TEST_CASE("companions: columns mapped by name and by place") {
  const auto text =
      GENERATE(as<std::string>(), "acct,what\nA,wallet\n", "A,wallet\n", "account,kind\nA,wallet\n");
  const bool named = text.starts_with("acct,");
  const auto outcome =
      load_with({{text}, {}, {}}, named ? mapped({"accounts.account=acct", "accounts.kind=what"})
                                        : mapped({"accounts.account=#1", "accounts.kind=#2"}));
  CHECK(kind_of(outcome, "A") == "wallet");
  CHECK(outcome.report.rejected_companions == 0);
  CHECK(kind_of(outcome, "account") == "not there");
}

TEST_CASE("companions: files that queries read") {
  const TemporaryFolder folder;
  const auto read = [&](const std::string& text, const LoadOptions& options = {}) {
    Lines lines;
    for (const auto& row :
         read_companion(folder.write("f.csv", text), "fraud", {"transfer_id", "victim"}, options))
      lines.push_back(fmt::format("{} {}|{}", row.line, row.cells[0], row.cells[1]));
    return lines;
  };
  CHECK(read("victim;transfer_id\nV; T1 \n\n;T2\n") == Lines{"2 T1|V", "4 T2|"});
  CHECK(read("transfer_id\nT1\n") == Lines{"2 T1|"});
  CHECK(read("id,who\nT1,V\n", mapped({"fraud.transfer_id=id", "fraud.victim=who"})) == Lines{"2 T1|V"});
  CHECK(read("T1,V\n", mapped({"fraud.transfer_id=#1", "fraud.victim=#2"})) == Lines{"1 T1|V"});
  CHECK_THROWS_AS(read("transfer_id,victim\nT1\n"), UnreadableInput);
  CHECK_THROWS_AS(read("id\nT1\n"), UnreadableInput);
  CHECK_THROWS_AS(read(""), UnreadableInput);
}

}  // namespace
}  // namespace sluice::tests
