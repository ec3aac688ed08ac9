// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <span>
#include <string_view>

#include "apps/report/ask_report.hpp"
#include "apps/report/json_writer.hpp"

namespace sluice {

/// Writes whom to ask as one JSON object and completes the output. `ledger` is the content hash, `requests`
/// the files of requests that were written. Rows that completion added have no id: of the account "?" the
/// transfers beside which they stand are listed as "beside". Throws OutputFailed.
void write_ask_json(const AskReport&, std::span<const std::filesystem::path> requests,
                    std::string_view ledger, JsonWriter&);

}  // namespace sluice
