// SPDX-License-Identifier: Apache-2.0
// A ledger as one file: written, opened where it was verified before, and verified whole.
#include <cstdlib>
#include <filesystem>
#include <span>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "bench/support/arguments.hpp"
#include "bench/support/ledgers.hpp"
#include "bench/support/plain_ledger.hpp"
#include "bench/support/require.hpp"
#include "engine/run/parallel.hpp"
#include "engine/store/columns.hpp"
#include "engine/store/snapshot.hpp"

namespace sluice::bench {
namespace {

namespace fs = std::filesystem;

/// A ledger, its snapshot beside its CSV, and the snapshot's hash.
struct Written {
  std::shared_ptr<const Ledger> ledger;
  std::string path, hash;

  [[nodiscard]] std::int64_t bytes() const { return static_cast<std::int64_t>(fs::file_size(path)); }
};

Written write(const MadeLedger& made) {
  Progress progress;
  Written written{load(made), made.folder + "/ledger.sluice", {}};
  written.hash = write_snapshot(*written.ledger, written.path, progress);
  return written;
}

/// All bytes of all columns, which are the same in a ledger and in its snapshot.
std::vector<std::string> bytes_of(const Ledger& ledger) {
  std::vector<std::string> bytes;
  visit_columns(ledger, [&](std::string_view, const auto& column, Content) {
    const auto raw = std::as_bytes(column.values());
    bytes.emplace_back(reinterpret_cast<const char*>(raw.data()), raw.size());
  });
  return bytes;
}

void check_small() {
  const auto made = made_ledger(2'000);
  const auto small = write(made);
  const auto opened = open_snapshot(small.path);
  require(opened.content_hash == small.hash && bytes_of(*opened.ledger) == bytes_of(*small.ledger),
          "a snapshot differs from the ledger it was written from");
  require_same(*opened.ledger, read_plainly(made, false));
}

void check(const Written& written) {
  const auto opened = open_snapshot(written.path);
  require(opened.content_hash == written.hash && totals_of(*opened.ledger) == totals_of(*written.ledger),
          "a snapshot differs from the ledger it was written from");
}

void write_again(benchmark::State& state, const Written& written, std::size_t threads) {
  const auto path = written.path + ".again";
  for (auto _ : state) {
    Progress progress;
    const auto hash = with_threads(threads, [&] { return write_snapshot(*written.ledger, path, progress); });
    require(hash == written.hash, "the same ledger was written with another hash");
  }
  fs::remove(path);
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * written.bytes());
}

void open_verified(benchmark::State& state, const Written& written) {
  for (auto _ : state) benchmark::DoNotOptimize(open_snapshot(written.path));
}

void verify(benchmark::State& state, const Written& written, std::size_t threads, bool deep) {
  for (auto _ : state) {
    Progress progress;
    const auto verified =
        with_threads(threads, [&] { return verify_snapshot(written.path, deep, progress); });
    require(verified.transfers == written.ledger->transfers.size(), "verified another number of transfers");
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * written.bytes());
}

template <class Run>
void add(const std::string& name, benchmark::TimeUnit unit, Run run) {
  benchmark::RegisterBenchmark(name.c_str(), run)->UseRealTime()->MeasureProcessCPUTime()->Unit(unit);
}

void register_snapshots(std::uint64_t transfers, std::vector<char*>&) {
  const auto made = made_ledger(transfers);
  // What was verified is recorded beside the ledgers, not in the user's own cache.
  ::setenv("XDG_CACHE_HOME", fs::absolute(made.folder).parent_path().c_str(), 1);
  check_small();
  const auto written = write(made);
  check(written);
  const auto name = [&](const char* step) { return fmt::format("{}/transfers:{}", step, transfers); };
  add(name("open"), benchmark::kMicrosecond, [=](auto& state) { open_verified(state, written); });
  for (const std::size_t threads : {std::size_t{1}, std::size_t{2}}) {
    const auto named = [&](const char* step) { return fmt::format("{}/threads:{}", name(step), threads); };
    add(named("write"), benchmark::kMillisecond, [=](auto& state) { write_again(state, written, threads); });
    add(named("verify"), benchmark::kMillisecond,
        [=](auto& state) { verify(state, written, threads, false); });
    add(named("verify-deep"), benchmark::kMillisecond,
        [=](auto& state) { verify(state, written, threads, true); });
  }
}

}  // namespace
}  // namespace sluice::bench

int main(int argc, char** argv) {
  return sluice::bench::run_benchmarks(argc, argv, sluice::bench::register_snapshots);
}
