// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "algorithms/trace/trace.hpp"

namespace CLI {
class App;
}

namespace sluice {

/// How money is followed: the rule and the limits.
class TracingOptions {
 public:
  void add_to(CLI::App&);
  /// A query with the rule, the hop limit and the horizon. Throws InvalidQuery.
  [[nodiscard]] TraceQuery interpret() const;
  /// Sets the floor, which the graph's currencies scale. Throws InvalidQuery.
  void set_floors(const TransferGraph&, TraceQuery&) const;
  /// Throws InvalidQuery for a rule that measures nothing, which `command` cannot do with.
  void require_amounts(std::string_view command) const;

 private:
  std::string rule_ = "haircut", horizon_, min_amount_;
  std::optional<std::uint32_t> hops_max_;
};

}  // namespace sluice
