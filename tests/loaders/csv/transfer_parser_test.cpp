// SPDX-License-Identifier: Apache-2.0
#include "loaders/csv/transfer_parser.hpp"

#include "tests/loaders/csv/loaded_csv.hpp"

namespace sluice::tests {
namespace {

/// A good row, so that the others need not be; then `row`.
Outcome load_row(const std::string& row, LoadOptions options = {}, const std::string& more_columns = "") {
  std::string commas(static_cast<std::size_t>(std::count(more_columns.begin(), more_columns.end(), ',')),
                     ',');
  return load_text(with_header({"good,G,H,2000-01-01,1,CNY" + commas, row}, more_columns),
                   std::move(options));
}

std::string only_rejection(const Outcome& outcome) {
  REQUIRE(outcome.report.rejections.size() == 1);
  CHECK(fates(outcome) == "1 1 0 0 0");
  return rejections(outcome)[0];
}

std::string second_transfer(const Outcome& outcome) {
  const auto lines = transfers(outcome);
  REQUIRE(lines.size() == 2);
  return lines[1];
}

TEST_CASE("rows: amounts that are refused say what was expected") {
  struct Case {
    std::string amount, expected;
  };
  const auto c = GENERATE(values<Case>({
      {"", "an amount"},
      {"0", "an amount above zero"},
      {"0.00", "an amount above zero"},
      {"-5", "an amount above zero"},
      {"1.005", "no more decimals than the currency has (--round half-up rounds them)"},
      {"92233720368547758.08", "an amount of at most 9223372036854775807 minor units"},
      {"99999999999999999999999999", "an amount of at most 9223372036854775807 minor units"},
      {"1e3",
       "a plain decimal number: exponents come from spreadsheets that dropped digits (--round half-up reads "
       "them)"},
      {"abc", "a plain decimal number such as 1234.50"},
      {"1.2.3", "a plain decimal number such as 1234.50"},
  }));
  const auto row = fmt::format("T,A,B,2024-01-02,{},CNY", c.amount);
  const auto outcome = load_row(row);
  CHECK(only_rejection(outcome) == fmt::format("t.csv:3 amount|{}|{}", c.expected, c.amount));
  CHECK(outcome.report.rejections[0].row == row);
}

TEST_CASE("rows: amounts that are read") {
  struct Case {
    std::string written, read;
    bool rounded = false;
    LoadOptions options = {};
  };
  LoadOptions round, comma;
  round.round_half_up = true;
  comma.decimal = ',';
  const auto c = GENERATE_COPY(values<Case>({
      {"1", "1.00"},
      {"1.500", "1.50"},
      {"+2.5", "2.50"},
      {"\"1,234.50\"", "1234.50"},
      {"\"1,234\"", "1234.00"},
      {"92233720368547758.07", "92233720368547758.07"},
      {"1.005", "1.01", true, round},
      {"1.0049", "1.00", true, round},
      {"1.5e2", "150.00", false, round},
      {"\"1,5\"", "1.50", false, comma},
      {"\"1.234,5\"", "1234.50", false, comma},
  }));
  auto options = c.options;
  // The good row's amount is small: its sum with the largest must fit, so it is in another currency.
  const auto outcome = load_text(
      with_header({"good,G,H,2000-01-01,1,USD", fmt::format("T,A,B,2024-01-02,{},CNY", c.written)}), options);
  CHECK(second_transfer(outcome) == fmt::format("T A B 2024-01-02T00:00:00Z {} CNY", c.read));
  CHECK(outcome.report.rounded == (c.rounded ? 1 : 0));
}

TEST_CASE("rows: an amount that rounds to nothing is refused") {
  LoadOptions options;
  options.round_half_up = true;
  CHECK(only_rejection(load_row("T,A,B,2024-01-02,0.004,CNY", options))
        == "t.csv:3 amount|an amount that does not round to 0|0.004");
}

TEST_CASE("rows: a lone comma in a file not delimited by commas") {
  const std::string header = "payer;payee;time;amount\n";
  const auto outcome = load_text(header + "A;B;2024-01-02;1,234\nA;B;2024-01-02;1,234.50\n");
  CHECK(fates(outcome) == "1 1 0 0 0");
  CHECK(outcome.report.rejections[0].column == "amount");
  LoadOptions options;
  options.thousands = ',';
  CHECK(fates(load_text(header + "A;B;2024-01-02;1,234\n", options)) == "1 0 0 0 0");
  options.decimal = ',';
  CHECK(load_text(header, options).kind == Outcome::Kind::invalid);
}

TEST_CASE("rows: times in every form") {
  struct Case {
    std::string written, read;
  };
  const auto c = GENERATE(values<Case>({
      {"2024-01-02", "2024-01-02T00:00:00Z"},
      {"20240102", "2024-01-02T00:00:00Z"},
      {"2024/1/2 3:04", "2024-01-02T03:04:00Z"},
      {"2024-01-02 03:04:05", "2024-01-02T03:04:05Z"},
      {"2024-01-02T03:04:05.250Z", "2024-01-02T03:04:05.250Z"},
      {"2024-01-02T03:04:05+08:00", "2024-01-01T19:04:05Z"},
      {"20240102030405", "2024-01-02T03:04:05Z"},
      {"1704164645", "2024-01-02T03:04:05Z"},
      {"1704164645123", "2024-01-02T03:04:05.123Z"},
  }));
  CHECK(second_transfer(load_row("T,A,B," + c.written + ",1,CNY")) == "T A B " + c.read + " 1.00 CNY");
}

TEST_CASE("rows: times that are refused") {
  const auto written =
      GENERATE(as<std::string>(), "", "yesterday", "123", "20240230", "2024-02-30", "2024-01-02 24:00",
               "2024-01-02 10:60", "9999-01-01", "1500-01-01", "9999999999999");
  const auto outcome = load_row("T,A,B," + written + ",1,CNY");
  only_rejection(outcome);
  CHECK(outcome.report.rejections[0].column == "time");
  CHECK(outcome.report.rejections[0].found == written);
  CHECK(outcome.report.rejections[0].expected != "");
}

TEST_CASE("rows: step numbers and zones") {
  LoadOptions options;
  options.step = Duration::seconds(3600);
  options.epoch = "2024-01-01";
  CHECK(transfers(load_text("step,from,to,amount\n20240102,A,B,1\n25,A,B,2\n", options)).front()
        == "t.csv:3 A B 2024-01-02T01:00:00Z 2.00 CNY");
  options = {};
  options.timezone = "Asia/Shanghai";
  CHECK(second_transfer(load_row("T,A,B,2024-01-02 08:00,1,CNY", options))
        == "T A B 2024-01-02T00:00:00Z 1.00 CNY");
  options.timezone = "Mars/Olympus";
  CHECK(load_row("T,A,B,2024-01-02,1,CNY", options).kind == Outcome::Kind::invalid);
  options = {};
  options.step = Duration::seconds(1);
  CHECK(load_row("T,A,B,2024-01-02,1,CNY", options).kind == Outcome::Kind::invalid);
}

TEST_CASE("rows: currencies by code, name, scale and default") {
  struct Case {
    std::string row, read;
  };
  const auto c = GENERATE(values<Case>({{"1,RMB", "1.00 CNY"},
                                        {"1,人民币", "1.00 CNY"},
                                        {"1,usd", "1.00 USD"},
                                        {"5,JPY", "5 JPY"},
                                        {"1.234,KWD", "1.234 KWD"},
                                        {"0.123456,BTC", "0.123456 BTC"},
                                        {"1,", "1.00 EUR"}}));
  LoadOptions options;
  options.scale["BTC"] = 8;
  options.currency = "EUR";
  const auto line = second_transfer(load_row("T,A,B,2024-01-02," + c.row, options));
  CHECK(line.substr(0, 27) == "T A B 2024-01-02T00:00:00Z ");
  if (c.row.ends_with("BTC"))
    CHECK(line.substr(27) == "0.12345600 BTC");
  else
    CHECK(line.substr(27) == c.read);
}

TEST_CASE("rows: unknown currencies") {
  CHECK(only_rejection(load_row("T,A,B,2024-01-02,1,QQQ"))
        == "t.csv:3 currency|a currency of ISO 4217, or one given by --scale CODE=N|QQQ");
  CHECK(only_rejection(load_row("T,A,B,2024-01-02,1.5,JPY")).substr(0, 14) == "t.csv:3 amount");
  LoadOptions options;
  options.currency = "QQQ";
  CHECK(load_row("T,A,B,2024-01-02,1,CNY", options).kind == Outcome::Kind::invalid);
}

TEST_CASE("rows: ids as delivered, and those that are none") {
  CHECK(second_transfer(load_row("T, 001 ,'02\t,2024-01-02,1,CNY"))
        == "T 001 02 2024-01-02T00:00:00Z 1.00 CNY");
  const auto outcome = load_row("\"=\"\"007\"\"\",\"=\"\"001\"\"\",B,2024-01-02,1,CNY");
  CHECK(second_transfer(outcome) == "007 001 B 2024-01-02T00:00:00Z 1.00 CNY");
  CHECK(outcome.report.unwrapped_ids == 2);
  const auto id = GENERATE(as<std::string>(), "", "?", "?x", "6.22E+18", "a\x01z", std::string("a\0z", 3));
  CHECK(only_rejection(load_row("T," + id + ",B,2024-01-02,1,CNY")).substr(0, 14) == "t.csv:3 payer|");
  CHECK(only_rejection(load_row("T,A," + id + ",2024-01-02,1,CNY")).substr(0, 14) == "t.csv:3 payee|");
}

TEST_CASE("rows: shapes") {
  CHECK(only_rejection(load_row("T,A,B,2024-01-02,1"))
        == "t.csv:3 |6 columns; there are 5|T,A,B,2024-01-02,1");
  CHECK(only_rejection(load_row("T,A,B,2024-01-02,1,CNY,x"))
        == "t.csv:3 |6 columns; there are 7|T,A,B,2024-01-02,1,CNY,x");
  CHECK(fates(load_row("T,A,B,2024-01-02,1,CNY,")) == "2 0 0 0 0");
  CHECK(fates(load_row("T,A,B,2024-01-02,1,CNY, ,\t,")) == "2 0 0 0 0");
  CHECK(fates(load_row("")) == "1 0 0 0 0");
  CHECK(fates(load_row(" \t ")) == "1 0 0 0 0");
  CHECK(only_rejection(load_row(",,,,,")).substr(0, 16) == "t.csv:3 payer|an");
  CHECK(only_rejection(load_row("T,A,B,2024-01-02,1,\"CNY"))
        == "t.csv:3 |a closing quote followed by a delimiter|T,A,B,2024-01-02,1,\"CNY");
  CHECK(only_rejection(load_row("T,\"A\"x,B,2024-01-02,1,CNY")).substr(0, 10) == "t.csv:3 |a");
  CHECK(second_transfer(load_row("T,A\"x,B,2024-01-02,1,CNY")) == "T A\"x B 2024-01-02T00:00:00Z 1.00 CNY");
}

TEST_CASE("rows: single quotes only where they were asked for") {
  const std::string row = "T,'A,B','C',2024-01-02,1,CNY";
  CHECK(fates(load_row(row)) == "1 1 0 0 0");
  LoadOptions options;
  options.quote = '\'';
  CHECK(second_transfer(load_row(row, options)) == "T A,B C 2024-01-02T00:00:00Z 1.00 CNY");
}

TEST_CASE("rows: failed ones are counted after their cells were read") {
  const auto success = GENERATE(as<std::string>(), "0", "false", "NO", "否", "失败");
  CHECK(fates(load_row("T,A,B,2024-01-02,1,CNY," + success, {}, ",success")) == "1 0 1 0 0");
  CHECK(fates(load_row("T,A,A,2024-01-02,1,CNY," + success, {}, ",success")) == "1 0 1 0 0");
  CHECK(fates(load_row("T,A,B,2024-01-02,-1,CNY," + success, {}, ",success")) == "1 1 0 0 0");
  CHECK(fates(load_row("T,A,B,2024-01-02,1,CNY,yes", {}, ",success")) == "2 0 0 0 0");
  CHECK(only_rejection(load_row("T,A,B,2024-01-02,1,CNY,maybe", {}, ",success"))
        == "t.csv:3 success|1/0, true/false, yes/no, 是/否 or 成功/失败|maybe");
}

TEST_CASE("rows: bytes that are not UTF-8 cost their row alone") {
  const std::string wide = "人民币人民币人民币";
  const auto outcome = load_text(
      with_header({wide + ",G,H,2000-01-01,1,CNY", "T,A\xFF,B,2024-01-02,1,CNY", "U,A,B,2024-01-02,1,CNY"}));
  CHECK(fates(outcome) == "2 1 0 0 0");
  CHECK(rejections(outcome)[0] == "t.csv:3 |text in UTF-8|T,A\xFF,B,2024-01-02,1,CNY");
}

TEST_CASE("rows: --empty-party") {
  LoadOptions options;
  options.empty_party = "CASH";
  const auto outcome = load_row("T,,B,2024-01-02,1,CNY", options);
  CHECK(second_transfer(outcome) == "T CASH B 2024-01-02T00:00:00Z 1.00 CNY");
  const auto cash = TransferGraph(outcome.ledger).find_account("CASH");
  REQUIRE(cash);
  CHECK(outcome.ledger->accounts.kind_of(*cash) == AccountKind::cash_point);
  CHECK(fates(load_row("T,,,2024-01-02,1,CNY", options)) == "1 0 0 1 0");
  CHECK(!TransferGraph(load_row("T,A,B,2024-01-02,1,CNY", options).ledger).find_account("CASH"));
  options.empty_party = GENERATE(as<std::string>(), "", "?x", " CASH");
  CHECK(load_row("T,,B,2024-01-02,1,CNY", options).kind == Outcome::Kind::invalid);
}

TEST_CASE("rows: the row in a report is the physical record, cut where it is long") {
  const auto outcome = load_row("T,\"A\nx\",B,2024-01-02,,CNY");
  CHECK(outcome.report.rejections.at(0).row == "T,\"A\nx\",B,2024-01-02,,CNY");
  const auto long_row = load_row("T,A,B,2024-01-02,," + std::string(5000, 'x'));
  CHECK(long_row.report.rejections.at(0).row.size() < 4200);
  CHECK(long_row.report.rejections.at(0).row.ends_with(" bytes)"));
}

}  // namespace
}  // namespace sluice::tests
