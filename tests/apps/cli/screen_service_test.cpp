// SPDX-License-Identifier: Apache-2.0
// Questions line by line, good ones and hostile ones.
#include "apps/cli/screen_service.hpp"

#include <unistd.h>

#include <sstream>
#include <thread>

#include <rapidjson/document.h>

#include "engine/values/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/oracle_ledger.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

struct Desk {
  TransferGraph graph;
  ScreenIndex index;
  FoundSources found;
  ScreenDesk desk;
  ScreenParts parts;
  Progress progress;

  Desk()
      : Desk(oracle::Ledger{{{"T1", "A", "B", 1'000'000'000, 100'000, "CNY", {}, {}},
                             {"T2", "B", "C", 2'000'000'000, 99'000, "CNY", {}, {}}},
                            {}}) {}
  explicit Desk(const oracle::Ledger& ledger)
      : graph(tests::built(ledger)),
        index(make(graph)),
        desk(index, TimeForm{}, std::nullopt),
        parts{index, found} {}

  static ScreenIndex make(const TransferGraph& graph) {
    Progress progress;
    return {graph, ScreenQuery{}, progress};
  }

  /// What is answered to those bytes, line by line.
  std::vector<std::string> answers(const std::string& bytes) {
    int pipe[2];
    REQUIRE(::pipe(pipe) == 0);
    std::thread writer([&] {
      for (std::size_t at = 0; at < bytes.size();) {
        const auto count =
            ::write(pipe[1], bytes.data() + at, std::min<std::size_t>(bytes.size() - at, 1'777));
        if (count <= 0) break;
        at += static_cast<std::size_t>(count);
      }
      ::close(pipe[1]);
    });
    char* text = nullptr;
    std::size_t size = 0;
    auto* const out = ::open_memstream(&text, &size);
    RequestLines lines(pipe[0], progress);
    ScreenService(desk, parts, "sha256:0").run(lines, out);
    std::fclose(out);
    writer.join();
    ::close(pipe[0]);
    std::istringstream stream(std::string(text, size));
    std::free(text);
    std::vector<std::string> found_lines;
    for (std::string line; std::getline(stream, line);) found_lines.push_back(line);
    return found_lines;
  }
};

rapidjson::Document parsed(const std::string& line) {
  rapidjson::Document document;
  document.Parse(line.c_str());
  REQUIRE_FALSE(document.HasParseError());
  REQUIRE(document.IsObject());
  return document;
}

bool is_error(const std::string& line) { return parsed(line).HasMember("error"); }

}  // namespace

TEST_CASE("every line but an empty one has an answer, in order, the last one without a line break too") {
  Desk desk;
  const auto answers = desk.answers(
      "{\"id\":1,\"accounts\":[\"A\"]}\n\n  \r\n{\"id\":2,\"accounts\":[\"nobody\"]}\r\n"
      "{\"id\":3,\"pay\":{\"payer\":\"C\",\"payee\":\"A\",\"amount\":\"985.00\"}}");
  REQUIRE(answers.size() == 3);
  CHECK_FALSE(is_error(answers[0]));
  CHECK(parsed(answers[0])["id"].GetInt() == 1);
  CHECK(parsed(answers[1])["id"].GetInt() == 2);
  CHECK(is_error(answers[1]));
  const auto pay = parsed(answers[2]);
  CHECK(pay["payment"]["closes_cycle"].Size() == 2);
  CHECK(pay["payment"]["continues_chain"].Size() == 2);
  CHECK(pay["accounts"].Size() == 2);
}

TEST_CASE("what the ledger does not have is an error, but a payee may be anybody") {
  Desk desk;
  const auto pay = [](const std::string& payer, const std::string& payee, const std::string& amount,
                      const std::string& more = "") {
    return "{\"pay\":{\"payer\":\"" + payer + "\",\"payee\":\"" + payee + "\",\"amount\":\"" + amount + "\""
           + more + "}}\n";
  };
  const auto answers =
      desk.answers(pay("A", "new", "1") + pay("new", "A", "1") + pay("A", "A", "1") + pay("A", "B", "0")
                   + pay("A", "B", "-5") + pay("A", "B", "1.005") + pay("A", "?", "1")
                   + pay("A", "B", "1", ",\"currency\":\"EUR\"") + pay("A", "B", "1", ",\"currency\":\"rmb\"")
                   + pay("A", "B", "1", ",\"at\":\"soon\"") + pay("A", " ", "1"));
  const std::vector<bool> are_errors{false, true, true, true, true, true, true, true, false, true, true};
  REQUIRE(answers.size() == are_errors.size());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    INFO(answers[i]);
    CHECK(is_error(answers[i]) == are_errors[i]);
  }
}

TEST_CASE("a line that is too long is answered by an error, and the next one as usual") {
  Desk desk;
  const std::string question = "{\"accounts\":[\"A\"]}\n";
  const auto answers = desk.answers(question + std::string(3 * request_bytes_max, 'x') + "\n" + question
                                    + std::string(request_bytes_max, ' ') + "\n" + question
                                    + std::string(request_bytes_max + 1, 'x'));
  REQUIRE(answers.size() == 5);
  CHECK(is_error(answers[1]));
  CHECK(is_error(answers[4]));
  for (const auto i : {0u, 2u, 3u}) CHECK_FALSE(is_error(answers[i]));
}

TEST_CASE("hostile bytes never end the service: as many answers as lines, each valid JSON") {
  Desk desk(oracle::random_ledger(5));
  const std::vector<std::string> questions{
      R"({"id":"x","accounts":["a","b"]})",
      R"({"pay":{"payer":"a","payee":"b","amount":"1.00","currency":"CNY","at":"2026-03-01T10:00:00Z"},"id":5})",
      R"({"accounts":["a","\ud800","\u0000"],"at":"1970-01-01"})"};
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    INFO("seed " << seed);
    oracle::RandomNumbers random(seed);
    std::string bytes;
    for (int i = 0; i < 50; ++i) {
      auto line = questions[random.below(questions.size())];
      for (auto changes = random.between(0, 6); changes > 0; --changes) {
        const auto at = random.below(line.size());
        const auto byte = static_cast<char>(random.between(0, 255));
        if (random.chance(40))
          line[at] = byte;
        else if (random.chance(50))
          line.insert(at, random.chance(30) ? std::string(random.below(300), byte) : line.substr(at));
        else if (line.size() > 2)
          line.erase(at, 1 + random.below(line.size() - at));
        if (line.empty()) line = "x";
      }
      std::erase(line, '\n');
      bytes += 'x' == line.front() ? line : "{" + line.substr(1);
      bytes += '\n';
    }
    const auto answers = desk.answers(bytes);
    CHECK(answers.size() == 50);
    for (const auto& answer : answers) {
      const auto document = parsed(answer);
      CHECK(document.HasMember("error") != document.HasMember("accounts"));
    }
  }
}

TEST_CASE("an interruption ends the service") {
  Progress progress;
  progress.cancelled = true;
  RequestLines lines(STDIN_FILENO, progress);
  CHECK_THROWS_AS(lines.next(), Interrupted);
}

}  // namespace sluice
