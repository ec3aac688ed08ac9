// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

#include "engine/run/parallel.hpp"

namespace sluice {

/// Items that wait, and how much they weigh together.
template <class Item>
struct WaitingItems {
  std::vector<Item> items;
  std::size_t weight = 0;
};

/// Hands on what chunks emit in the order of the chunks, whoever is done first.
template <class Item, class Take>
class ChunkOrder {
 public:
  struct Stopped {};

  ChunkOrder(std::size_t waiting_max, Take take) : waiting_max_(waiting_max), take_(std::move(take)) {}

  /// Returns when all chunks before this one are done.
  void wait_for_turn(std::size_t chunk) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return turn_ == chunk || failed_; });
    if (failed_) throw Stopped();
  }

  /// Of the chunk whose turn it is.
  void hand_on(WaitingItems<Item>& waiting) {
    for (auto& item : waiting.items) take_(std::move(item));
    waiting.items.clear();
    waiting.weight = 0;
  }

  void finish(std::size_t chunk, WaitingItems<Item>&& items) {
    std::unique_lock lock(mutex_);
    if (turn_ != chunk) {
      waiting_ += items.weight;
      done_.emplace(chunk, std::move(items));
      changed_.wait(lock, [&] { return waiting_ <= waiting_max_ || failed_; });
      // No chunk may begin after one has failed: its items would wait for ever.
      if (failed_) throw Stopped();
      return;
    }
    for (;;) {
      lock.unlock();
      hand_on(items);
      lock.lock();
      const auto next = done_.find(++turn_);
      if (next == done_.end()) break;
      items = std::move(next->second);
      waiting_ -= items.weight;
      done_.erase(next);
    }
    changed_.notify_all();
  }

  void fail() {
    const std::lock_guard lock(mutex_);
    failed_ = true;
    changed_.notify_all();
  }

 private:
  std::size_t waiting_max_;
  Take take_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::size_t, WaitingItems<Item>> done_;
  std::size_t turn_ = 0, waiting_ = 0;
  bool failed_ = false;
};

/// Runs make(chunk, emit) for every chunk in [0, chunks), in parallel, and passes what each emits to
/// take(item) as if the chunks had run one after another; take runs on one thread at a time. A chunk whose
/// items weigh `weight_max` together, by weigh(item), waits until all chunks before it are done, then passes
/// them on as they come; finished chunks wait for as many in all. So about 2 · threads + 1 times as much is
/// held at most. make must not run parallel loops of its own. The first exception of make or take is
/// rethrown.
template <class Item, class Make, class Take, class Weigh>
void chunks_in_order(std::size_t chunks, std::size_t weight_max, Make make, Take take, Weigh weigh) {
  ChunkOrder<Item, Take> order(weight_max, std::move(take));
  const auto run = [&](std::size_t chunk) {
    WaitingItems<Item> waiting;
    bool has_turn = false;
    make(chunk, [&](Item item) {
      waiting.weight += weigh(item);
      waiting.items.push_back(std::move(item));
      if (!has_turn && waiting.weight < weight_max) return;
      if (!std::exchange(has_turn, true)) order.wait_for_turn(chunk);
      order.hand_on(waiting);
    });
    order.finish(chunk, std::move(waiting));
  };
  // Chunks are begun in order, so the one whose turn it is has been begun and never waits.
  std::atomic<std::size_t> next{0};
  for_each_index(thread_count(), [&](std::size_t) {
    try {
      for (auto chunk = next++; chunk < chunks; chunk = next++) run(chunk);
    } catch (const typename ChunkOrder<Item, Take>::Stopped&) {
      // Another chunk failed and says why.
    } catch (...) {
      order.fail();
      throw;
    }
  });
}

/// The same where every item weighs 1.
template <class Item, class Make, class Take>
void chunks_in_order(std::size_t chunks, std::size_t waiting_max, Make make, Take take) {
  chunks_in_order<Item>(chunks, waiting_max, std::move(make), std::move(take),
                        [](const Item&) { return std::size_t{1}; });
}

}  // namespace sluice
