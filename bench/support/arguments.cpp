// SPDX-License-Identifier: Apache-2.0
#include "bench/support/arguments.hpp"

#include <cstdio>
#include <exception>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

namespace sluice::bench {

std::optional<std::string> take_argument(std::vector<char*>& arguments, const std::string& name) {
  const auto prefix = "--" + name + "=";
  std::optional<std::string> value;
  std::erase_if(arguments, [&](const char* argument) {
    const std::string_view text(argument);
    if (!text.starts_with(prefix)) return false;
    value = text.substr(prefix.size());
    return true;
  });
  return value;
}

std::uint64_t take_number(std::vector<char*>& arguments, const std::string& name, std::uint64_t otherwise) {
  const auto text = take_argument(arguments, name);
  if (!text) return otherwise;
  if (text->empty() || text->size() > 18 || text->find_first_not_of("0123456789") != std::string::npos)
    throw std::invalid_argument(fmt::format("--{}: expected a number, found {}", name, *text));
  return std::stoull(*text);
}

int run_benchmarks(int argc, char** argv,
                   void (*register_benchmarks)(std::uint64_t transfers, std::vector<char*>& arguments)) {
  try {
    std::vector<char*> arguments(argv, argv + argc);
    const auto transfers = take_number(arguments, "transfers", 1'000'000);
    register_benchmarks(transfers, arguments);
    auto count = static_cast<int>(arguments.size());
    arguments.push_back(nullptr);
    benchmark::Initialize(&count, arguments.data());
    if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) return 2;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
  } catch (const std::exception& fault) {
    fmt::print(stderr, "{}\n", fault.what());
    return 1;
  }
}

}  // namespace sluice::bench
