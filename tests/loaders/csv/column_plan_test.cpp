// SPDX-License-Identifier: Apache-2.0
#include "loaders/csv/column_plan.hpp"

#include "tests/loaders/csv/loaded_csv.hpp"

namespace sluice::tests {
namespace {

const Lines one_transfer = {"t.csv:2 A B 2024-01-02T03:04:05Z 7.50 CNY"};

TEST_CASE("columns: headers by their names and synonyms") {
  const auto header = GENERATE(as<std::string>(), "payer,payee,time,amount", "From,To,Timestamp,Value",
                               "from_account,to-account,Date Time,AMT", "付款账号,收款账号,交易时间,交易金额",
                               " payer\t,\"payee\",'time',amount\t", "nameOrig,nameDest,step,amount",
                               "\xEF\xBB\xBFpayer,payee,time,amount");
  CHECK(transfers(load_text(header + "\nA,B,2024-01-02 03:04:05,7.50\n")) == one_transfer);
}

TEST_CASE("columns: each delimiter is found") {
  const auto d = GENERATE(as<std::string>(), ",", ";", "\t", "|");
  const auto text = fmt::format("payer{0}payee{0}time{0}amount\nA{0}B{0}2024-01-02 03:04:05{0}7.50\n", d);
  CHECK(transfers(load_text(text)) == one_transfer);
  LoadOptions options;
  options.delimiter = d[0];
  CHECK(transfers(load_text(text, options)) == one_transfer);
}

TEST_CASE("columns: a delimiter that was named, and marks that cannot be one") {
  LoadOptions options;
  options.delimiter = ' ';
  CHECK(transfers(load_text("payer payee time amount\nA \"B\" 2024-01-02T03:04:05 7.50\n", options))
        == one_transfer);
  options.delimiter = GENERATE('\n', '\r', '"');
  CHECK(load_text("payer\n", options).kind == Outcome::Kind::invalid);
  options = {};
  options.delimiter = options.quote = ';';
  CHECK(load_text("payer\n", options).kind == Outcome::Kind::invalid);
}

TEST_CASE("columns: mapped by name, by place, joined") {
  const std::string text = "Bank,Account,Bank,Account,Day,Clock,Paid\n001,A,,B,2024-01-02,03:04:05,7.50\n";
  CHECK(transfers(load_text(text, mapped({"payer=#1+#2", "payee=#3+#4", "time=Day+Clock", "amount=Paid"})))
        == Lines{"t.csv:2 001/A /B 2024-01-02T03:04:05Z 7.50 CNY"});
  CHECK(transfers(load_text(text, mapped({"payer=#2", "payee=#4", "time=Day+Clock", "amount=Paid"})))
        == one_transfer);
  CHECK(transfers(load_text("a,b,in(+),c\nA,B,7.50,2024-01-02 03:04:05\n",
                            mapped({"payer=a", "payee=b", "time=c", "amount=in(+)"})))
        == one_transfer);
}

TEST_CASE("columns: a name that several columns have must be given by place") {
  const auto outcome =
      load_text("Account,Account,time,amount\nA,B,2024-01-02,1\n", mapped({"payer=Account", "payee=#2"}));
  CHECK(outcome.kind == Outcome::Kind::invalid);
  CHECK(outcome.refusal
        == "t.csv: several columns are called Account; name one by its place, as in --map payer=#1");
}

TEST_CASE("columns: joined columns that are all empty are an empty cell") {
  auto options = mapped({"payer=a+b", "payee=c", "time=d", "amount=e"});
  const std::string text = "a,b,c,d,e\n,,B,2024-01-02,1\n1,2,B,2024-01-02,1\n";
  CHECK(rejections(load_text(text, options)) == Lines{"t.csv:2 payer|an id|"});
  options.empty_party = "CASH";
  CHECK(fates(load_text(text, options)) == "2 0 0 0 0");
}

TEST_CASE("columns: what spreadsheets put around ids goes from each of joined ones") {
  const auto outcome = load_text("a,b,c,d,e\n\"=\"\"001\"\"\",\"=\"\"02\"\"\",'B,2024-01-02 03:04:05,7.50\n",
                                 mapped({"payer=a+b", "payee=c", "time=d", "amount=e"}));
  CHECK(transfers(outcome) == Lines{"t.csv:2 001/02 B 2024-01-02T03:04:05Z 7.50 CNY"});
  CHECK(outcome.report.unwrapped_ids == 2);
}

TEST_CASE("columns: a column given to one purpose is not taken for another") {
  const std::string text = "id,to,from,payee_name,time,amount\nT,A,x,B,2024-01-02 03:04:05,7.50\n";
  CHECK(transfers(load_text(text, mapped({"payer=#2", "payee=#4"})))
        == Lines{"T A B 2024-01-02T03:04:05Z 7.50 CNY"});
  CHECK(load_text(text, mapped({"payer=to"})).kind == Outcome::Kind::unreadable);
}

TEST_CASE("columns: two that could be meant are refused") {
  const auto outcome = load_text("from,sender,to,time,amount\nA,A,B,2024-01-02,1\n");
  CHECK(outcome.kind == Outcome::Kind::invalid);
  CHECK(outcome.refusal
        == "t.csv: columns 1 (from) and 2 (sender) could both be payer; name one, as in --map payer=#1");
  CHECK(transfers(load_text("from,payer,to,time,amount\nX,A,B,2024-01-02 03:04:05,7.50\n")) == one_transfer);
}

TEST_CASE("columns: names that are not there") {
  const std::string text = "payer,payee,time,amount\nA,B,2024-01-02,1\n";
  auto outcome = load_text(text, mapped({"payer=Nobody"}));
  CHECK(outcome.kind == Outcome::Kind::invalid);
  CHECK(outcome.refusal.find("there is no column Nobody") != std::string::npos);
  CHECK(load_text(text, mapped({"nonsense=payer"})).kind == Outcome::Kind::invalid);
  CHECK(load_text(text, mapped({"payer"})).kind == Outcome::Kind::invalid);
  CHECK(load_text(text, mapped({"=payer"})).kind == Outcome::Kind::invalid);
  CHECK(load_text(text, mapped({"payer=#1", "payee=#2", "time=#3", "amount=#5"})).kind
        == Outcome::Kind::invalid);
  CHECK(load_text("a,b,c\n1,2,3\n").kind == Outcome::Kind::unreadable);
}

TEST_CASE("columns: without a header") {
  auto options = mapped({"payer=#2", "payee=#3", "time=#1", "amount=#4"});
  const auto header = GENERATE(as<std::string>(), "", "when,who,whom,much\n");
  const auto line = header.empty() ? 1 : 2;
  const Lines expected = {fmt::format("t.csv:{} A B 2024-01-02T03:04:05Z 7.50 CNY", line)};
  const auto text = header + "2024-01-02 03:04:05,A,B,7.50\n";
  CHECK(transfers(load_text(text, options)) == expected);
  options.no_header = true;
  const auto outcome = load_text(text, options);
  CHECK(transfers(outcome) == expected);
  CHECK(outcome.report.rejected == (header.empty() ? 0 : 1));
  options.map.pop_back();
  CHECK(load_text(text, options).kind == Outcome::Kind::invalid);
  options.map.push_back("amount=much");
  CHECK(load_text(text, options).kind == Outcome::Kind::invalid);
}

TEST_CASE("columns: without a header the delimiter is one that gives the columns named") {
  auto options = mapped({"payer=#2", "payee=#3", "time=#1", "amount=#4"});
  options.decimal = ',';
  CHECK(transfers(load_text("2024-01-02 03:04:05;A;B;7,50\n", options))
        == Lines{"t.csv:1 A B 2024-01-02T03:04:05Z 7.50 CNY"});
  CHECK(transfers(load_text("Payments, all of them, of 2024\n2024-01-02 03:04:05;A;B;7,50\n", options))
        == Lines{"t.csv:2 A B 2024-01-02T03:04:05Z 7.50 CNY"});
}

TEST_CASE("columns: lines above the header are skipped") {
  const auto above = GENERATE(as<std::string>(), "Report\n", "Report of \"all\n\n2024,x\n", "\"Report\n",
                              "\"a\nb\"\n", "\"a\rb\"\r\n");
  const auto lines = static_cast<std::size_t>(std::count(above.begin(), above.end(), '\n'))
                     + (above.find("\rb") == above.npos ? 0 : 1);
  const auto outcome = load_text(above + "payer,payee,time,amount\nA,B,2024-01-02 03:04:05,7.50\n");
  CHECK(transfers(outcome) == Lines{fmt::format("t.csv:{} A B 2024-01-02T03:04:05Z 7.50 CNY", lines + 2)});
}

TEST_CASE("columns: line ends inside a header are counted") {
  const auto end = GENERATE(as<std::string>(), "\n", "\r", "\r\n");
  const auto text = fmt::format("payer,payee,time,amount,\"x{0}y\"{0}A,B,2024-01-02 03:04:05,7.50,{0}", end);
  const Lines expected = {"t.csv:3 A B 2024-01-02T03:04:05Z 7.50 CNY"};
  CHECK(transfers(load_text(text)) == expected);
  CHECK(transfers(load_text(text, mapped({"payer=#1", "payee=#2", "time=#3", "amount=#4"}))) == expected);
}

TEST_CASE("columns: a second header line is a rejected row") {
  const std::string header = "payer,payee,time,amount\n";
  const auto outcome = load_text(header + header + "A,B,2024-01-02,1\n" + header);
  CHECK(fates(outcome) == "1 2 0 0 0");
  CHECK(rejections(outcome)[1] == "t.csv:4 |a transfer; this is the header again|payer,payee,time,amount");
}

TEST_CASE("columns: nothing but a header, and nothing at all") {
  const auto header =
      GENERATE(as<std::string>(), "payer,payee,time,amount", "payer,payee,time,amount\n\n \n");
  const auto outcome = load_text(header);
  CHECK(outcome.kind == Outcome::Kind::answered);
  CHECK(outcome.report.rows == 0);
  REQUIRE(outcome.ledger);
  CHECK(outcome.ledger->transfers.size() == 0);
  const auto nothing = GENERATE(as<std::string>(), "", "\n\n", "\xEF\xBB\xBF");
  CHECK(load_text(nothing).kind == Outcome::Kind::unreadable);
}

TEST_CASE("columns: many thousand columns") {
  std::string header = "payer,payee,time,amount", row = "A,B,2024-01-02 03:04:05,7.50";
  for (int i = 0; i < 9'000; ++i) {
    header += ",c";
    row += ",";
  }
  CHECK(transfers(load_text(header + "\n" + row + "\n")) == one_transfer);
}

}  // namespace
}  // namespace sluice::tests
