// SPDX-License-Identifier: Apache-2.0
// What trace.cpp lays out for whoever walks the rows: follow (the five conserving rules), mark (poison), the
// paths, the bounds and the refund.
#pragma once
#include "tests/oracle/trace.hpp"

namespace sluice::oracle {

struct SweptSource {
  std::string transfer, victim, currency;
  std::int64_t time_ns = 0;
  std::int64_t amount = 0;
};

/// The completed ledger in the order and direction in which money is followed.
struct Sweep {
  Query query;
  std::vector<SweptSource> sources;
  std::map<std::string, Account::Kind> kinds;
  std::map<std::string, std::set<std::string>> victims;  ///< victim account → names of its victims
  std::vector<CompletedRow> rows;
  std::map<PocketId, std::int64_t> openings;  ///< of inside pockets
  std::set<PocketId> reconstructed;           ///< those whose opening is neither given nor derived
  std::vector<std::string> unknown_at;        ///< sources that are not known yet, in order of mention
};

/// What the query asks about, laid out. Throws InvalidQuery for an unknown transfer.
[[nodiscard]] Sweep lay_out(const Ledger&, const Query&);

enum class End { inside, dissipated, victim, left_visibility };

/// Where money arriving at the account ends: terminal before victim before uncovered.
[[nodiscard]] End end_at(const Sweep&, const std::string& account);
[[nodiscard]] std::string end_name(End);
/// The number of the source that this row is, if any.
[[nodiscard]] std::optional<int> source_of(const Sweep&, const CompletedRow&);
/// Has the horizon of the source passed at this time? (inclusive; backward it counts back)
[[nodiscard]] bool is_over(const Sweep&, int source, std::int64_t time_ns);

[[nodiscard]] Result follow(const Sweep&);
[[nodiscard]] Result mark(const Sweep&);

}  // namespace sluice::oracle
