// SPDX-License-Identifier: Apache-2.0
#include "engine/run/scratch_pool.hpp"

#include <atomic>
#include <stdexcept>

#include "engine/run/parallel.hpp"
#include "tests/support/catch.hpp"

namespace sluice {
namespace {

struct Scratch {
  int uses = 0;
  std::atomic<int> users{0};
};

}  // namespace

TEST_CASE("scratch memory is lent to one piece of work at a time, and never more of it than threads") {
  for (const std::size_t threads : {1u, 2u, 8u}) {
    std::atomic<std::size_t> made{0}, shared{0}, uses{0};
    ScratchPool<Scratch> pool([&] {
      ++made;
      return std::make_unique<Scratch>();
    });
    with_threads(threads, [&] {
      for_each_index(5'000, [&](std::size_t) {
        pool.lend([&](Scratch& scratch) {
          if (scratch.users++ != 0) ++shared;
          ++scratch.uses;
          ++uses;
          --scratch.users;
        });
      });
    });
    CHECK(shared == 0);
    CHECK(uses == 5'000);
    CHECK(made >= 1);
    CHECK(made <= threads);
  }
}

TEST_CASE("nothing is made before it is needed, and it is kept") {
  int made = 0;
  ScratchPool<Scratch> pool([&] {
    ++made;
    return std::make_unique<Scratch>();
  });
  CHECK(made == 0);
  int uses = 0;
  for (int i = 0; i < 3; ++i) pool.lend([&](Scratch& scratch) { uses = ++scratch.uses; });
  CHECK(made == 1);
  CHECK(uses == 3);
  // One more while the first is out.
  pool.lend([&](Scratch& first) { pool.lend([&](Scratch& second) { CHECK(&first != &second); }); });
  CHECK(made == 2);
}

TEST_CASE("scratch memory that was left in the middle of its work is not lent again") {
  int made = 0;
  ScratchPool<Scratch> pool([&] {
    ++made;
    return std::make_unique<Scratch>();
  });
  const auto fail = [](Scratch& scratch) {
    scratch.uses = 100;
    throw std::runtime_error("in the middle");
  };
  CHECK_THROWS_AS(pool.lend(fail), std::runtime_error);
  pool.lend([](Scratch& scratch) { CHECK(scratch.uses == 0); });
  CHECK(made == 2);
}

TEST_CASE("scratch memory that cannot be made is its user's failure") {
  ScratchPool<Scratch> pool([]() -> std::unique_ptr<Scratch> { throw std::bad_alloc(); });
  CHECK_THROWS_AS(pool.lend([](Scratch&) {}), std::bad_alloc);
}

}  // namespace sluice
