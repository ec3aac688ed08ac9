// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/graph/transfer_graph.hpp"

namespace sluice {

/// What becomes of money that reaches an account. Everything but `rests` is outside: money that arrives
/// there ends, and what such an account pays is clean unless it is a source.
enum class End : std::uint8_t { rests, dissipated, victim, left_visibility };

/// "dissipated", "victim", "left_visibility"; empty for rests.
[[nodiscard]] std::string_view to_text(End);

/// Accounts that a query names as outside or inside, beside what the ledger knows of them.
struct BoundaryOptions {
  /// Money that arrives there is gone.
  std::vector<AccountNo> terminal;
  /// Their own records are not loaded.
  std::vector<AccountNo> uncovered;
  /// Merchants and pools whose money is followed all the same.
  std::vector<AccountNo> follow;
};

/// Tells terminal and uncovered accounts from those that money can be followed through; victims are
/// known to the trace itself. Terminal are the kinds cash-point and fee, merchants that are not followed,
/// "?fee", and named accounts; uncovered are pools that are not followed, "?fx", accounts that the account
/// file says are uncovered, and named ones. Terminal goes before uncovered.
class Boundary {
 public:
  Boundary(const TransferGraph& graph, BoundaryOptions options);

  /// O(log named accounts).
  [[nodiscard]] bool is_terminal(AccountNo) const;
  [[nodiscard]] bool is_uncovered(AccountNo) const;

 private:
  const AccountTable* accounts_;
  BoundaryOptions options_;
};

}  // namespace sluice
