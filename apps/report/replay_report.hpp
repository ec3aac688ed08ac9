// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "algorithms/freeze/replay.hpp"
#include "engine/run/progress.hpp"

namespace sluice {

constexpr Duration minute = Duration::seconds(60);

/// The payments by their case, in the order of its first mention; those without one are together a case
/// without a name.
[[nodiscard]] std::vector<ReplayCase> cases_of(std::span<const FraudPayment>);

/// All cases, played with one delay: by case, each a currency an entry.
struct ReplayedDelay {
  std::uint64_t minutes = 0;
  std::vector<std::vector<ReplayedCase>> cases;
};

struct ReplayAnswer {
  std::vector<ReplayedDelay> delays;
};

/// Plays every case with every delay. Parallel over both; the same for any number of threads. Throws
/// Interrupted.
[[nodiscard]] ReplayAnswer replay_cases(const TransferGraph&, const BoundaryOptions&,
                                        std::span<const ReplayCase>, std::span<const std::uint64_t> minutes,
                                        const FreezeQuery&, Progress&);

/// What several cases of one currency come to.
struct ReplayTotal {
  CurrencyNo currency;
  std::size_t cases = 0;
  ReplaySums sums;

  /// The plan's share of what the clairvoyant caught; nothing where that is nothing.
  [[nodiscard]] std::optional<double> ratio() const;
};

/// Replayed cases together with the question that they answer, as all their reports need it. Refers to
/// everything.
class ReplayReport {
 public:
  ReplayReport(const TransferGraph& graph, const FreezeQuery& query, std::span<const ReplayCase> cases,
               const ReplayAnswer& answer)
      : graph_(graph), query_(query), cases_(cases), answer_(answer) {}

  const TransferGraph& graph() const { return graph_; }
  const FreezeQuery& query() const { return query_; }
  const ReplayAnswer& answer() const { return answer_; }
  /// Nothing for the case without a name.
  std::optional<std::string_view> case_name(std::size_t i) const {
    return cases_[i].name.empty() ? std::nullopt : std::optional<std::string_view>(cases_[i].name);
  }

  /// By currency.
  [[nodiscard]] std::vector<ReplayTotal> overall(const ReplayedDelay&) const;
  /// The same, over the cases in which there were more candidates than orders: in the others every plan
  /// catches the same.
  [[nodiscard]] std::vector<ReplayTotal> contested(const ReplayedDelay&) const;

 private:
  [[nodiscard]] std::vector<ReplayTotal> sum(const ReplayedDelay&, bool contested_only) const;

  const TransferGraph& graph_;
  const FreezeQuery& query_;
  std::span<const ReplayCase> cases_;
  const ReplayAnswer& answer_;
};

}  // namespace sluice
