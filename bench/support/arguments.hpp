// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sluice::bench {

/// Takes `--NAME=VALUE` off the arguments of a program, so that Google Benchmark does not see it; nothing
/// where it is not there, the last where it is repeated.
[[nodiscard]] std::optional<std::string> take_argument(std::vector<char*>& arguments,
                                                       const std::string& name);

/// The same as a number. Throws std::invalid_argument for anything else.
[[nodiscard]] std::uint64_t take_number(std::vector<char*>& arguments, const std::string& name,
                                        std::uint64_t otherwise);

/// The `main` of a program of benchmarks: takes `--transfers=N` (1,000,000) and what `register_benchmarks`
/// takes, runs what it registers, and returns the exit status: 1 where a check failed, 2 where an argument
/// is unknown.
[[nodiscard]] int run_benchmarks(int argc, char** argv,
                                 void (*register_benchmarks)(std::uint64_t transfers,
                                                             std::vector<char*>& arguments));

}  // namespace sluice::bench
