// SPDX-License-Identifier: Apache-2.0
#include "engine/run/chunks_in_order.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

#include "tests/support/catch.hpp"

namespace sluice {
namespace {

struct Item {
  std::size_t chunk, place;
  bool operator==(const Item&) const = default;
};

/// 0 to 4, rarely many.
std::size_t items_of(std::size_t chunk) { return chunk % 17 == 3 ? 50 : chunk * 7 % 5; }

std::vector<Item> all_items(std::size_t chunks) {
  std::vector<Item> items;
  for (std::size_t chunk = 0; chunk < chunks; ++chunk)
    for (std::size_t place = 0; place < items_of(chunk); ++place) items.push_back({chunk, place});
  return items;
}

void emit_items(std::size_t chunk, auto& emit) {
  for (std::size_t place = 0; place < items_of(chunk); ++place) emit(Item{chunk, place});
}

bool is_prefix(const std::vector<Item>& items, const std::vector<Item>& all) {
  return items.size() <= all.size() && std::equal(items.begin(), items.end(), all.begin());
}

void pause() { std::this_thread::sleep_for(std::chrono::milliseconds(20)); }

constexpr std::size_t thread_counts[] = {1, 2, 8};

}  // namespace

TEST_CASE("what chunks emit is taken in their order, on one thread at a time") {
  for (const auto threads : thread_counts)
    for (const std::size_t chunks : {0u, 1u, 2u, 100u, 3'000u})
      for (const std::size_t waiting_max : {0u, 1u, 3u, 40u, 1'000'000u}) {
        CAPTURE(threads, chunks, waiting_max);
        std::vector<Item> taken;
        std::vector<std::atomic<int>> made(chunks);
        std::atomic<int> taking{0};
        bool is_alone = true;
        with_threads(threads, [&] {
          chunks_in_order<Item>(
              chunks, waiting_max,
              [&](std::size_t chunk, auto emit) {
                ++made[chunk];
                emit_items(chunk, emit);
              },
              [&](const Item& item) {
                if (taking++ != 0) is_alone = false;
                taken.push_back(item);
                --taking;
              });
        });
        CHECK((taken == all_items(chunks)));
        CHECK(is_alone);
        CHECK(std::ranges::all_of(made, [](const auto& times) { return times == 1; }));
      }
}

TEST_CASE("items are moved from chunk to taker") {
  std::size_t sum = 0;
  with_threads(2, [&] {
    chunks_in_order<std::unique_ptr<std::size_t>>(
        100, 3, [](std::size_t chunk, auto emit) { emit(std::make_unique<std::size_t>(chunk)); },
        [&](std::unique_ptr<std::size_t> item) { sum += *item; });
  });
  CHECK(sum == 99 * 100 / 2);
}

TEST_CASE("few items wait for a chunk that is late") {
  constexpr std::size_t chunks = 10'000, each = 10, waiting_max = 100;
  for (const auto threads : thread_counts) {
    std::atomic<std::size_t> emitted{0}, most{0};
    std::size_t taken = 0;
    const auto emit_some = [&](std::size_t chunk, auto emit) {
      if (chunk % 2'000 == 0) pause();
      for (std::size_t i = 0; i < each; ++i) {
        ++emitted;
        emit(chunk);
      }
    };
    const auto take = [&](std::size_t) {
      most = std::max<std::size_t>(most, emitted - taken);
      ++taken;
    };
    with_threads(threads, [&] { chunks_in_order<std::size_t>(chunks, waiting_max, emit_some, take); });
    CHECK(taken == chunks * each);
    // As many among the finished chunks, in each unfinished one, and in each that had to be finished last.
    CHECK(most <= (2 * threads + 1) * waiting_max);
  }
}

TEST_CASE("what a chunk throws ends the work; only what comes before it has been taken") {
  constexpr std::size_t chunks = 20'000, failing = 500;
  const auto all = all_items(chunks);
  for (const auto threads : thread_counts)
    for (const std::size_t waiting_max : {0u, 10u, 100u}) {
      CAPTURE(threads, waiting_max);
      std::vector<Item> taken;
      std::atomic<std::size_t> made{0};
      const auto make = [&](std::size_t chunk, auto emit) {
        ++made;
        emit_items(chunk, emit);
        // Let others wait for this one.
        if (chunk == failing) pause();
        if (chunk == failing) throw std::runtime_error("chunk 500");
      };
      const auto run = [&] {
        with_threads(threads, [&] {
          chunks_in_order<Item>(chunks, waiting_max, make, [&](const Item& item) { taken.push_back(item); });
        });
      };
      CHECK_THROWS_WITH(run(), "chunk 500");
      CHECK(is_prefix(taken, all));
      CHECK(taken.back().chunk <= failing);
      CHECK(made < chunks / 2);
    }
}

TEST_CASE("what the taker throws ends the work; it is not called again") {
  constexpr std::size_t chunks = 20'000, last = 777;
  const auto all = all_items(chunks);
  for (const auto threads : thread_counts)
    for (const std::size_t waiting_max : {0u, 10u, 100u}) {
      CAPTURE(threads, waiting_max);
      std::vector<Item> taken;
      std::atomic<std::size_t> made{0};
      const auto make = [&](std::size_t chunk, auto emit) {
        ++made;
        emit_items(chunk, emit);
      };
      const auto take = [&](const Item& item) {
        taken.push_back(item);
        if (taken.size() == last) throw std::length_error("enough");
      };
      CHECK_THROWS_AS(with_threads(threads, [&] { chunks_in_order<Item>(chunks, waiting_max, make, take); }),
                      std::length_error);
      CHECK(is_prefix(taken, all));
      CHECK(taken.size() == last);
      CHECK(made < chunks / 2);
    }
}

TEST_CASE("several chunks that throw are one failure") {
  for (const auto threads : thread_counts) {
    const auto make = [&](std::size_t chunk, auto emit) {
      emit(chunk);
      throw std::runtime_error("all of them");
    };
    CHECK_THROWS_WITH(
        with_threads(threads, [&] { chunks_in_order<std::size_t>(50, 1, make, [](std::size_t) {}); }),
        "all of them");
  }
}

}  // namespace sluice
