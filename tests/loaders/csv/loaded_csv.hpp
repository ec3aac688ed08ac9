// SPDX-License-Identifier: Apache-2.0
// Loads texts as files and says what came of them in lines that are easy to compare.
#pragma once
#include <string>
#include <vector>

#include <fmt/format.h>

#include "engine/graph/transfer_graph.hpp"
#include "loaders/load.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/written_file.hpp"

namespace sluice::tests {

using Lines = std::vector<std::string>;

/// What became of a load; `refusal` is the sentence of the error that ended it.
struct Outcome {
  std::shared_ptr<const Ledger> ledger;
  LoadReport report;
  std::string refusal;
  enum class Kind { answered, unreadable, invalid, nothing_loaded } kind = Kind::answered;
};

/// Every row has exactly one fate.
inline void require_counts_add_up(const LoadReport& r) {
  REQUIRE(r.rows == r.loaded + r.rejected + r.failed + r.self + r.duplicate + r.merged);
  REQUIRE(r.rejections.size() == r.rejected + r.rejected_companions);
}

inline Outcome load_files(const LoadOptions& options) {
  Outcome outcome;
  Progress progress;
  try {
    auto loaded = load_ledger(options, progress);
    outcome.ledger = loaded.ledger;
    outcome.report = std::move(loaded.report);
  } catch (const NothingLoaded& error) {
    outcome.report = error.report;
    outcome.refusal = error.what();
    outcome.kind = Outcome::Kind::nothing_loaded;
  } catch (const UnreadableInput& error) {
    outcome.refusal = error.what();
    outcome.kind = Outcome::Kind::unreadable;
  } catch (const InvalidQuery& error) {
    outcome.refusal = error.what();
    outcome.kind = Outcome::Kind::invalid;
  }
  require_counts_add_up(outcome.report);
  return outcome;
}

/// Loads a text as file t.csv.
inline Outcome load_text(std::string_view text, LoadOptions options = {}) {
  const TemporaryFolder folder;
  options.files = {folder.write("t.csv", text)};
  return load_files(options);
}

/// A file of the usual columns with these rows.
inline std::string with_header(const Lines& rows, std::string_view more_columns = "") {
  auto text = fmt::format("transfer_id,payer,payee,time,amount,currency{}\n", more_columns);
  for (const auto& row : rows) text += row + "\n";
  return text;
}

/// "id payer payee time amount currency" of each transfer, in order.
inline Lines transfers(const Outcome& outcome) {
  Lines lines;
  if (!outcome.ledger) return lines;
  const TransferGraph graph(outcome.ledger);
  for (std::uint32_t t = 0; t < graph.transfer_count(); ++t) {
    const TransferNo number(t);
    const auto currency = graph.currency(number);
    lines.push_back(fmt::format(
        "{} {} {} {} {} {}", graph.transfer_id(number), graph.account_id(graph.payer(number)),
        graph.account_id(graph.payee(number)), to_iso8601(graph.time(number), graph.digits(number)),
        to_decimal(graph.amount(number), graph.scale(currency)), graph.currency_code(currency)));
  }
  return lines;
}

/// "file:line column|expected|found" of each rejected row, in the report's order.
inline Lines rejections(const Outcome& outcome) {
  Lines lines;
  for (const auto& r : outcome.report.rejections)
    lines.push_back(fmt::format("{}:{} {}|{}|{}", r.file, r.line, r.column, r.expected, r.found));
  return lines;
}

/// "loaded rejected failed self duplicate".
inline std::string fates(const Outcome& outcome) {
  const auto& r = outcome.report;
  return fmt::format("{} {} {} {} {}", r.loaded, r.rejected, r.failed, r.self, r.duplicate);
}

inline LoadOptions mapped(const Lines& map) {
  LoadOptions options;
  options.map = map;
  return options;
}

}  // namespace sluice::tests
