// SPDX-License-Identifier: Apache-2.0
#include "loaders/load.hpp"

#include <iconv.h>
#include <sys/stat.h>

#include <thread>

#include "engine/graph/transfer_graph.hpp"
#include "engine/store/content_hash.hpp"
#include "tests/loaders/compressed.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/written_file.hpp"

namespace sluice::tests {
namespace {

using Texts = std::vector<std::string>;

const std::string header = "payer,payee,time,amount\n";

LoadedLedger load(const Texts& files, LoadOptions options = {}) {
  options.files = files;
  Progress progress;
  auto loaded = load_ledger(options, progress);
  const auto& r = loaded.report;
  CHECK(r.rows == r.loaded + r.rejected + r.failed + r.self + r.duplicate + r.merged);
  return loaded;
}

Texts transfer_ids(const LoadedLedger& loaded) {
  const TransferGraph graph(loaded.ledger);
  Texts ids;
  for (std::uint32_t t = 0; t < graph.transfer_count(); ++t) ids.push_back(graph.transfer_id(TransferNo(t)));
  return ids;
}

std::string in_encoding(const std::string& text, const char* encoding) {
  const auto converter = iconv_open(encoding, "UTF-8");
  std::string out(text.size() * 4 + 8, '\0');
  char* from = const_cast<char*>(text.data());
  char* to = out.data();
  auto from_left = text.size(), to_left = out.size();
  REQUIRE(iconv(converter, &from, &from_left, &to, &to_left) == 0);
  iconv_close(converter);
  out.resize(out.size() - to_left);
  return out;
}

TEST_CASE("load: rows without an id are named by file and line") {
  const TemporaryFolder folder;
  const auto a = folder.write("a.csv", header + "A,B,2024-01-02,1\n"),
             b = folder.write("b.csv", header + "A,B,2024-01-03,1\n"),
             same = folder.write("x/a.csv", header + "\nA,B,2024-01-04,1\n"),
             packed = folder.write("y/a.csv.gz", gzip(header + "A,B,2024-01-05,1\n"));
  CHECK(transfer_ids(load({a, b})) == Texts{"a.csv:2", "b.csv:2"});
  CHECK(transfer_ids(load({a, b, same, packed})) == Texts{"a.csv#1:2", "b.csv:2", "a.csv#3:3", "a.csv#4:2"});
  CHECK(transfer_ids(load({a, a})) == Texts{"a.csv#1:2", "a.csv#2:2"});
}

TEST_CASE("load: duplicates and contradictions between files") {
  const TemporaryFolder folder;
  const std::string columns = "id,payer,payee,time,amount\n";
  const auto a = folder.write("1/a.csv", columns + "T,A,B,2024-01-02,1\n"),
             b = folder.write("2/a.csv", columns + "T,A,B,2024-01-02,1.00\nT,A,B,2024-01-02,2\nbad\n");
  const auto loaded = load({a, b});
  CHECK(loaded.report.loaded == 1);
  CHECK(loaded.report.duplicate == 1);
  REQUIRE(loaded.report.rejections.size() == 2);
  const auto& conflict = loaded.report.rejections[0];
  CHECK(conflict.file == "a.csv#2");
  CHECK(conflict.line == 3);
  CHECK(conflict.expected == "an id of its own: a.csv#1:2 has the same and says something else");
  CHECK(conflict.row == "T,A,B,2024-01-02,2");
  CHECK(loaded.report.rejections[1].line == 4);
}

TEST_CASE("load: rejected rows come by file as named, then line") {
  const TemporaryFolder folder;
  const auto z = folder.write("z.csv", header + "x\nA,B,2024-01-02,1\ny\n"),
             a = folder.write("a.csv", header + "A,B,2024-01-02,1\nz\n"),
             accounts = folder.write("b.csv", "account,kind\nA,x\n");
  LoadOptions options;
  options.accounts = {accounts};
  Texts places;
  for (const auto& r : load({z, a}, options).report.rejections)
    places.push_back(r.file + ":" + std::to_string(r.line));
  CHECK(places == Texts{"z.csv:2", "z.csv:4", "a.csv:3", "b.csv:2"});
}

TEST_CASE("load: texts in other encodings give the same ledger") {
  const TemporaryFolder folder;
  const auto text =
      "付款账号,收款账号,交易时间,交易金额,币种\n甲一\t,乙二,2024-01-02 "
      "03:04:05,7.50,人民币\n甲一,丙三四五六七,2024-01-03,1,人民币\n";
  const auto expected = load({folder.write("a.csv", text)});
  CHECK(expected.report.loaded == 2);
  CHECK(expected.report.notes.empty());
  const auto hash = content_hash(*expected.ledger);
  const auto check = [&](const std::string& bytes, const Texts& notes) {
    const auto loaded = load({folder.write("a.csv", bytes)});
    CHECK(content_hash(*loaded.ledger) == hash);
    CHECK(loaded.report.notes == notes);
  };
  check(std::string("\xEF\xBB\xBF") + text, {});
  check(in_encoding(text, "GB18030"), {"a.csv: read as GB18030"});
  check("\xFF\xFE" + in_encoding(text, "UTF-16LE"), {"a.csv: read as UTF-16"});
  check("\xFE\xFF" + in_encoding(text, "UTF-16BE"), {"a.csv: read as UTF-16"});
  check(gzip(in_encoding(text, "GB18030")), {"a.csv: read as GB18030"});
}

TEST_CASE("load: bytes that are not what their mark says name the file") {
  const TemporaryFolder folder;
  const auto path = folder.write("a.csv", "\xFF\xFE" + in_encoding("payer", "UTF-16LE") + "x");
  try {
    load({path});
    FAIL("was read");
  } catch (const UnreadableInput& error) {
    CHECK(error.what() == path + ": cannot be read: byte 12 is not UTF-16 text");
  }
}

TEST_CASE("load: packed files and pipes give the same ledger") {
  const TemporaryFolder folder;
  std::string text = header;
  for (int row = 0; row < 1000; ++row) text += "A" + std::to_string(row % 7) + ",B,2024-01-02,1\n";
  const auto hash = content_hash(*load({folder.write("a.csv", text)}).ledger);
  const auto half = text.find('\n', text.size() / 2) + 1;
  CHECK(content_hash(
            *load({folder.write("a.csv.gz", gzip(text.substr(0, half)) + gzip(text.substr(half)))}).ledger)
        == hash);
  CHECK(content_hash(*load({folder.write("a.csv.zst", zstd(text))}).ledger) == hash);
  const auto pipe = folder.file("p/a.csv");
  std::filesystem::create_directory(folder.path() / "p");
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  std::thread writer([&] { std::ofstream(pipe, std::ios::binary) << text; });
  const auto piped = load({pipe});
  writer.join();
  CHECK(content_hash(*piped.ledger) == hash);
}

TEST_CASE("load: --strict stops at the first rejected row") {
  const TemporaryFolder folder;
  LoadOptions options;
  options.strict = true;
  CHECK(load({folder.write("a.csv", header + "A,B,2024-01-02,1\nA,A,2024-01-02,1\n")}, options).report.self
        == 1);
  try {
    load({folder.write("a.csv", header + "A,B,2024-01-02,1\nA,B,2024-01-02,x\n,B,2024-01-02,1\n")}, options);
    FAIL("was loaded");
  } catch (const UnreadableInput& error) {
    CHECK(std::string(error.what())
          == "a.csv:3: amount: expected a plain decimal number such as 1234.50, found x");
  }
}

TEST_CASE("load: nothing that moves money") {
  const TemporaryFolder folder;
  const auto path =
      folder.write("a.csv", "payer,payee,time,amount,success\nA,A,2024-01-02,1,\nA,B,2024-01-02,1,no\n");
  try {
    load({path});
    FAIL("was loaded");
  } catch (const NothingLoaded& error) {
    CHECK(error.report.rows == 2);
    CHECK(std::string(error.what())
          == "2 rows were read and none of them moves money: 1 failed, 1 pay an account to itself");
  }
  CHECK(load({folder.write("a.csv", header)}).report.rows == 0);
  CHECK_THROWS_AS(load({}), InvalidQuery);
  CHECK_THROWS_AS(load({folder.file("none.csv")}), UnreadableInput);
}

TEST_CASE("load: amounts that add up to too much") {
  const TemporaryFolder folder;
  const auto path = folder.write("a.csv", header + "A,B,2024-01-02,92233720368547758.07\nA,B,2024-01-02,1\n");
  CHECK_THROWS_AS(load({path}), UnreadableInput);
}

TEST_CASE("load: an order to stop is obeyed") {
  const TemporaryFolder folder;
  LoadOptions options;
  options.files = {folder.write("a.csv", header + "A,B,2024-01-02,1\n")};
  Progress progress;
  progress.cancelled = true;
  CHECK_THROWS_AS(load_ledger(options, progress), Interrupted);
}

TEST_CASE("load: a file of blank lines alone") {
  const TemporaryFolder folder;
  const auto loaded =
      load({folder.write("a.csv", header + std::string(5'000'000, '\n') + "A,B,2024-01-02,1")});
  CHECK(transfer_ids(loaded) == Texts{"a.csv:5000002"});
}

}  // namespace
}  // namespace sluice::tests
