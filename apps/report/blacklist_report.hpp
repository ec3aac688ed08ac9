// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "algorithms/blacklist/blacklist.hpp"
#include "apps/report/implicated_report.hpp"

namespace sluice {

/// Who is proposed for listing, and what that rests on. `list` refers to `who`.
struct BlacklistAnswer {
  ImplicatedAnswer who;
  FoundGangs gangs;
  Blacklist list;
  /// Names of the cases by number.
  std::vector<std::string> cases;
  Time at;
  std::size_t number_min = 3;
};

/// What an answer of this kind is, in one sentence.
constexpr std::string_view proposal_note =
    "Proposed for listing, no decision: prefecture-level police or above find the facts, the person is told "
    "in "
    "writing and may appeal.";

/// Why nobody is proposed where only chains say who is implicated.
constexpr std::string_view chains_only_note =
    "Chains alone propose nobody for what they show: it takes labels (--labels) or fraud payments (--fraud, "
    "--fraud-file).";

/// The texts of the ledger's codes: a holder's id, a phone, a name.
[[nodiscard]] std::string_view code_text(const TransferGraph&, std::uint32_t code);

/// The first known name of the holder's accounts; empty for none.
[[nodiscard]] std::string_view holder_name(const HolderRecord&, const TransferGraph&);

/// Why the holder is proposed: "3 items, 4 times", "false identity", "convicted"; "below the number", or
/// "chains only" where the answer rests on them.
[[nodiscard]] std::string grounds_text(const HolderRecord&, const BlacklistAnswer&);

/// Traced money in all that the account received, the largest of its currencies: "33.3 %"; empty where none
/// was traced.
[[nodiscard]] std::string traced_share_text(const ImplicatedAccount&);

/// The first transfer of the evidence; empty for none.
[[nodiscard]] std::string since_text(const ImplicatedAccount&, const TransferGraph&);

}  // namespace sluice
