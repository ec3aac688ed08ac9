// SPDX-License-Identifier: Apache-2.0
// Every parallel loop of sluice goes through this header. It runs on oneTBB; the thread-sanitizer
// build compiles it onto std::thread instead, because Debian's oneTBB is not instrumented.
#pragma once
#include <algorithm>
#include <cstddef>

#ifdef SLUICE_THREADS_ON_STD
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>
#else
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/parallel_invoke.h>
#include <oneapi/tbb/parallel_sort.h>
#include <oneapi/tbb/task_arena.h>
#endif

namespace sluice {

#ifdef SLUICE_THREADS_ON_STD

/// How many threads the current arena may use. Set by with_threads, by default all cores.
inline std::size_t& arena_threads() {
  thread_local std::size_t threads = std::max(1u, std::thread::hardware_concurrency());
  return threads;
}
inline std::size_t thread_count() { return arena_threads(); }

/// f(i) for every i in [0, count), in any order, on up to thread_count() threads. The first exception
/// is rethrown.
template <class F>
void for_each_index(std::size_t count, F f) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex mutex;
  auto work = [&](std::size_t threads_inside) {
    arena_threads() = threads_inside;
    try {
      for (auto i = next++; i < count; i = next++) f(i);
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
      next = count;
    }
  };
  std::vector<std::thread> threads;
  for (std::size_t t = 1; t < std::min(thread_count(), count); ++t) threads.emplace_back(work, 1);
  const auto mine = thread_count();
  work(mine);
  for (auto& thread : threads) thread.join();
  if (failure) std::rethrow_exception(failure);
}

template <class F, class G>
void run_both(F f, G g) {
  for_each_index(2, [&](std::size_t i) { i == 0 ? f() : g(); });
}

template <class Iterator, class Less>
void parallel_sort(Iterator first, Iterator last, Less less) {
  std::sort(first, last, less);
}

/// Runs f with at most `threads` threads (0: all cores).
template <class F>
auto with_threads(std::size_t threads, F f) {
  struct Restore {
    std::size_t before = arena_threads();
    ~Restore() { arena_threads() = before; }
  } restore;
  if (threads != 0) arena_threads() = threads;
  return f();
}

#else

/// How many threads the current arena may use.
inline std::size_t thread_count() {
  return static_cast<std::size_t>(std::max(1, oneapi::tbb::this_task_arena::max_concurrency()));
}

/// f(i) for every i in [0, count), in any order, on up to thread_count() threads. The first exception
/// is rethrown.
template <class F>
void for_each_index(std::size_t count, F f) {
  oneapi::tbb::parallel_for(std::size_t{0}, count, f, oneapi::tbb::simple_partitioner{});
}

template <class F, class G>
void run_both(F f, G g) {
  oneapi::tbb::parallel_invoke(f, g);
}

/// Unstable: sort by a total order.
template <class Iterator, class Less>
void parallel_sort(Iterator first, Iterator last, Less less) {
  oneapi::tbb::parallel_sort(first, last, less);
}

/// Runs f with at most `threads` threads (0: all cores).
template <class F>
auto with_threads(std::size_t threads, F f) {
  oneapi::tbb::task_arena arena(threads == 0 ? oneapi::tbb::task_arena::automatic
                                             : static_cast<int>(threads));
  return arena.execute(f);
}

#endif

/// The begin of chunk `chunk` when `count` items are cut into `chunks` nearly equal ones.
constexpr std::size_t chunk_begin(std::size_t count, std::size_t chunks, std::size_t chunk) {
  return count / chunks * chunk + std::min(chunk, count % chunks);
}

/// f(chunk, begin, end) over [0, count) cut into chunks of about `grain` items. The cuts depend on
/// count and grain alone, so results joined in chunk order do not depend on the thread count.
template <class F>
void for_chunks(std::size_t count, std::size_t grain, F f) {
  if (count == 0) return;
  const auto chunks = (count + grain - 1) / grain;
  if (chunks == 1) return f(std::size_t{0}, std::size_t{0}, count);
  for_each_index(chunks, [&](std::size_t chunk) {
    f(chunk, chunk_begin(count, chunks, chunk), chunk_begin(count, chunks, chunk + 1));
  });
}

}  // namespace sluice
