// SPDX-License-Identifier: Apache-2.0
#include "apps/report/trace_report.hpp"

#include "apps/report/trace_csv.hpp"
#include "apps/report/trace_drawing.hpp"
#include "apps/report/trace_json.hpp"
#include "apps/report/trace_text.hpp"
#include "apps/report/victim_outcomes.hpp"
#include "tests/apps/report/loaded.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

/// A trace of the loaded case with everything that a report refers to.
struct Traced {
  TransferGraph graph;
  FoundSources found;
  TraceQuery query;
  Trace answer;

  explicit Traced(Rule rule, std::vector<FraudPayment> payments = {{"T1"}, {"T6"}},
                  const TransferGraph& known = loaded_case())
      : graph(known), found(find_sources(graph, Boundary(graph, {}), payments, false)) {
    query.sources = found.sources;
    query.victims = found.victims;
    query.rule = rule;
    answer = trace(graph, query);
  }
  TraceReport report() const { return {graph, query, found, answer}; }
  std::string json() const {
    return written([&](std::FILE* stream) {
      JsonWriter writer(stream);
      write_trace_json(report(), "sha256:0", writer);
    });
  }
};

}  // namespace

TEST_CASE("the JSON of a trace") {
  CHECK(Traced(Rule::haircut, {{"T1"}}).json()
        == R"({"rule":"haircut","until":null,"ledger":"sha256:0",)"
           R"("sources":[{"transfer":"T1","victim":"V","currency":"CNY","stolen":"100.00","rests":"65.00",)"
           R"("dissipated":"30.00","left_visibility":"0.00","returned":"5.00","other_victims":"0.00",)"
           R"("under_floor":"0.00"}],)"
           R"("accounts":[{"account":"M1","currency":"CNY","end":null,"level":1,"received":"100.00",)"
           R"("rests":"40.00","by_source":[{"transfer":"T1","rests":"40.00"}]},)"
           R"({"account":"M2","currency":"CNY","end":null,"level":2,"received":"60.00","rests":"25.00",)"
           R"("by_source":[{"transfer":"T1","rests":"25.00"}]},)"
           R"({"account":"ATM","currency":"CNY","end":"dissipated","level":3,"received":"30.00",)"
           R"("rests":"0.00","by_source":[]},)"
           R"({"account":"V","currency":"CNY","end":"victim","level":null,"received":"5.00",)"
           R"("rests":"0.00","by_source":[]}],)"
           R"("transfers":[{"transfer":"T1","payer":"V","payee":"M1","time":"2026-03-01T10:00:00Z",)"
           R"("amount":"100.00","currency":"CNY","traced":"100.00",)"
           R"("by_source":[{"transfer":"T1","traced":"100.00"}]},)"
           R"({"transfer":"T3","payer":"M1","payee":"M2","time":"2026-03-01T10:02:00Z","amount":"120.00",)"
           R"("currency":"CNY","traced":"60.00","by_source":[{"transfer":"T1","traced":"60.00"}]},)"
           R"({"transfer":"T4","payer":"M2","payee":"ATM","time":"2026-03-01T10:03:00.50Z","amount":"60.00",)"
           R"("currency":"CNY","traced":"30.00","by_source":[{"transfer":"T1","traced":"30.00"}]},)"
           R"({"transfer":"T5","payer":"M2","payee":"V","time":"2026-03-01T10:04:00Z","amount":"10.00",)"
           R"("currency":"CNY","traced":"5.00","by_source":[{"transfer":"T1","traced":"5.00"}]}]})"
           "\n");
}

TEST_CASE("under poison nothing is measured") {
  const auto json = Traced(Rule::poison, {{"T6"}}).json();
  CHECK(
      json
      == R"({"rule":"poison","until":null,"ledger":"sha256:0",)"
         R"("sources":[{"transfer":"T6","victim":"V","currency":"JPY","stolen":"700"}],)"
         R"("accounts":[{"account":"M1","currency":"JPY","end":null,"level":1,"received":null,"rests":null}],)"
         R"("transfers":[{"transfer":"T6","payer":"V","payee":"M1","time":"2026-03-01T10:05:00Z",)"
         R"("amount":"700","currency":"JPY","traced":null}]})"
         "\n");
}

TEST_CASE("payments that were not known are listed, also where none is left") {
  const auto graph = loaded_case();
  const auto before = graph.known_at(Time(graph.time(TransferNo(0)).ns - 1));
  const Traced traced(Rule::haircut, {{"T6"}, {"T1"}}, before);
  CHECK(traced.json()
        == R"({"rule":"haircut","until":null,"ledger":"sha256:0","sources":[],"accounts":[],"transfers":[],)"
           R"("unknown_at":["T6","T1"]})"
           "\n");
  const auto text = trace_text(traced.report(), 20, {});
  CHECK(text.find("2 payments: T6 T1") != std::string::npos);
}

TEST_CASE("a victim's money is summed by currency") {
  const Traced traced(Rule::haircut);
  const auto outcomes = victim_outcomes(traced.report());
  REQUIRE(outcomes.size() == 2);
  CHECK(outcomes[0].sum.stolen == Amount(10'000));
  CHECK(outcomes[0].accounts == 2);
  CHECK(outcomes[1].sum.rests == Amount(700));
  CHECK(outcomes[1].accounts == 1);
}

TEST_CASE("people see the sums, the accounts and the end of the money") {
  const auto text = trace_text(Traced(Rule::haircut).report(), 20, {});
  for (const auto* part : {"V: 100.00 CNY stolen in 1 payment", "65.00 CNY  65.0 %  in 2 accounts",
                           "    1  M1       Li Wei  Bank A       40.00 CNY  2026-03-01T10:00:00Z",
                           "cash, purchase or fee  ATM", "adds up to the cent"})
    CHECK(text.find(part) != std::string::npos);
  CHECK(trace_text(Traced(Rule::haircut).report(), 1, {}).find("1 of 3 accounts") != std::string::npos);
}

TEST_CASE("the tables of a trace name file and line") {
  const TemporaryFolder folder;
  write_trace_csv(Traced(Rule::haircut, {{"T6"}}).report(), folder / "out");
  CHECK(read_file(folder / "out/sources.csv")
        == "transfer,victim,currency,stolen,rests,dissipated,left_visibility,returned,other_victims,under_floor\n"
           "T6,V,JPY,700,700,0,0,0,0,0\n");
  CHECK(read_file(folder / "out/accounts.csv")
        == "account,currency,holder_name,institution,end,level,received,rests\n"
           "M1,JPY,Li Wei,Bank A,,1,700,700\n");
  CHECK(read_file(folder / "out/transfers.csv")
        == "transfer,payer,payee,time,amount,currency,traced,source_file,source_line\n"
           "T6,V,M1,2026-03-01T10:05:00Z,700,JPY,700,t.csv,7\n");
}

TEST_CASE("a drawing joins the currencies of an account") {
  const auto drawing = draw_trace(Traced(Rule::haircut).report());
  REQUIRE(drawing.nodes.size() == 4);
  CHECK(drawing.nodes[1].key == "M1");
  CHECK(drawing.nodes[1].label == "M1\nLi Wei\nBank A\nrests 40.00 CNY\nrests 700 JPY");
  CHECK(drawing.arcs.size() == 5);
}
