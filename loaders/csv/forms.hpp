// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "loaders/csv/record_reader.hpp"
#include "loaders/load_options.hpp"
#include "loaders/text/amount_text.hpp"
#include "loaders/text/time_text.hpp"

namespace sluice {

/// How a file of this dialect writes amounts, and times, under the user's options. Throws InvalidQuery where
/// those contradict each other.
[[nodiscard]] AmountForm amount_form(const LoadOptions& options, const Dialect& dialect);
[[nodiscard]] TimeForm time_form(const LoadOptions& options);

}  // namespace sluice
