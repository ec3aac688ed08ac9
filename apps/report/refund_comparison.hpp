// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "apps/report/json_writer.hpp"
#include "apps/report/refund_report.hpp"
#include "apps/report/terminal.hpp"

namespace sluice {

/// What each of several methods gives the victims, side by side. The reports answer the same question but
/// for the method, so their victims are the same.
void write_refund_comparison(std::span<const RefundReport>, std::string_view ledger, JsonWriter&);

/// A row per victim and currency, a column per method; at most `rows_max` rows.
[[nodiscard]] std::string refund_comparison_text(std::span<const RefundReport>, std::size_t rows_max,
                                                 const Style&);

/// The file that the next writes into the folder: refund_methods.csv.
[[nodiscard]] std::filesystem::path refund_comparison_file(const std::filesystem::path& folder);
/// A row per method, victim and currency, into the folder, which is created where it does not exist. Throws
/// OutputFailed.
void write_refund_comparison_csv(std::span<const RefundReport>, const std::filesystem::path& folder);

}  // namespace sluice
