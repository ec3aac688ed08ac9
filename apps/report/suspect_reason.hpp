// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "apps/report/suspects_report.hpp"

namespace sluice {

/// The signal in a sentence, without its full stop: "it was silent for 84 days, then had 14 transfers within
/// 3 d".
[[nodiscard]] std::string reason_text(const SuspectSignal&, const TransferGraph&);

/// How rare the value is: "more than 99.4 % of 1,204 comparable accounts"; "no less than any of …" where
/// hardly anybody shows less.
[[nodiscard]] std::string rarity_text(const SuspectSignal&);

/// Why a signal can be unknown, in a half sentence. `has_confirmed`: some account is confirmed.
[[nodiscard]] std::string_view unknown_reason(Signal, bool has_confirmed);

/// The number as a float shows it, without the digits that it does not have: 0.3, not 0.300000011920929.
[[nodiscard]] double short_number(float);

}  // namespace sluice
