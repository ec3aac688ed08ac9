// SPDX-License-Identifier: Apache-2.0
#include "apps/report/features_csv.hpp"

#include "tests/apps/report/loaded.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

namespace sluice {
namespace {

/// A ledger whose features are to be written.
struct Measured {
  TransferGraph graph;
  Progress progress;
  Suspicion suspicion;

  Measured() : graph(test::loaded_case()), suspicion(graph, {}, {}, progress) {}

  void write(const std::string& file, Progress& watched) const {
    write_features(suspicion, {}, default_weights(), {}, file, watched);
  }
};

/// What is in the folder but for its own records.
std::size_t files_in(const tests::ScratchFolder& folder) {
  return folder.count("features") + folder.count(".sluice");
}

}  // namespace

TEST_CASE("features of accounts and of transfers appear together") {
  const tests::ScratchFolder folder;
  Measured measured;
  measured.write(folder / "features.csv", measured.progress);
  CHECK(std::filesystem::exists(folder / "features.csv"));
  CHECK(std::filesystem::exists(folder / "features-transfers.csv"));
  CHECK(files_in(folder) == 2);
}

TEST_CASE("interrupted, neither appears, and nothing else is left") {
  const tests::ScratchFolder folder;
  const Measured measured;
  Progress cancelled;
  cancelled.cancelled = true;
  CHECK_THROWS_AS(measured.write(folder / "features.csv", cancelled), Interrupted);
  CHECK(files_in(folder) == 0);
}

TEST_CASE("where the second file cannot be written the first does not appear either") {
  const tests::ScratchFolder folder;
  Measured measured;
  std::filesystem::create_directory(folder / "features-transfers.csv");
  CHECK_THROWS_AS(measured.write(folder / "features.csv", measured.progress), OutputFailed);
  CHECK_FALSE(std::filesystem::exists(folder / "features.csv"));
}

}  // namespace sluice
