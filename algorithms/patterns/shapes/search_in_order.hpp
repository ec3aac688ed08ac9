// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <atomic>
#include <memory>

#include "algorithms/patterns/shapes/shape_query.hpp"
#include "engine/run/chunks_in_order.hpp"
#include "engine/run/scratch_pool.hpp"

namespace sluice {

/// Accounts are numbered by id, and those of one kind are alike: busy ones stand together, so that parts must
/// be small to take about as long as each other.
constexpr std::size_t accounts_per_chunk = 128;

/// Searches around each of `count` things (accounts, first transfers), in parallel, by finders that make()
/// makes: finder.find(number, emit) returns how many shapes there are, and passes them to emit(shape) where
/// they are asked for. They reach the sink in the order of the things; without a sink they are only counted.
/// Returns their number. Throws Interrupted.
template <class Finder, class Make>
std::uint64_t search_in_order(std::size_t count, std::size_t per_chunk, const char* stage, Progress& progress,
                              const ShapeSink& sink, Make make) {
  constexpr std::size_t waiting_shapes = 65'536;
  ScratchPool<Finder> finders(make);
  std::atomic<std::uint64_t> total{0};
  progress.begin(stage, count);
  const auto search = [&](std::size_t chunk, auto emit) {
    const auto begin = chunk * per_chunk, end = std::min(begin + per_chunk, count);
    finders.lend([&](Finder& finder) {
      std::uint64_t found = 0;
      for (auto i = begin; i < end; ++i) found += finder.find(static_cast<std::uint32_t>(i), emit);
      total += found;
    });
    progress.advance(end - begin);
  };
  chunks_in_order<Shape>((count + per_chunk - 1) / per_chunk, waiting_shapes, search, sink);
  return total;
}

}  // namespace sluice
