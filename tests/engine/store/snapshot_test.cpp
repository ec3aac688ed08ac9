// SPDX-License-Identifier: Apache-2.0
#include "engine/store/snapshot.hpp"

#include <csignal>
#include <filesystem>
#include <thread>

#include <sys/resource.h>
#include <sys/wait.h>

#include "engine/build/build_ledger.hpp"
#include "engine/run/parallel.hpp"
#include "engine/store/column_digests.hpp"
#include "engine/store/content_hash.hpp"
#include "engine/values/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/made_input.hpp"
#include "tests/support/oracle_ledger.hpp"
#include "tests/support/random_ledger.hpp"
#include "tests/support/scratch_folder.hpp"

using namespace sluice;
using namespace sluice::tests;

namespace {

std::shared_ptr<const Ledger> made_ledger(std::uint64_t seed) {
  Progress progress;
  return build_ledger(load_made(make_input(seed, 3), 0, 3), EqualTimes::as_listed, progress).ledger;
}

std::string write(const Ledger& ledger, const std::string& path) {
  Progress progress;
  return write_snapshot(ledger, path, progress);
}

void require_same_columns(const Ledger& a, const Ledger& b) {
  const auto of_a = list_columns(a), of_b = list_columns(b);
  REQUIRE(of_a.size() == of_b.size());
  for (std::size_t c = 0; c < of_a.size(); ++c) {
    INFO(of_a[c].name);
    REQUIRE(std::ranges::equal(of_a[c].bytes, of_b[c].bytes));
  }
}

}  // namespace

TEST_CASE("a snapshot holds every column of its ledger, mapped or read") {
  const ScratchFolder folder(false);
  const auto path = folder / "a.sluice";
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    INFO("seed " << seed);
    const auto ledger = seed % 2 == 0 ? built(oracle::random_ledger(seed)) : made_ledger(seed);
    const auto hash = write(*ledger, path);
    CHECK(hash == content_hash(*ledger));
    for (const bool map : {true, false}) {
      const auto opened = open_snapshot(path, {.map = map, .verify = VerifyWhen::always});
      require_same_columns(*ledger, *opened.ledger);
      CHECK(opened.content_hash == hash);
      CHECK(content_hash(*opened.ledger) == hash);
    }
    Progress progress;
    const auto verified = verify_snapshot(path, true, progress);
    CHECK(verified.content_hash == hash);
    CHECK(verified.transfers == ledger->transfers.size());
    CHECK(verified.bytes == std::filesystem::file_size(path));
  }
  CHECK(folder.count(".sluice-") == 0);
}

TEST_CASE("an empty ledger has a snapshot too") {
  const ScratchFolder folder(false);
  Progress progress;
  const auto empty = build_ledger({}, EqualTimes::as_listed, progress).ledger;
  write(*empty, folder / "a");
  verify_snapshot(folder / "a", true, progress);
  CHECK(open_snapshot(folder / "a").ledger->transfers.size() == 0);
  CHECK(is_snapshot(folder / "a"));
}

TEST_CASE("a snapshot has the same bytes and hash for any number of threads") {
  const ScratchFolder folder(false);
  // Columns of several blocks, so that threads share them.
  MadeInput made = make_input(7, 1);
  for (std::size_t i = 0; i < 300'000; ++i)
    made.files[0].rows.push_back({"id" + std::to_string(i), "a", "b", Time(1), Amount(1)});
  made.files[0].file.newest_first = false;
  std::string bytes, hash;
  for (const std::size_t threads : {1u, 2u, 8u})
    with_threads(threads, [&] {
      Progress progress;
      const auto ledger = build_ledger(load_made(made, 0, 1), EqualTimes::as_listed, progress).ledger;
      const auto found = write(*ledger, folder / "a");
      CHECK(content_hash(*ledger) == found);
      CHECK(open_snapshot(folder / "a").content_hash == found);
      if (threads == 1) bytes = read_file(folder / "a"), hash = found;
      CHECK((read_file(folder / "a") == bytes));
      CHECK(found == hash);
    });
}

TEST_CASE("the content hash is that of what the ledger says, not of where its rows stood") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    INFO("seed " << seed);
    auto made = make_input(seed, 2, true);
    made.aliases.clear();  // they can make a row a payment to oneself, which says nothing
    const auto hash_of = [&] {
      Progress progress;
      return content_hash(*build_ledger(load_made(made, 0, 2), EqualTimes::as_listed, progress).ledger);
    };
    const auto hash = hash_of();
    CHECK(hash.size() == 7 + 64);
    std::swap(made.files[0], made.files[1]);
    std::ranges::reverse(made.files[0].rows);
    CHECK(hash == hash_of());
    if (made.files[0].rows.empty() || made.files[0].rows[0].payer == made.files[0].rows[0].payee) continue;
    made.files[0].rows[0].amount += Amount(1);
    CHECK(hash != hash_of());
  }
}

TEST_CASE("where a row stood is content once it is its only name, and a stated opening always is") {
  MadeInput made;
  made.files = {{{"f.csv"}, {{"", "a", "b", Time(5), Amount(1)}}}};
  const auto hash_of = [&] {
    Progress progress;
    return content_hash(*build_ledger(load_made(made, 0, 1), EqualTimes::as_listed, progress).ledger);
  };
  const auto hash = hash_of();
  made.files[0].file.name = "g.csv";
  CHECK(hash != hash_of());
  made.files[0].rows[0].id = "named";
  const auto named = hash_of();
  made.files[0].file.name = "h.csv";
  CHECK(named == hash_of());
  made.accounts.resize(1);
  made.accounts[0].account = "a";
  made.accounts[0].opening = Amount(7);
  CHECK(named != hash_of());
}

TEST_CASE("what cannot be written says why and leaves the old file") {
  const ScratchFolder folder(false);
  const auto ledger = made_ledger(1);
  CHECK_THROWS_WITH(write(*ledger, folder.path().string()),
                    "cannot write " + folder.path().string() + ": it is a folder, not the name of a file");
  CHECK_THROWS_WITH(write(*ledger, folder / "no/a"),
                    "cannot write " + (folder / "no/a") + ": there is no folder " + (folder / "no"));
  CHECK_THROWS_AS(write(*ledger, "/dev/null"), OutputFailed);
  std::filesystem::create_symlink("nowhere", folder / "link");
  CHECK_THROWS_AS(write(*ledger, folder / "link"), OutputFailed);

  write(*ledger, folder / "a");
  Progress cancelled;
  cancelled.cancelled = true;
  CHECK_THROWS_AS(write_snapshot(*made_ledger(2), folder / "a", cancelled), Interrupted);
  CHECK(open_snapshot(folder / "a").content_hash == content_hash(*ledger));
  CHECK(folder.count(".sluice-") == 0);
}

TEST_CASE("a link to a snapshot stays a link when its snapshot is replaced") {
  const ScratchFolder folder(false);
  write(*made_ledger(1), folder / "a");
  std::filesystem::create_symlink("a", folder / "link");
  const auto hash = write(*made_ledger(2), folder / "link");
  CHECK(std::filesystem::is_symlink(folder / "link"));
  CHECK(open_snapshot(folder / "a").content_hash == hash);
}

TEST_CASE("a full disk leaves the old file as it was") {
  const ScratchFolder folder(false);
  const auto old = write(*made_ledger(1), folder / "a");
  const auto child = ::fork();
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{8000, 8000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    try {
      with_threads(1, [&] { write(*made_ledger(2), folder / "a"); });
    } catch (const OutputFailed& failed) {
      ::_exit(std::string_view(failed.what()).ends_with(": File too large") ? 4 : 5);
    }
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(WEXITSTATUS(status) == 4);
  CHECK(open_snapshot(folder / "a").content_hash == old);
  CHECK(folder.count(".sluice-") == 0);
}

TEST_CASE("of two writers of one file both finish and one wins whole") {
  const ScratchFolder folder(false);
  const auto a = made_ledger(1), b = made_ledger(2);
  const auto hash_a = content_hash(*a), hash_b = content_hash(*b);
  for (int round = 0; round < 20; ++round) {
    std::thread other([&] { write(*a, folder / "x"); });
    write(*b, folder / "x");
    other.join();
    const auto found = open_snapshot(folder / "x", {.verify = VerifyWhen::always}).content_hash;
    CHECK((found == hash_a || found == hash_b));
  }
  CHECK(folder.count(".sluice-") == 0);
}
