// SPDX-License-Identifier: Apache-2.0
#include "engine/run/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <stdexcept>
#include <vector>

#include "engine/run/progress.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

struct Piece {
  std::size_t chunk, begin, end;
  auto operator<=>(const Piece&) const = default;
};

std::vector<Piece> pieces_of(std::size_t count, std::size_t grain, std::size_t threads) {
  std::vector<Piece> pieces;
  std::mutex mutex;
  with_threads(threads, [&] {
    for_chunks(count, grain, [&](std::size_t chunk, std::size_t begin, std::size_t end) {
      const std::lock_guard lock(mutex);
      pieces.push_back({chunk, begin, end});
    });
  });
  std::ranges::sort(pieces);
  return pieces;
}

TEST_CASE("chunks cover all items once, in order, nearly equal, for any thread count") {
  const auto count = GENERATE(as<std::size_t>(), 0, 1, 2, 6, 7, 8, 99, 100, 101, 1000);
  const auto grain = GENERATE(as<std::size_t>(), 1, 2, 7, 100, 5000);
  CAPTURE(count, grain);
  const auto pieces = pieces_of(count, grain, 1);
  std::size_t at = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    REQUIRE(pieces[i].chunk == i);
    REQUIRE(pieces[i].begin == at);
    REQUIRE(pieces[i].end > pieces[i].begin);
    REQUIRE(pieces[i].end - pieces[i].begin <= grain);
    at = pieces[i].end;
  }
  CHECK(at == count);
  CHECK(pieces.size() == (count + grain - 1) / grain);
  CHECK(pieces_of(count, grain, 2) == pieces);
  CHECK(pieces_of(count, grain, 8) == pieces);
}

TEST_CASE("every index is visited once") {
  const auto threads = GENERATE(as<std::size_t>(), 0, 1, 2, 8);
  std::vector<std::atomic<int>> visits(10'000);
  with_threads(threads, [&] { for_each_index(visits.size(), [&](std::size_t i) { ++visits[i]; }); });
  CHECK(std::ranges::all_of(visits, [](const auto& count) { return count == 1; }));
}

TEST_CASE("an exception in a parallel loop reaches the caller") {
  const auto threads = GENERATE(as<std::size_t>(), 1, 2, 8);
  auto throwing = [](std::size_t, std::size_t begin, std::size_t end) {
    if (begin <= 777 && 777 < end) throw std::runtime_error("777");
  };
  with_threads(threads, [&] {
    CHECK_THROWS_WITH(for_chunks(1000, 10, throwing), "777");
    CHECK_THROWS_WITH(for_chunks(1000, 1000, throwing), "777");
    CHECK_THROWS_WITH(run_both([] {}, [] { throw std::runtime_error("second"); }), "second");
  });
  CHECK_THROWS_WITH(with_threads(threads, []() -> int { throw std::runtime_error("inside"); }), "inside");
}

TEST_CASE("with_threads bounds the threads and gives the result back") {
  CHECK(with_threads(1, [] { return thread_count(); }) == 1);
  CHECK(with_threads(3, [] { return thread_count(); }) == 3);
  CHECK(with_threads(0, [] { return thread_count(); }) >= 1);
  CHECK(with_threads(3, [] { return with_threads(2, [] { return thread_count(); }); }) == 2);
}

TEST_CASE("both of run_both run") {
  std::atomic<int> first{0}, second{0};
  run_both([&] { first = 1; }, [&] { second = 2; });
  CHECK(first == 1);
  CHECK(second == 2);
}

TEST_CASE("a parallel sort by a total order equals the plain one") {
  oracle::RandomNumbers random(7);
  std::vector<std::uint64_t> values(50'000);
  for (auto& value : values) value = random.next() % 1000;
  auto expected = values;
  std::ranges::sort(expected);
  with_threads(4, [&] { parallel_sort(values.begin(), values.end(), std::less<>()); });
  CHECK(values == expected);
}

TEST_CASE("work stops where its caller has cancelled") {
  Progress progress;
  progress.begin("counting", 100);
  progress.advance(30);
  CHECK(progress.done == 30);
  CHECK(progress.total == 100);
  progress.cancelled = true;
  CHECK_THROWS_AS(progress.advance(1), Interrupted);
  CHECK_THROWS_AS(progress.check(), Interrupted);
  CHECK_THROWS_AS(progress.begin("more", 1), Interrupted);
}

}  // namespace
}  // namespace sluice
