// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "apps/report/suspects_report.hpp"

namespace sluice {

/// The signal in a sentence, without its full stop: "it was silent for 84 days, then had 14 transfers within
/// 3 d".
[[nodiscard]] std::string reason_text(const SuspectSignal&, const TransferGraph&);

/// How rare the value is: "that is more than 99.4 % of 1,204 comparable accounts show"; of fewer than 200
/// accounts how many: "16 of 17 comparable accounts show less".
[[nodiscard]] std::string rarity_text(const SuspectSignal&);

/// From where on the signal is looked at, in its unit: "40 %", "3 times", "28 days".
[[nodiscard]] std::string threshold_text(Signal, float threshold);

/// Why a signal can be unknown, in a half sentence. `has_confirmed`: some account is confirmed.
[[nodiscard]] std::string_view unknown_reason(Signal, bool has_confirmed);

/// Whether scores were nearer to the truth than always predicting the same share, on accounts that nothing
/// was learnt from: by at least a hundredth of the mean squared error.
[[nodiscard]] bool labels_taught(const Evaluation&);

/// The number as a float shows it, without the digits that it does not have: 0.3, not 0.300000011920929.
[[nodiscard]] double short_number(float);

}  // namespace sluice
