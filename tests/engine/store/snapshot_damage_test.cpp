// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "engine/build/build_ledger.hpp"
#include "engine/graph/completed.hpp"
#include "engine/store/check_invariants.hpp"
#include "engine/store/check_ranges.hpp"
#include "engine/store/columns.hpp"
#include "engine/store/snapshot.hpp"
#include "engine/store/snapshot_table.hpp"
#include "engine/values/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/made_input.hpp"
#include "tests/support/scratch_folder.hpp"

using namespace sluice;
using namespace sluice::tests;
using Catch::Matchers::EndsWith;

namespace {

std::shared_ptr<const Ledger> made_ledger(std::uint64_t seed) {
  Progress progress;
  return build_ledger(load_made(make_input(seed, 3), 0, 3), EqualTimes::as_listed, progress).ledger;
}

std::string written(const ScratchFolder& folder, const Ledger& ledger) {
  Progress progress;
  write_snapshot(ledger, folder / "a", progress);
  return folder / "a";
}

/// Reads all that queries read, so that a sanitizer sees what a bad index would do.
std::size_t read_everything(const std::shared_ptr<const Ledger>& ledger) {
  const TransferGraph graph(ledger);
  std::size_t read = 0;
  for (std::uint32_t t = 0; t < graph.transfer_count(); ++t) {
    const TransferNo transfer(t);
    read += graph.transfer_id(transfer).size() + graph.account_id(graph.payer(transfer)).size();
    read += graph.find_transfer(graph.transfer_id(transfer)).has_value();
    for (const auto& codes : ledger->transfers.texts)
      if (!codes.empty()) read += ledger->texts[codes[t]].size();
  }
  for (std::uint32_t p = 0; p < graph.pocket_count(); ++p)
    for (const auto& view : {graph, graph.known_at(Time(500'000))}) {
      const auto pocket = complete(view, PocketNo(p));
      read += static_cast<std::size_t>(pocket.total().balance().minor);
      for (const auto& row : pocket.unseen) read += pocket.before(row.key).in.minor != 0;
      read += graph.currency_code(graph.currency(PocketNo(p))).size();
    }
  for (std::uint32_t a = 0; a < graph.account_count(); ++a) {
    for (std::size_t x = 0; x < account_text_count; ++x)
      read += graph.account_text(AccountNo(a), static_cast<AccountText>(x)).size();
    read += to_text(ledger->accounts.kind_of(AccountNo(a))).size();
    read += graph.find_pocket(AccountNo(a), CurrencyNo(0)).has_value();
  }
  for (const auto& link : ledger->links.by_b)
    read += ledger->texts[link.value].size() + to_text(link.kind).size();
  for (const auto reason : ledger->dropped.reason) read += to_text(reason).size();
  for (const auto account : ledger->aliases.account) read += graph.account_id(account).size();
  return read;
}

bool has_bad_ranges(const Ledger& ledger) {
  try {
    check_ranges(ledger);
    return false;
  } catch (const SnapshotDamage&) {
    return true;
  }
}

bool breaks_invariant(const std::shared_ptr<const Ledger>& ledger) {
  try {
    check_invariants(ledger);
    return false;
  } catch (const SnapshotDamage&) {
    return true;
  }
}

/// Calls visit(name, content, changed ledger) for copies of the ledger of which one column has one byte
/// changed, or one row too few or too many.
template <class Visit>
void for_changed_columns(const Ledger& ledger, std::byte change, Visit visit) {
  std::size_t columns = 0;
  visit_columns(ledger, [&](std::string_view, const auto&, Content) { ++columns; });
  for (std::size_t wanted = 0; wanted < columns; ++wanted)
    for (std::size_t at = 0;; ++at) {
      auto changed = std::make_shared<Ledger>(ledger);
      std::size_t c = 0;
      bool past_end = false;
      visit_columns(*changed, [&]<class T>(std::string_view name, Column<T>& column, Content content) {
        if (c++ != wanted) return;
        Array<T> values;
        values.append(column.data(), column.size());
        const auto bytes = values.size() * sizeof(T);
        if (at < bytes)
          reinterpret_cast<std::byte*>(values.data())[at] ^= change;
        else if (at == bytes && bytes != 0)
          values.resize(values.size() - 1);
        else if (at == bytes + 1 && bytes != 0)
          values.push_back(T(values.back()));
        else
          past_end = true;
        column = values.freeze();
        if (!past_end) visit(std::string(name), content, changed);
      });
      if (past_end) break;
    }
}

}  // namespace

TEST_CASE("a snapshot with any byte changed is refused, recorded as verified or not") {
  const ScratchFolder folder;
  const auto path = written(folder, *made_ledger(3));
  CHECK_NOTHROW(open_snapshot(path));
  const auto bytes = read_file(path);
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  const auto put = [&](std::size_t at, char byte) {
    file.seekp(static_cast<std::streamoff>(at)).put(byte).flush();
    REQUIRE(file.good());
  };
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    put(at, static_cast<char>(bytes[at] ^ (at % 2 == 0 ? 1 : 0x80)));
    bool refused = false;
    try {
      (void)open_snapshot(path);
    } catch (const UnreadableInput&) {
      refused = true;
    }
    INFO("byte " << at);
    REQUIRE(refused);
    put(at, bytes[at]);
  }
  CHECK_NOTHROW(open_snapshot(path));
}

TEST_CASE("a snapshot of any other length is refused") {
  const ScratchFolder folder;
  const auto path = written(folder, *made_ledger(3));
  const auto bytes = read_file(path);
  for (auto length = bytes.size(); length-- > 0;) {
    std::filesystem::resize_file(path, length);
    REQUIRE_THROWS_AS(open_snapshot(path), UnreadableInput);
  }
  write_file(path, bytes + '\0');
  CHECK_THROWS_WITH(open_snapshot(path),
                    fmt::format("{} is damaged: it has {} bytes instead of {}; load it again from the source "
                                "files",
                                path, bytes.size() + 1, bytes.size()));
  write_file(path, bytes + bytes);
  CHECK_THROWS_AS(open_snapshot(path), UnreadableInput);
  write_file(path, bytes);
  CHECK_NOTHROW(open_snapshot(path));
}

TEST_CASE("what is no snapshot, or another version's, says so") {
  const ScratchFolder folder;
  const auto path = written(folder, *made_ledger(3));
  auto bytes = read_file(path);
  const auto changed = [&](std::size_t at, char value) {
    auto copy = bytes;
    copy[at] = value;
    write_file(folder / "b", copy);
    return folder / "b";
  };
  CHECK_THROWS_WITH(open_snapshot(changed(0, 'X')),
                    sluice::tests::contains_text("b is not a sluice snapshot"));
  CHECK_FALSE(is_snapshot(folder / "b"));
  CHECK_THROWS_WITH(open_snapshot(changed(8, 9)),
                    sluice::tests::contains_text("was written by a newer sluice: its format is 9"));
  CHECK_THROWS_WITH(open_snapshot(changed(8, 0)),
                    sluice::tests::contains_text("was written by an older sluice"));
  CHECK_THROWS_WITH(open_snapshot(folder / "none"), EndsWith("none: No such file or directory"));
  CHECK_THROWS_WITH(open_snapshot(folder.path().string()), EndsWith("it is not a regular file"));
  write_file(folder / "csv", "");
  CHECK_FALSE(is_snapshot(folder / "csv"));
  CHECK_FALSE(is_snapshot(folder / "none"));
  CHECK_FALSE(is_snapshot(folder.path().string()));
}

TEST_CASE("a recorded snapshot is opened without reading it, and records may hold anything") {
  const ScratchFolder folder;
  const auto path = written(folder, *made_ledger(3));
  std::string record;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "cache/sluice"))
    record = entry.path();
  REQUIRE_FALSE(record.empty());
  const auto text = read_file(record);
  CHECK_THAT(text, EndsWith(std::filesystem::canonical(path).string() + "\n"));
  for (const auto& bad : {std::string(), std::string(100'000, 'x'), std::string(text.size(), '\0')}) {
    write_file(record, bad);
    CHECK_NOTHROW(open_snapshot(path));
    CHECK(read_file(record) == text);
  }
  std::filesystem::remove(record);
  std::filesystem::create_directory(record);
  CHECK_NOTHROW(open_snapshot(path));
}

TEST_CASE("right checksums do not make bad indices good") {
  const ScratchFolder folder;
  auto ledger = *made_ledger(3);
  Array<PocketNo> payer;
  payer.append(ledger.transfers.payer.data(), ledger.transfers.payer.size());
  payer[0] = PocketNo(4'000'000'000);
  ledger.transfers.payer = payer.freeze();
  const auto path = written(folder, ledger);
  CHECK_THROWS_WITH(
      open_snapshot(path, {.verify = VerifyWhen::always}),
      sluice::tests::contains_text("is damaged: transfers.payer, row 0 of")
          && sluice::tests::contains_text("found 4000000000; load it again from the source files"));
}

TEST_CASE("no change of any column makes a query reach outside it") {
  for (std::uint64_t seed = 1; seed <= 6; ++seed)
    for (const auto change : {std::byte{1}, std::byte{0x80}, std::byte{0xFF}})
      for_changed_columns(*made_ledger(seed), change,
                          [](const std::string&, Content, const std::shared_ptr<const Ledger>& ledger) {
                            if (!has_bad_ranges(*ledger)) (void)read_everything(ledger);
                          });
  SUCCEED();
}

TEST_CASE("a column that follows from others is found out where it does not") {
  for (std::uint64_t seed = 1; seed <= 6; ++seed)
    for_changed_columns(
        *made_ledger(seed), std::byte{1},
        [&](const std::string& name, Content content, const std::shared_ptr<const Ledger>& ledger) {
          if (content != Content::no || name.starts_with("dropped.")) return;
          INFO("seed " << seed << ", " << name);
          REQUIRE((has_bad_ranges(*ledger) || breaks_invariant(ledger)));
        });
}
