// SPDX-License-Identifier: Apache-2.0
// Makes the ledger of --transfers=N if it is not there, and prints its folder.
#include <cstdio>
#include <exception>

#include <fmt/format.h>

#include "bench/support/arguments.hpp"
#include "bench/support/ledgers.hpp"

int main(int argc, char** argv) {
  try {
    std::vector<char*> arguments(argv, argv + argc);
    const auto transfers = sluice::bench::take_number(arguments, "transfers", 1'000'000);
    if (arguments.size() != 1) throw std::invalid_argument("usage: make_ledger [--transfers=N]");
    fmt::print("{}\n", sluice::bench::made_ledger(transfers).folder);
    return 0;
  } catch (const std::exception& fault) {
    fmt::print(stderr, "make_ledger: {}\n", fault.what());
    return 1;
  }
}
