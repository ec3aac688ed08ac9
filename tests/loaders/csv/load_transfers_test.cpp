// SPDX-License-Identifier: Apache-2.0
#include "loaders/csv/load_transfers.hpp"

#include <algorithm>
#include <random>

#include "engine/build/build_ledger.hpp"
#include "engine/run/parallel.hpp"
#include "engine/store/content_hash.hpp"
#include "tests/loaders/csv/loaded_csv.hpp"
#include "tests/loaders/csv/split_slowly.hpp"

namespace sluice::tests {
namespace {

/// All that a load says, as one text.
std::string loaded_in_chunks(const std::vector<std::string>& texts, const LoadOptions& options,
                             std::size_t chunk_bytes, std::size_t threads) {
  return with_threads(threads, [&] {
    CurrencyList currencies(options);
    LedgerInput input;
    Progress progress;
    std::string said;
    std::uint64_t records = 0, rejected = 0, failed = 0;
    for (const auto& text : texts) {
      const auto file = static_cast<std::uint16_t>(input.files.size());
      input.files.push_back({fmt::format("f{}", file)});
      const InputText given{input.files.back().name, input.files.back().name, text, nullptr};
      const auto report = load_transfers(given, file, options, currencies, input, progress, chunk_bytes);
      said += fmt::format("{} {} {} {} {}{}\n", report.records, report.failed, report.rounded,
                          report.unwrapped_ids, report.rises, report.falls);
      for (const auto& r : report.rejections)
        said += fmt::format("{}:{} {}|{}|{}|{}\n", r.file, r.line, r.column, r.expected, r.found, r.row);
      for (const auto& d : report.dropped) said += fmt::format("dropped {}:{} {}\n", d.file, d.line, d.id);
      records += report.records;
      rejected += report.rejections.size();
      failed += report.failed;
    }
    input.currencies = currencies.list();
    const auto built = build_ledger(std::move(input), options.equal_times, progress);
    for (const auto& c : built.conflicts)
      said += fmt::format("conflict {} {}:{} {}:{}\n", c.id, c.file, c.line, c.earlier_file, c.earlier_line);
    CHECK(records
          == rejected + failed + built.loaded + built.self + built.duplicates + built.conflicts.size());
    return said + content_hash(*built.ledger);
  });
}

std::string hostile_text(std::mt19937& random, bool newest_first) {
  const std::vector<std::string> whole = {"T{0},A,B,2024-01-{1:02},5.10,CNY,4,pos\n",
                                          "T{0},B,A,2024-01-{1:02},5.10,CNY,,\"p\no\"\n",
                                          "T7,A,B,2024-01-{1:02},1,CNY,,\n",
                                          ",C,D,2024-01-{1:02},1,USD,1,\"x,\"\"y\"\"\"\r\n",
                                          "T{0},A,A,2024-01-{1:02},1,CNY,,\n",
                                          "T{0},\"A\r\n2\",B,2024-01-{1:02},1,CNY,,\n",
                                          "T{0},\"E\"\"\",\"F \",2024-01-{1:02},9,JPY,8,\r",
                                          "T{0},A,B,2024-01-{1:02},0,CNY,,\n",
                                          "'T{0},'A,\"B\",2024-01-{1:02},3,CNY,2,c{0}\n",
                                          "T{0},A,O\"Neil,2024-01-{1:02},3,CNY,2.5,d\n"};
  const std::vector<std::string> broken = {"\"",   "\n",          ",",   "\"\"",    "x\",\"\n",
                                           "\r\n", "\"a\nb\"c\n", " \n", "T1,\"A\n"};
  std::string text = "transfer_id,payer,payee,time,amount,currency,amount_received,channel\n";
  const auto rows = 5 + random() % 40;
  const auto damage = random() % 4;
  for (std::size_t row = 0; row < rows; ++row) {
    const auto day = newest_first ? 28 - row * 27 / rows : 1 + random() % 28;
    text += fmt::format(fmt::runtime(whole[random() % whole.size()]), random() % 60, day);
    if (random() % 8 < damage) text += broken[random() % broken.size()];
  }
  if (random() % 3 == 0) text.pop_back();
  return text;
}

TEST_CASE("loading: chunks and threads change nothing") {
  std::mt19937 random(11);
  LoadOptions options;
  for (int round = 0; round < 120; ++round) {
    options.quote = round % 5 == 0 ? std::optional('\'') : std::nullopt;
    const std::vector<std::string> texts = {hostile_text(random, round % 2 == 0),
                                            hostile_text(random, round % 3 == 0)};
    const auto expected = loaded_in_chunks(texts, options, 1 << 20, 1);
    for (const auto bytes : {std::size_t{1}, std::size_t{7}, std::size_t{64}, 100 + random() % 400})
      for (const auto threads : {1u, 2u, 8u}) {
        if (loaded_in_chunks(texts, options, bytes, threads) == expected) continue;
        CAPTURE(round, bytes, threads, texts[0], texts[1]);
        REQUIRE(loaded_in_chunks(texts, options, bytes, threads) == expected);
      }
  }
}

TEST_CASE("loading: the records are those of a slow reader") {
  std::mt19937 random(12);
  for (int round = 0; round < 300; ++round) {
    const auto text = hostile_text(random, false);
    auto slow = split_slowly(text, {});
    slow.erase(slow.begin());
    LoadOptions options;
    CurrencyList currencies(options);
    LedgerInput input;
    input.files.push_back({"f"});
    Progress progress;
    const auto report =
        load_transfers({"f", "f", text, nullptr}, 0, options, currencies, input, progress, 50);
    CAPTURE(text);
    REQUIRE(report.records == slow.size());
    for (const auto& r : report.rejections) {
      const auto found = std::ranges::find(slow, r.line, &SlowRecord::line);
      REQUIRE(found != slow.end());
      REQUIRE(found->text == r.row);
    }
    std::size_t broken = 0;
    for (const auto& record : slow) broken += record.broken;
    REQUIRE(broken
            == static_cast<std::size_t>(std::ranges::count(
                report.rejections, "a closing quote followed by a delimiter", &Rejection::expected)));
  }
}

TEST_CASE("loading: a stray quote does not stop the parallel reading of what follows") {
  std::string text = "payer,payee,time,amount\nO\"Neil,B,2024-01-01,1\n";
  for (int row = 0; row < 60'000; ++row) text += fmt::format("A{},B,2024-01-02 03:04:05,7.50\n", row % 100);
  LoadOptions options;
  for (const std::size_t bytes : {std::size_t{1} << 30, std::size_t{100'000}})
    CHECK(loaded_in_chunks({text}, options, bytes, 8) == loaded_in_chunks({text}, options, 1 << 30, 1));
}

TEST_CASE("loading: a line of 100 MB") {
  const std::string header = "payer,payee,time,amount,place\nA,B,2024-01-01,1,\n";
  const auto filling = GENERATE(',', 'x', '"', ' ');
  const auto text = header + std::string(100'000'000, filling) + "\nC,D,2024-01-02,2,\n";
  LoadOptions options;
  CurrencyList currencies(options);
  LedgerInput input;
  input.files.push_back({"f"});
  Progress progress;
  const auto report = load_transfers({"f", "f", text, nullptr}, 0, options, currencies, input, progress);
  CHECK(report.records == (filling == ' ' ? 2 : 3));
  CHECK(report.rejections.size() == (filling == ' ' ? 0 : 1));
  if (filling == ',') CHECK(report.rejections[0].expected == "5 columns; there are 100000001");
}

TEST_CASE("loading: newest first") {
  const auto text =
      with_header({"T4,A,B,2024-01-04,4,CNY", "T3,A,B,2024-01-03,3,CNY", "T3,A,B,2024-01-03,3,CNY", "bad",
                   "T3,A,C,2024-01-03,3,CNY", ",A,B,2024-01-02,2,CNY", ",A,C,2024-01-02,2,CNY"});
  auto outcome = load_text(text);
  CHECK(transfers(outcome)
        == Lines{"t.csv:8 A C 2024-01-02T00:00:00Z 2.00 CNY", "t.csv:7 A B 2024-01-02T00:00:00Z 2.00 CNY",
                 "T3 A C 2024-01-03T00:00:00Z 3.00 CNY", "T4 A B 2024-01-04T00:00:00Z 4.00 CNY"});
  CHECK(fates(outcome) == "4 3 0 0 0");
  CHECK(rejections(outcome)
        == Lines{"t.csv:3 transfer_id|an id of its own: t.csv:6 has the same and says something else|T3",
                 "t.csv:4 transfer_id|an id of its own: t.csv:6 has the same and says something else|T3",
                 "t.csv:5 |6 columns; there are 1|bad"});
  REQUIRE(outcome.report.notes.size() == 1);
  CHECK(outcome.report.notes[0].find("newest first") != std::string::npos);
  LoadOptions options;
  options.file_order_as_is = true;
  outcome = load_text(text, options);
  CHECK(fates(outcome) == "4 2 0 0 1");
  CHECK(outcome.report.notes.empty());
  CHECK(transfers(outcome).front() == "t.csv:7 A B 2024-01-02T00:00:00Z 2.00 CNY");
}

TEST_CASE("loading: what does not fall throughout is not newest first") {
  const auto days = GENERATE(values<std::pair<Lines, std::string>>({{{"02", "02"}, "t.csv:2"},
                                                                    {{"03", "03", "02", "03"}, "t.csv:4"},
                                                                    {{"02"}, "t.csv:2"},
                                                                    {{"03", "02", "02"}, "t.csv:4"}}));
  Lines rows;
  for (const auto& day : days.first) rows.push_back(",A,B,2024-01-" + day + ",1,CNY");
  const auto outcome = load_text(with_header(rows));
  CHECK(transfers(outcome).front().substr(0, 7) == days.second);
}

TEST_CASE("loading: newest first keeps the parts of a row in their order") {
  const auto text = with_header(
      {"T2,A,B,2024-01-02,5,CNY,4,", "T1,A,B,2024-01-02,7,CNY,1,USD", "T0,A,B,2024-01-01,9,CNY,,"},
      ",amount_received,currency_received");
  CHECK(transfers(load_text(text))
        == Lines{"T0 A B 2024-01-01T00:00:00Z 9.00 CNY", "T1#out A ?fx 2024-01-02T00:00:00Z 7.00 CNY",
                 "T1#in ?fx B 2024-01-02T00:00:00Z 1.00 USD", "T2 A B 2024-01-02T00:00:00Z 4.00 CNY",
                 "T2#fee A ?fee 2024-01-02T00:00:00Z 1.00 CNY"});
}

TEST_CASE("loading: rows of equal time, credits first") {
  const auto text =
      with_header({"T1,B,C,2024-01-02,1,CNY", "T2,A,B,2024-01-02,1,CNY", "T3,C,D,2024-01-02,1,CNY"});
  CHECK(transfers(load_text(text)).front().substr(0, 2) == "T1");
  LoadOptions options;
  options.equal_times = EqualTimes::credits_first;
  const auto lines = transfers(load_text(text, options));
  CHECK(lines[0].substr(0, 2) == "T2");
  CHECK(lines[1].substr(0, 2) == "T1");
  CHECK(lines[2].substr(0, 2) == "T3");
}

}  // namespace
}  // namespace sluice::tests
