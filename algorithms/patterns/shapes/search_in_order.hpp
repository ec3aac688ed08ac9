// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <atomic>
#include <memory>
#include <utility>

#include "algorithms/patterns/shapes/shape_query.hpp"
#include "engine/run/chunks_in_order.hpp"
#include "engine/run/scratch_pool.hpp"

namespace sluice {

/// Accounts are numbered by id, and those of one kind are alike: busy ones stand together, so that parts must
/// be small to take about as long as each other.
constexpr std::size_t accounts_per_chunk = 128;

/// What becomes of the shapes that a finder finds: none are wanted where they are only counted, or where
/// enough have been passed on.
template <class PassOn>
class ShapeEmitter {
 public:
  ShapeEmitter(std::uint64_t wanted, const Progress& progress, PassOn& pass_on)
      : wanted_(wanted), progress_(progress), pass_on_(pass_on) {}

  [[nodiscard]] bool wants() const { return wanted_ > 0; }
  void operator()(Shape shape) {
    progress_.check();
    --wanted_;
    pass_on_(std::move(shape));
  }

 private:
  std::uint64_t wanted_;
  const Progress& progress_;
  PassOn& pass_on_;
};

/// Searches around each of `count` things (accounts, first transfers), in parallel, by finders that make()
/// makes: finder.find(number, emit) returns how many shapes there are, and passes them to emit(shape) while
/// emit.wants(). They reach the sink in the order of the things, as many as the query wants. Returns how many
/// there are. Throws Interrupted.
template <class Finder, class Make>
std::uint64_t search_in_order(std::size_t count, std::size_t per_chunk, const char* stage,
                              const ShapeQuery& query, Progress& progress, const ShapeSink& sink, Make make) {
  // Transfers and accounts of the shapes that wait for their turn.
  constexpr std::size_t waiting_max = 1 << 21;
  const auto wanted = sink ? query.instances_max : 0;
  ScratchPool<Finder> finders(make);
  std::atomic<std::uint64_t> total{0};
  progress.begin(stage, count);
  const auto search = [&](std::size_t chunk, auto pass_on) {
    const auto begin = chunk * per_chunk, end = std::min(begin + per_chunk, count);
    // No chunk passes on more than are wanted in all.
    ShapeEmitter emit(wanted, progress, pass_on);
    finders.lend([&](Finder& finder) {
      std::uint64_t found = 0;
      for (auto i = begin; i < end; ++i) found += finder.find(static_cast<std::uint32_t>(i), emit);
      total += found;
    });
    progress.advance(end - begin);
  };
  std::uint64_t taken = 0;
  chunks_in_order<Shape>(
      (count + per_chunk - 1) / per_chunk, waiting_max, search,
      [&](const Shape& shape) {
        if (taken++ < wanted) sink(shape);
      },
      [](const Shape& shape) { return 16 + shape.transfers.size() + shape.accounts.size(); });
  return total;
}

}  // namespace sluice
