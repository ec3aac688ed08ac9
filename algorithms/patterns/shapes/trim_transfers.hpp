// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/patterns/shapes/shape_query.hpp"
#include "engine/run/parallel.hpp"

namespace sluice {

/// What the two ends of each transfer have to say of it; each is written by the account at that end alone.
struct EndFlags {
  std::vector<std::uint8_t> by_payer, by_payee;
};

/// Leaves out transfers round by round. All begin with `flags`; in each round trimmer.trim(account) says, for
/// the transfers that are still kept, which flags the account at either end leaves them, and they keep those
/// that both do. make(kept, ends) returns a trimmer; each serves one thread. Parallel over accounts, 3 bytes
/// a transfer. Throws Interrupted.
template <class MakeTrimmer>
std::vector<std::uint8_t> trim_transfers(const TransferGraph& graph, std::uint8_t flags, std::size_t rounds,
                                         const char* stage, Progress& progress, MakeTrimmer make) {
  std::vector<std::uint8_t> kept(graph.transfer_count(), flags);
  progress.begin(stage, graph.account_count() * rounds);
  for (std::size_t round = 0; round < rounds; ++round) {
    EndFlags ends{std::vector<std::uint8_t>(kept.size()), std::vector<std::uint8_t>(kept.size())};
    for_chunks(graph.account_count(), 256, [&](std::size_t, std::size_t begin, std::size_t end) {
      auto trimmer = make(kept, ends);
      for (auto i = begin; i < end; ++i) trimmer.trim(AccountNo(static_cast<std::uint32_t>(i)));
      progress.advance(end - begin);
    });
    for_chunks(kept.size(), 1 << 16, [&](std::size_t, std::size_t begin, std::size_t end) {
      for (auto i = begin; i < end; ++i) kept[i] = ends.by_payer[i] & ends.by_payee[i];
    });
  }
  return kept;
}

}  // namespace sluice
