// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "bench/detection/chain_detection.hpp"

namespace sluice::bench {

/// Tables `accounts` (all methods and plain rules), `cases` (half of a case's mules from a score of 0.5 on),
/// `signals` and `weights`. Measured are inside accounts with a transfer that are mules or innocent; where
/// labels are used, those without a label.
void measure_accounts(const DetectionLedger&, const PassThroughQuery&, const ChainFindings&, const Figures&);

}  // namespace sluice::bench
