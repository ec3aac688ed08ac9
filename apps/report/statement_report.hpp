// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "apps/report/json_writer.hpp"
#include "apps/report/statement.hpp"
#include "apps/report/terminal.hpp"

namespace sluice {

/// Writes the account, its attributes (null where not known), pockets and rows as one JSON object and
/// completes the output. `hash` is the ledger's content hash.
void write_statement_json(const TransferGraph&, const Statement&, std::string_view hash, JsonWriter&);

/// The statement for people.
[[nodiscard]] std::string statement_text(const TransferGraph&, const Statement&, const Style&);

}  // namespace sluice
