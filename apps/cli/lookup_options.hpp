// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "algorithms/lookups/parties.hpp"
#include "algorithms/lookups/period.hpp"
#include "algorithms/lookups/shared_counterparties.hpp"
#include "apps/cli/ledger_options.hpp"

namespace sluice {

/// What peers, common and connect share: what the names are, and the time that is looked at.
class LookupOptions {
 public:
  /// --by, --from and --to.
  void add_to(CLI::App&);
  /// --known-at, where no other options have it.
  void add_known_at(CLI::App&);

  /// Throws InvalidQuery.
  [[nodiscard]] PartyKind by() const;
  [[nodiscard]] Period period(const TimeForm&) const;
  /// The graph as it was known at the time asked for, the whole one if none was.
  [[nodiscard]] TransferGraph known(const TransferGraph&, const TimeForm&) const;

 private:
  std::string by_ = "account", from_, to_, known_at_;
};

/// The accounts of that name. Throws InvalidQuery that says what else has the name, or the nearest one.
[[nodiscard]] NamedGroup require_party(const TransferGraph&, const Parties&, const std::string& name);

/// All accounts of the names as one group. Throws as above, and where there is no name.
[[nodiscard]] NamedGroup require_parties(const TransferGraph&, const Parties&, const std::string& names);

}  // namespace sluice
