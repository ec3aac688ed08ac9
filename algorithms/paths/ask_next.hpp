// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "algorithms/trace/trace.hpp"

namespace sluice {

/// An uncovered account into which traced money left visibility.
struct AskedAccount {
  PocketNo pocket;
  Amount amount;
  /// The transfers that brought it there: places in Trace::transfers, ascending.
  std::vector<std::uint32_t> transfers;
};

/// An institution to be asked for records.
struct AskedInstitution {
  /// Empty where not known.
  std::string_view name;
  /// The accounts "?" and "?fx": nobody's, their money left by rows that are missing or was exchanged.
  bool is_unseen = false;
  /// By currency, amount descending, id.
  std::vector<AskedAccount> accounts;
};

/// Whom to ask next: the uncovered accounts of a forward trace, by institution. Institutions by their largest
/// total in one currency (in whole units, without exchange rates), then name; the unseen ones last. Linear in
/// the trace.
[[nodiscard]] std::vector<AskedInstitution> ask_next(const TransferGraph&, const Trace&);

}  // namespace sluice
